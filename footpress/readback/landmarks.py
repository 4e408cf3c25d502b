"""What stands in a text besides its words, each at its place: calls, links, headings, pictures, items, cells, what is set apart.

A place is how many of the characters that are compared stand before it, so that an edition may break lines and pages as it likes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree, html

from footpress.model.readback import Landmark
from footpress.readback.fold import fold_printed

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = {
    "blockquote": "blockquote", "caption": "caption", "dd": "dd", "dt": "dt", "figcaption": "caption", "figure": "figure", "li": "li",
    "ol": "ol", "pre": "pre", "table": "table", "td": "td", "th": "th", "tr": "tr", "ul": "ul",
}  # fmt: skip
_INLINE = ("code", "del", "em", "strong", "sub", "sup")
CITATION = "in-text-"
"""What the ids of citations in the running text begin with; entries lead back to them."""
UNNAMED = "heading:"
"""What an edition calls a heading that has no name, before its number from 1."""
KINDS = frozenset(("address", "break", "call", "citation", "heading", "language", "link", "picture", *_BLOCKS.values(), *_INLINE))
NAMES = {
    "address": "the link to", "call": "the call of note", "citation": "the citation", "del": "the struck-out", "em": "the emphasis",
    "heading": "the heading of level", "language": "the language", "link": "the link within the text to", "picture": "the picture with the description", "sub": "the lowered",
    "sup": "the raised", "td": "a cell", "th": "a cell of the head", "tr": "a row", "li": "an item", "caption": "a caption", "strong": "the strong",
}  # fmt: skip
"""What messages call the kinds."""


def landmarks_of(element: html.HtmlElement) -> tuple[Landmark, ...]:
    """The landmarks of a passage in its order; calls are `<a class="noteref" data-note="1">`, links within the edition begin with #."""
    return tuple(_landmarks(element))


def _landmarks(element: html.HtmlElement) -> Iterator[Landmark]:
    place = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "start" and isinstance(part.tag, str) and part is not element:
            for kind, says in _says(part):
                yield Landmark(kind, says, place)
        if part.tag == "math" and event == "start":
            place += len(fold_printed("".join("".join(map(str, note.itertext())) for note in part.iter("annotation"))))
            walk.skip_subtree()
        elif isinstance(part.tag, str):
            place += len(fold_printed((part.text if event == "start" else part.tail if part is not element else "") or ""))


def _says(part: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """(kind, what it says) of the landmarks that an element is."""
    tag, id = str(part.tag), part.get("id", "")
    if part.get("lang"):
        yield "language", part.get("lang", "")
    if id.startswith(CITATION):
        yield "citation", id
    if tag == "a" and part.get("data-note"):
        yield "call", part.get("data-note", "")
    elif tag == "a" and fold_printed("".join(map(str, part.itertext()))):
        address = part.get("href", "")
        if address.startswith("#"):
            yield "link", inner(address[1:])
        elif "://" in address or address.startswith("mailto:"):
            yield "address", address
    elif tag in HEADINGS:
        yield "heading", said_of_heading(tag[1], id)
    elif tag == "img" and part.get("alt"):
        yield "picture", part.get("alt", "")
    elif tag == "hr":
        yield "break", ""
    elif tag in _BLOCKS:
        yield _BLOCKS[tag], ""
    elif tag in _INLINE:
        yield tag, fold_printed("".join(map(str, part.itertext())))


def said_of_heading(level: str, id: str) -> str:
    """What a heading says as a landmark: its level, and its name if it has one."""
    return f"{level} {'' if id.startswith(UNNAMED) else inner(id)}".strip()


def inner(id: str) -> str:
    """The name of a place in a text: editions put "section-" before those that are names of their own."""
    return unquote(id).removeprefix("section-")


def unskipped(headings: list[Landmark]) -> list[Landmark]:
    """Headings of which none is more than one level below the one before it, as a PDF has them (PDF/UA-1, 7.4.2)."""
    level, capped = 1, []
    for heading in headings:
        digit, _, id = heading.says.partition(" ")
        level = min(int(digit), level + 1)
        capped.append(replace(heading, says=f"{level} {id}".strip()))
    return capped
