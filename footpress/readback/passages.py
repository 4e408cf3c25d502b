"""Passages of a built edition as they are compared: their plain text, their italics and links."""

from __future__ import annotations

from lxml import etree, html

from footpress.model.readback import Marks
from footpress.text.parsing import parse_fragment

_BLOCKS = frozenset(
    "address blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table td th tr ul".split()
)


def plain(fragment: str) -> str:
    """The plain text of an XHTML fragment, blocks apart by a blank."""
    return text_of(parse_fragment(fragment))


def text_of(element: html.HtmlElement) -> str:
    """The plain text of an element, blocks apart by a blank, and nothing within a block; a formula is its TeX."""
    pieces = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if not isinstance(part.tag, str):
            continue  # a comment
        if part.tag == "math" and event == "start":
            pieces += ["".join(map(str, note.itertext())) for note in part.iter("annotation")]
            walk.skip_subtree()
            continue
        apart = " " if part.tag in _BLOCKS else ""
        pieces.append(apart + (part.text or "") if event == "start" else apart + (part.tail or "") * (part is not element))
    return " ".join("".join(pieces).split())


def marks_of(element: html.HtmlElement) -> Marks:
    """The italics and the links of a passage; links within the edition (to a note, an entry) and the letters of formulas are its own affair."""
    italic = "".join(
        "".join(map(str, part.xpath(".//text()[not(ancestor::math)]")))
        for part in element.xpath(".//*[self::em or self::i][not(ancestor::em or ancestor::i)]")
    )
    links = tuple(
        link.get("href")
        for link in element.xpath(".//a[@href]")
        if "://" in link.get("href") or link.get("href").startswith("mailto:")
    )
    return Marks(italic, links)
