"""The built PDF read back: its calls, its notes and its entries, from the words that stand on its pages.

The structure of the PDF says what belongs together (a note may stand on several pages); the words are those that pdfium
finds drawn on the page, inside its edges. Nothing is taken from the document that the PDF was made from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from footpress.checks.agreement import fold
from footpress.editions.linebreaks import WORD_JOINER
from footpress.editions.pdf.markup import BREAK
from footpress.editions.pdf.structure import Element, Mark, Words, read_structure, read_words
from footpress.model.article import PageStart
from footpress.model.edition import LateNote, Marks, ReadBack, ReadNote

_HYPHEN = "\u2010"
"""What the typesetter puts where it divides a word; authors' own hyphens are U+002D."""

CITED = "cited:"
"""The ids of the lists of notes that cite an entry."""

APART = ("Lbl", "Figure")
"""What stands in a passage and is none of its words: the numbers of lists, and the words in a drawing."""
NO_WORDS = ("Note", "Reference", *APART)
"""What stands in the body and is none of its words: notes and calls too."""


def read_back(build: Path, slug: str) -> ReadBack:
    """What build/<slug>.pdf says."""
    root, words = _read(build / f"{slug}.pdf")
    return _said(root, words)


def read_collection(build: Path, slug: str, articles: Sequence[str]) -> Mapping[str, ReadBack]:
    """What build/<slug>.pdf says of each article."""
    root, words = _read(build / f"{slug}.pdf")
    found = {element.id.removesuffix("/article"): element for element in root.walk() if element.id.endswith("/article")}
    return {article: _said(_without_prefix(found.get(article, Element("Root")), f"{article}/"), words) for article in articles}


def _read(path: Path) -> tuple[Element, Mapping[Mark, Words]]:
    root = read_structure(path)
    return root, {**_in_reading_order(root, read_words(path)), **_formulas(root)}


def _without_prefix(element: Element, prefix: str) -> Element:
    """An element and all in it as they are in an article alone."""
    return replace(
        element,
        id=element.id.removeprefix(prefix),
        target=element.target.removeprefix(prefix),
        kids=tuple(_without_prefix(kid, prefix) if isinstance(kid, Element) else kid for kid in element.kids),
    )


def _said(root: Element, words: Mapping[Mark, Words]) -> ReadBack:
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
        pages=tuple(_pages(in_body, words)),
        late=tuple(_late(root, words)),
        labels=tuple(label for element in bodies for label in _labels(element, words, in_notes=False)),
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


def _formulas(root: Element) -> Mapping[Mark, Words]:
    """The formulas, which are drawn without letters, as the TeX that is their /Alt."""
    return {
        mark: Words(element.alternative, 0, 0) for element in root.walk() if element.type == "Formula" for mark in element.marks()
    }


def _characters(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text)
    return sorted(character for character in folded if not character.isspace() and unicodedata.category(character) != "Cf")


def _notes(root: Element, words: Mapping[Mark, Words]) -> Iterator[ReadNote]:
    for note in root.walk():
        if note.type == "Note" and note.id.startswith("note:"):
            number = _number(note.id)
            text = _joined(_marks_without(note, APART), words).removeprefix(str(number)).lstrip()
            yield ReadNote(number, text, _marks(note, words), tuple(_labels(note, words)))


def _late(root: Element, words: Mapping[Mark, Words]) -> Iterator[LateNote]:
    """The notes whose first words do not stand on the page of their call. What calls a note is a `Reference` that holds it."""
    for reference in root.walk():
        if reference.type == "Reference":
            calls = [page for page, _ in _marks_without(reference, ("Note",))]
            for note in (element for element in reference.walk() if element.type == "Note"):
                begins = next((page for page, mark in note.marks() if (page, mark) in words), None)
                if begins is not None and calls and begins != calls[0]:
                    sign = _joined(_marks_without(reference, ("Note",)), words)
                    yield LateNote(sign.lstrip(WORD_JOINER), calls[0] + 1, begins + 1)


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
            place += len(fold(words[mark].text))


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


def _pages(marks: Iterable[Mark], words: Mapping[Mark, Words]) -> Iterator[PageStart]:
    """The pages that have words of some marks, which stand in reading order. The templates number pages from the first."""
    place = 0
    for page, own in groupby((mark for mark in marks if mark in words), key=itemgetter(0)):
        folded = len(fold("".join(words[mark].text for mark in own)))
        if folded:
            yield PageStart(str(page + 1), place)
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
            text = text[:-1] if text.endswith(_HYPHEN) else f"{text} "
        text += drawn.text
        page, line = mark[0], drawn.last
    return " ".join(text.split())
