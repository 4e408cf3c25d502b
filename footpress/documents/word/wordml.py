"""The names of WordprocessingML (ECMA-376, Part 1, 17), and the smallest things that are done with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

Node = Any
"""An element of lxml, which has no types."""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The same words in a file saved as "Strict Open XML"."""
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """A name of Word's with its namespace."""
    return f"{{{W}}}{name}"


P, R, T, RPR, PPR, VAL = w("p"), w("r"), w("t"), w("rPr"), w("pPr"), w("val")


def within(root: Node, *names: str) -> list[Node]:
    """All elements of these names, in order; a list, since they are going to be moved."""
    return list(root.iter(*(w(name) for name in names)))


def value(element: Node, name: str) -> str | None:
    """The value of a property: `<w:vanish/>` is "", a missing one None."""
    found = element.find(w(name)) if element is not None else None
    return None if found is None else str(found.get(VAL, ""))


def is_on(element: Node, name: str) -> bool:
    """Whether a property that is on or off is on."""
    return value(element, name) not in (None, "0", "false", "off")


def property_of(run_or_paragraph: Node, name: str) -> str | None:
    """The value of a property of a run or paragraph."""
    return value(run_or_paragraph.find(RPR if run_or_paragraph.tag == R else PPR), name)


def unwrap(element: Node, *, without: tuple[str, ...] = ()) -> None:
    """Put the children of an element in its place, but for those of these names."""
    parent = element.getparent()
    place = parent.index(element)
    for child in [child for child in element if child.tag not in {w(name) for name in without}]:
        parent.insert(place, child)
        place += 1
    remove(element)


def remove(element: Node) -> None:
    """Take an element out; the text behind it, which in these files is layout, goes with it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def text_run(text: str) -> Node:
    """A run of plain text."""
    run = etree.Element(R)
    word = etree.SubElement(run, T)
    word.text = text
    word.set(SPACE, "preserve")
    return run


def words_in(element: Node) -> str:
    """The words that stand in an element, tabs and ends of lines as blanks, a line for each paragraph."""
    return "".join(_words(element)).strip()


def _words(element: Node) -> Iterator[str]:
    for node in element.iter():
        if node.tag in (T, w("delText")):
            yield node.text or ""
        elif node.tag in (w("tab"), w("br"), w("cr"), w("ptab")):
            yield " "
        elif node.tag == w("noBreakHyphen"):
            yield "\u2011"
        elif node.tag == P:
            yield "\n"
