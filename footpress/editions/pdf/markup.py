"""Step 6, place notes: the body of an article as the PDF wants it, each note standing where it is called.

    <span class="call"><a id="call:1" href="#note:1">1</a><footnote id="note:1">…</footnote></span>

The typesetter moves `<footnote>` to the foot of the page. The colon keeps these ids apart from those of headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from footpress.citing.calls import words_without_calls
from footpress.citing.lists import labelled
from footpress.editions import formulas
from footpress.editions.linebreaks import WORD_JOINER, bind, is_address
from footpress.editions.pdf.tables import fit_tables, repeat_heads
from footpress.model.article import Article, ArticleNote
from footpress.text.parsing import parse_xml

_KEPT = ("pre", "code", "svg", "script", "style")
USUAL_LABEL = 3
"""Characters in the number of an item for which the style sheet leaves room: "12."."""
BREAK, LINK = "break:", "link:"
"""What the ids of thematic breaks and of links begin with. An id tells where a link begins: it may go on on the next line or page."""
NOTE_SEEN = "see:"
"""What the names begin with to which cross-references lead: the number of a note at the foot of its page. Only a call leads to "note:"."""
_LAST_WORD = re.compile(r"(?<=\S) (?=\S{1,9}$)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: its level (2 is the highest), its id, and its words without calls."""

    level: int
    id: str
    label: str


def body(article: Article, terms: Mapping[str, str]) -> tuple[str, tuple[Heading, ...]]:
    """(the body with its notes placed, as XHTML; its headings)."""
    root = parse(article.body)
    headings = tuple(_headings(root))
    repeat_heads(root)
    notes = {note.number: note for note in article.notes}
    placed: set[int] = set()
    for call in list(root.iter("a")):
        if "noteref" in call.get("class", "").split():
            number = int(call.get("data-note", "0"))
            _place(call, notes.get(number), number, first=number not in placed, terms=terms)
            placed.add(number)
    _finish(root)
    return inner(root), headings


def fragment(html: str, name: str) -> str:
    """A fragment without notes (an entry, how to cite) with its line breaks seen to; `name` tells its links from those of others."""
    root = parse(html)
    _finish(root, name)
    return inner(root)


def parse(html: str) -> etree._Element:
    """A well-formed XHTML fragment under a `<div>`."""
    return parse_xml(f"<div>{html}</div>", own=True, bare=True)


def inner(root: etree._Element) -> str:
    """What stands inside an element, as XHTML."""
    return (
        etree.tostring(root, encoding="unicode", with_tail=False)[len("<div>") : -len("</div>")] if len(root) or root.text else ""
    )


def _headings(root: etree._Element) -> Iterator[Heading]:
    """The headings, each made fit to be linked to; no level is skipped (PDF/UA-1, 7.4.2)."""
    level = 1
    for number, heading in enumerate(root.iter(*_HEADINGS), start=1):
        level = min(int(str(heading.tag)[1]), level + 1)
        heading.tag = f"h{level}"
        heading.set("data-label", _label(heading))
        if not heading.get("id"):
            heading.set("id", f"heading:{number}")
        yield Heading(level, heading.get("id", ""), heading.get("data-label", ""))


def _place(call: etree._Element, note: ArticleNote | None, number: int, *, first: bool, terms: Mapping[str, str]) -> None:
    """Make the empty call of a note a link and put the note behind it; a second call of a note is a link alone."""
    span = etree.Element("span", {"class": "call"})
    span.tail, call.tail = call.tail, None
    parent = call.getparent()
    assert parent is not None
    parent.replace(call, span)
    link = etree.SubElement(span, "a", {"class": "noteref", "href": f"#note:{number}", "title": f"{terms['note']} {number}"})
    link.text = f"{WORD_JOINER}{number}"  # no line begins with a call
    if first:
        link.set("id", f"call:{number}")
    if first and note is not None:
        span.append(_footnote(note, terms))


def _footnote(note: ArticleNote, terms: Mapping[str, str]) -> etree._Element:
    """`<footnote>`: the blocks of the note, the first of which begins with its number, a link back to the call."""
    footnote = parse(note.html)
    footnote.tag = "footnote"
    footnote.set("id", f"note:{note.number}")
    if not len(footnote) or footnote[0].tag != "p" or (footnote.text or "").strip():
        footnote.insert(0, etree.Element("p"))
    begin = footnote[0]
    number = etree.Element("a", {"class": "number", "href": f"#call:{note.number}", "title": terms["back_to_text"]})
    number.set("id", f"{NOTE_SEEN}{note.number}")
    number.text, number.tail = str(note.number), " " + (begin.text or "").lstrip()
    begin.text = None
    begin.insert(0, number)
    return footnote


def _finish(root: etree._Element, name: str = "body") -> None:
    """See to formulas, lists, line breaks and links."""
    formulas.draw(root)
    _number_lists(root)
    for number, rule in enumerate(root.iter("hr"), start=1):
        rule.set("data-id", f"{BREAK}{number}")
    for number, link in enumerate(root.iter("a"), start=1):
        if not link.get("id"):
            link.set("data-id", f"{LINK}{name}:{number}")
    _push_links_in(root)
    for link in root.iter("a"):
        if link.get("class") == "cited":
            link.set("href", link.get("href", "").replace("#ref-", "#entry:", 1))
        elif link.get("class") == "to-note":
            link.set("href", link.get("href", "").replace("#note-", f"#{NOTE_SEEN}", 1))
        if is_address("".join(map(str, link.itertext()))):
            link.set("class", f"{link.get('class', '')} address".strip())
    for element in root.iter():
        if not _kept(element):
            element.text = bind(element.text) if element.text else element.text
        parent = element.getparent()
        if element.tail and parent is not None and not _kept(parent):
            element.tail = bind(element.tail)
    _bind_ends(root)
    fit_tables(root)


def _number_lists(root: etree._Element) -> None:
    """Give each item of a numbered list its number, and the list room for the widest of them."""
    widest: dict[etree._Element, int] = {}
    for item, label in labelled(root):
        item.set("style", f'list-style-type: "{label} "')
        numbered = item.getparent()
        assert numbered is not None
        widest[numbered] = max(widest.get(numbered, 0), len(label))
    for numbered, length in widest.items():
        if length > USUAL_LABEL:
            numbered.set("style", f"padding-inline-start: {1.6 + 0.5 * (length - USUAL_LABEL):.1f}em")


def _bind_ends(root: etree._Element) -> None:
    """Bind the last two words of each paragraph, so that no short word stands alone on its last line."""
    for paragraph in root.iter("p", "li"):
        if _kept(paragraph):
            continue
        last = paragraph[-1] if len(paragraph) else None
        end = (paragraph.text if last is None else last.tail) or ""
        bound = _LAST_WORD.sub("\u00a0", end)
        if last is None:
            paragraph.text = bound
        else:
            last.tail = bound


def _kept(element: etree._Element) -> bool:
    return element.tag in _KEPT or any(ancestor.tag in _KEPT for ancestor in element.iterancestors())


def _push_links_in(root: etree._Element) -> None:
    """`<a>x <em>y</em></a>` → `<a>x </a><em><a>y</a></em>`: a link holds text alone, so every annotation has its Link."""
    while (link := next((a for a in root.iter("a") if len(a)), None)) is not None:
        parent = link.getparent()
        assert parent is not None
        attributes = {str(name): str(value) for name, value in link.attrib.items() if name not in ("id", "data-id")}
        pieces = list(_split(link, attributes))
        for name in ("id", "data-id"):
            if pieces and (begins := link.get(name)):
                _first_link(pieces).set(name, begins)
        if pieces:
            pieces[-1].tail = (pieces[-1].tail or "") + (link.tail or "")
        at = parent.index(link)
        parent[at : at + 1] = pieces


def _first_link(pieces: Sequence[etree._Element]) -> etree._Element:
    return next((inner for piece in pieces for inner in piece.iter("a")), pieces[0])


def _split(link: etree._Element, attributes: Mapping[str, str]) -> Iterator[etree._Element]:
    def linked(text: str) -> etree._Element:
        piece = etree.Element("a", dict(attributes))
        piece.text = text
        return piece

    if link.text:
        yield linked(link.text)
    for child in list(link):
        tail, child.tail = child.tail, None
        if child.text or len(child):
            inside = etree.Element("a", dict(attributes))
            inside.text, child.text = child.text, None
            inside.extend(list(child))
            child.insert(0, inside)
        yield child
        if tail:
            yield linked(tail)


def _label(heading: etree._Element) -> str:
    """The words of a heading without its calls, for bookmarks and running heads."""
    return re.sub(r"\s+", " ", "".join(words_without_calls(heading))).strip()
