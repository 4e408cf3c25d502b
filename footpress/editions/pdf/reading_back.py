"""The built PDF read back: its calls, its notes and its entries, from the words that stand on its pages.

The structure of the PDF says what belongs together (a note may stand on several pages); the words are those that pdfium
finds drawn on the page, inside its edges. Nothing is taken from the document that the PDF was made from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from footpress.editions.linebreaks import WORD_JOINER
from footpress.editions.pdf.markup import BREAK, NOTE_SEEN
from footpress.editions.pdf.structure import Element, Mark, Words, first_page, read_structure, read_words
from footpress.model.article import PageStart
from footpress.model.readback import Landmark, LateNote, Marks, ReadBack, ReadEntry, ReadNote
from footpress.model.volume import Files
from footpress.readback.fold import fold_printed
from footpress.readback.landmarks import CITATION, inner, said_of_heading

_HYPHENS = ("\u00ad", "\u2010")
"""What the typesetter puts where it divides a word (the second where an author typed one); authors' own hyphens are U+002D."""

CITED, PART = "cited:", "part:"
"""The ids of the lists of notes that cite an entry, and of the headings of the parts of a bibliography."""

APART = ("Lbl", "Figure")
"""What stands in a passage and is none of its words: the numbers of lists, and the words in a drawing."""
_LEADER = re.compile(r"(?:\s*\.){2,}\s*\d*$")
_SET_APART = {"BlockQuote": "blockquote", "Caption": "caption", "LI": "li", "TD": "td", "TH": "th"}
_PAIRED = str.maketrans(")]}>»›”’」』》〉", "([{<«‹“‘「『《〈")
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
KINDS = frozenset(("address", "call", "citation", "heading", "link", "picture", *_SET_APART.values()))
"""The landmarks that the structure of a PDF has."""
NO_WORDS = ("Note", "Reference", *APART)
"""What stands in the body and is none of its words: notes and calls too."""


def read_back(files: Files, slug: str, parts: Sequence[str] = ()) -> Mapping[str, ReadBack]:
    """What <slug>.pdf says, by the slug of the article. Raises WorldError where it is no tagged PDF."""
    pdf = files[f"{slug}.pdf"]
    root = read_structure(pdf)
    words = {**_in_reading_order(root, read_words(pdf)), **_formulas(root)}
    first = first_page(pdf)
    if not parts:
        return {slug: _said(root, words, first)}
    found = {element.id.removesuffix("/article"): element for element in root.walk() if element.id.endswith("/article")}
    return {part: _said(_without_prefix(found.get(part, Element("Root")), f"{part}/"), words, first) for part in parts}


def _without_prefix(element: Element, prefix: str) -> Element:
    """An element and all in it as they are in an article alone."""
    return replace(
        element,
        id=element.id.removeprefix(prefix),
        target=element.target.removeprefix(prefix),
        kids=tuple(_without_prefix(kid, prefix) if isinstance(kid, Element) else kid for kid in element.kids),
    )


def _said(root: Element, words: Mapping[Mark, Words], first: int) -> ReadBack:
    """What an article says, which is all of a file or an element in it."""
    bodies = list(_bodies(root))
    all_marks = [mark for element in bodies for mark in _marks_without(element, NO_WORDS)]
    rules = [rule for element in bodies for rule in element.walk() if rule.id.startswith(BREAK)]
    begins = {mark: rule.id for rule in rules for mark in list(rule.marks())[:1]}
    of_rules = {mark for rule in rules for mark in rule.marks()}
    in_body = [mark for mark in all_marks if mark not in of_rules]
    entries = [element for element in root.walk() if element.id.startswith("entry:")]
    return ReadBack(
        calls=tuple(_number(link.target) for link in _links(root) if link.target.startswith("note:")),
        notes=tuple(_notes(root, words)),
        entries=tuple(_joined(_marks_of_entry(entry), words) for entry in entries),
        entry_marks=tuple(_marks(entry, words) for entry in entries),
        signed=tuple(
            _joined(note.marks(), words) for note in root.walk() if note.type == "Note" and note.id.startswith("signed:")
        ),
        body=_joined(in_body, words),
        prose=dict(_prose(root, words)),
        pages=tuple(_pages(in_body, words, first)),
        late=tuple(_late(root, words, first)),
        labels=tuple(label for element in bodies for label in _labels(element, words, in_notes=False)),
        landmarks=tuple(_landmarks(bodies, words)),
        kinds=KINDS,
        linked_entries=tuple(_linked(entry, words, part) for entry, part in _in_parts(root, words)),
        contents=tuple(_contents(root, words)),
        abbreviations=tuple(_joined(each.marks(), words) for each in root.walk() if each.id.startswith("abbreviation:")),
        breaks=tuple(_breaks((mark for mark in all_marks if mark in begins or mark not in of_rules), begins, words)),
    )


def _in_reading_order(root: Element, words: Mapping[Mark, Words]) -> Mapping[Mark, Words]:
    """The words with those that are drawn from right to left as their /ActualText has them, if it has the same characters."""
    ordered = dict(words)
    for element in root.walk():
        for mark in element.marks() if element.actual_text else ():
            if mark in words and _characters(words[mark].text) == _characters(element.actual_text):
                ordered[mark] = replace(words[mark], text=element.actual_text)
    return ordered


def _in_parts(root: Element, words: Mapping[Mark, Words]) -> Iterator[tuple[Element, str]]:
    """Each entry, and the heading of the part of the bibliography in which it stands."""
    part = ""
    for element in root.walk():
        if element.id == "bibliography":
            part = ""
        elif element.id.startswith(PART):
            part = _joined(element.marks(), words)
        elif element.id.startswith("entry:"):
            yield element, part


def _linked(entry: Element, words: Mapping[Mark, Words], part: str) -> ReadEntry:
    """The key of an entry, and where its list of notes that cite it leads, each with the number that is drawn."""
    lists = (part for part in entry.walk() if part.id.startswith(CITED))
    links = [link for cited in lists for link in cited.walk() if link.target]
    return ReadEntry(
        entry.id.partition(":")[2],
        tuple(
            f"{'note ' if link.target.startswith('note:') else CITATION}{_agreed(link, words, link.target.removeprefix(CITATION).removeprefix('note:'))}"
            for link in links
        ),
        part,
    )


def _formulas(root: Element) -> Mapping[Mark, Words]:
    """The formulas, which are drawn without letters, as the TeX that is their /Alt."""
    return {
        mark: Words(element.alternative, 0, 0) for element in root.walk() if element.type == "Formula" for mark in element.marks()
    }


def _characters(text: str) -> list[str]:
    """The characters of a text in an order of their own; of a pair, such as brackets, each counts as the first: from right to left it is
    drawn as the other."""
    folded = unicodedata.normalize("NFKD", text).translate(_PAIRED)
    return sorted(character for character in folded if not character.isspace() and unicodedata.category(character) != "Cf")


def _notes(root: Element, words: Mapping[Mark, Words]) -> Iterator[ReadNote]:
    for note in root.walk():
        if note.type == "Note" and note.id.startswith("note:"):
            number = _number(note.id)
            text = _joined(_marks_without(note, APART), words).removeprefix(str(number)).lstrip()
            backs = [link for link in note.walk() if link.target.startswith("call:")]
            yield ReadNote(
                number,
                text,
                _marks(note, words),
                tuple(_labels(note, words)),
                tuple(_landmarks(note.kids, words, without=backs)),
                tuple(_agreed(link, words, link.target.partition(":")[2]) for link in backs),
            )


def _landmarks(
    parts: Iterable[Mark | Element], words: Mapping[Mark, Words], without: Collection[Element] = ()
) -> Iterator[Landmark]:
    """What stands in some parts besides words, at its place; `without` are the links back of a note, which are none of its text."""
    place, target = 0, ""
    for part in _in_order(parts, without):
        if not isinstance(part, Element):
            place += len(fold_printed(words[part].text)) if part in words else 0
            continue
        says = part.target.partition(":")[2] if part.target.startswith("entry:") else part.target
        if part.id.startswith(CITATION):
            yield Landmark("citation", part.id, place)
        if part.target.startswith("note:"):
            yield Landmark("call", _agreed(part, words, says.partition(":")[2], part.id.partition(":")[2]), place)
        elif part.target and (part.id or part.target != target):
            yield Landmark("link", inner(f"ref-{says}" if says != part.target else _of_note(says)), place)
        elif part.address and (part.id or part.address != target):
            yield Landmark("address", part.address, place)
        elif part.type in _HEADINGS:
            yield Landmark("heading", said_of_heading(part.type[1], part.id), place)
        elif part.type == "Figure" and part.alternative:
            yield Landmark("picture", part.alternative, place)
        elif part.type in _SET_APART and (
            part.type != "LI" or any(isinstance(kid, Element) and kid.type == "Lbl" for kid in part.kids)
        ):
            yield Landmark(_SET_APART[part.type], "", place)
        target = part.target or part.address or target


def _of_note(target: str) -> str:
    """Where a cross-reference to a note leads, by the name that the note has in an article: "note-3"."""
    return f"note-{target.removeprefix(NOTE_SEEN)}" if target.startswith(NOTE_SEEN) else target


def _in_order(parts: Iterable[Mark | Element], without: Collection[Element]) -> Iterator[Mark | Element]:
    """Elements and marks in order; of notes, numbers of lists and thematic breaks nothing, of calls and drawings no words."""
    for part in parts:
        if not isinstance(part, Element):
            yield part
        elif part.type not in ("Note", "Lbl") and not part.id.startswith(BREAK) and part not in without:
            yield part
            if part.type != "Figure" and not part.target.startswith("note:"):
                yield from _in_order(part.kids, without)


def _agreed(link: Element, words: Mapping[Mark, Words], *numbers: str) -> str:
    """A number that is drawn and that a link leads to, once; else all of them."""
    drawn = _joined(link.marks(), words).strip(f"{WORD_JOINER} ")
    return " → ".join(dict.fromkeys(filter(None, (drawn, *numbers))))


def _contents(root: Element, words: Mapping[Mark, Words]) -> Iterator[tuple[str, str]]:
    """Where the lines of the contents lead to in the text, and their words without the number of the page."""
    own = {heading.id for body in _bodies(root) for heading in body.walk() if heading.type in _HEADINGS}
    for listed in (element for element in root.walk() if element.id == "contents"):
        for target, pieces in groupby(_links(listed), key=lambda link: link.target):
            if target in own:
                marks = dict.fromkeys(mark for piece in pieces for mark in piece.marks())
                yield inner(target), _LEADER.sub("", _joined(marks, words))


def _late(root: Element, words: Mapping[Mark, Words], first: int) -> Iterator[LateNote]:
    """The notes whose first words do not stand on the page of their call. What calls a note is a `Reference` that holds it."""
    for reference in root.walk():
        if reference.type == "Reference":
            calls = [page for page, _ in _marks_without(reference, ("Note",))]
            for note in (element for element in reference.walk() if element.type == "Note"):
                begins = next((page for page, mark in note.marks() if (page, mark) in words), None)
                if begins is not None and calls and begins != calls[0]:
                    sign = _joined(_marks_without(reference, ("Note",)), words)
                    yield LateNote(sign.lstrip(WORD_JOINER), calls[0] + first, begins + first)


def _marks(element: Element, words: Mapping[Mark, Words]) -> Marks:
    """The italics and the web addresses of a passage. Only where a link begins it has an id: what the end of a line or a page divides is one."""
    italic = "".join(words[mark].italic for mark in _marks_without(element, APART) if mark in words)
    links: list[str] = []
    for part in element.walk():
        if part.address and (part.id or links[-1:] != [part.address]):
            links.append(part.address)
    return Marks(italic, tuple(links))


def _labels(element: Element, words: Mapping[Mark, Words], *, in_notes: bool = True) -> Iterator[str]:
    """The numbers of the items of numbered lists in a passage, as drawn."""
    for kid in element.kids:
        if isinstance(kid, Element) and (in_notes or kid.type != "Note"):
            drawn = _joined(kid.marks(), words) if kid.type == "Lbl" else ""
            if any(map(str.isalnum, drawn)):
                yield drawn
            yield from _labels(kid, words, in_notes=in_notes)


def _breaks(marks: Iterable[Mark], broken: Collection[Mark], words: Mapping[Mark, Words]) -> Iterator[int]:
    """Where thematic breaks stand between the words of some marks: after how many characters of them."""
    place = 0
    for mark in marks:
        if mark in broken:
            yield place
        elif mark in words:
            place += len(fold_printed(words[mark].text))


def _links(element: Element) -> Iterator[Element]:
    """The links outside of notes and of the lists of notes that cite an entry."""
    for kid in element.kids:
        if isinstance(kid, Element) and kid.type != "Note" and not kid.id.startswith(CITED):
            if kid.target:
                yield kid
            yield from _links(kid)


def _bodies(root: Element) -> Iterator[Element]:
    return (element for element in root.walk() if element.id == "body")


def _prose(root: Element, words: Mapping[Mark, Words]) -> Iterator[tuple[str, str]]:
    """The abstract, the first paragraph of its section; keywords follow it."""
    for section in root.walk():
        paragraphs = [kid for kid in section.kids if isinstance(kid, Element) and kid.type == "P"]
        if section.id == "abstract" and paragraphs:
            yield "abstract", _joined(paragraphs[0].marks(), words)


def _pages(marks: Iterable[Mark], words: Mapping[Mark, Words], first: int) -> Iterator[PageStart]:
    """The pages that have words of some marks, which stand in reading order. The templates number pages from `first`."""
    place = 0
    for page, own in groupby((mark for mark in marks if mark in words), key=itemgetter(0)):
        folded = len(fold_printed("".join(words[mark].text for mark in own)))
        if folded:
            yield PageStart(str(page + first), place)
        place += folded


def _marks_without(element: Element, kinds: Collection[str]) -> Iterator[Mark]:
    for kid in element.kids:
        if not isinstance(kid, Element):
            yield kid
        elif kid.type not in kinds:
            yield from _marks_without(kid, kinds)


def _marks_of_entry(entry: Element) -> Iterator[Mark]:
    """An entry without the list of the notes that cite it."""
    for kid in entry.kids:
        if not isinstance(kid, Element):
            yield kid
        elif not kid.id.startswith(CITED):
            yield from _marks_of_entry(kid)


def _number(name: str) -> int:
    return int(name.partition(":")[2])


def _joined(marks: Iterable[Mark], words: Mapping[Mark, Words]) -> str:
    """The words of some marks: a divided word is made whole, and a blank stands where a line ends."""
    text, page, line = "", -1, 0.0
    for mark in marks:
        if mark not in words:
            continue
        drawn = words[mark]
        if text and (mark[0] != page or abs(drawn.first - line) > 0.5):
            text = text[:-1] if text.endswith(_HYPHENS) else f"{text} "
        text += drawn.text
        page, line = mark[0], drawn.last
    return " ".join(text.split())
