"""Step 8, pack: the words of a drawing (SVG 2, 11) are set in the faces of the publication.

A chart asks for Arial, or for `sans-serif`, which is another face on each machine, or none. Of the families that it names those are
taken that the publication has; then its own, the first of which is that of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lxml import etree
from weasyprint import svg

from footpress.text.parsing import parse_xml

_FONT = re.compile(
    r"(?<![-\w])font\s*:\s*(?P<manner>(?:(?:normal|italic|oblique|small-caps|bold|bolder|lighter|[1-9]00)\s+)*)"
    r"(?P<size>[\d.]+[a-z]*%?|(?:xx?-)?(?:small|large)|medium)(?:\s*/\s*[^\s;}]+)?\s+(?P<family>[^;}]+)"
)
_draw = svg.text


@contextmanager
def words_in(families: Sequence[str]) -> Iterator[None]:
    """While this holds, WeasyPrint draws the words of drawings in these families."""
    known = {family.casefold(): family for family in families}

    def faces(asked: str) -> str:
        named = (name.strip().strip("\"'").casefold() for name in asked.split(","))
        return ", ".join(dict.fromkeys((*(known[name] for name in named if name in known), *families)))

    def draw(drawing: Any, node: Any, font_size: float) -> Any:
        node.attrib["font-family"] = faces(node.get("font-family", ""))
        return _draw(drawing, node, font_size)

    def exchange(old: Any, new: Any) -> None:
        svg.text = new
        svg.TAGS.update({name: new for name, function in svg.TAGS.items() if function is old})

    exchange(_draw, draw)
    try:
        yield
    finally:
        exchange(draw, _draw)


def drawable(data: bytes) -> bytes:
    """A drawing whose styles have no `font: bold 12px Arial`, of which WeasyPrint reads the size and the family alone.

    Raises ValueError, with what to do, for what WeasyPrint does not draw as it is meant.
    """
    if b"textPath" in data:
        raise ValueError("its words run along a path, which is not printed; turn them into outlines")
    if b"font" not in data:
        return data
    root = parse_xml(data, own=True)
    for element in root.iter(etree.Element):
        element.attrib.pop("font", None)  # no attribute of SVG
        if style := element.get("style"):
            element.set("style", _FONT.sub(_longhand, style))
        if etree.QName(element).localname == "style" and element.text:
            element.text = _FONT.sub(_longhand, element.text)
    return bytes(etree.tostring(root))


def _longhand(font: re.Match[str]) -> str:
    """`font: italic bold 12px Arial` as the properties that it stands for (CSS Fonts 4, 2.7)."""
    manner = font["manner"].split()
    style = next((word for word in manner if word in ("italic", "oblique")), "normal")
    weight = next((word for word in manner if word.startswith(("bold", "lighter")) or word.isdigit()), "normal")
    return f"font-style: {style}; font-weight: {weight}; font-size: {font['size']}; font-family: {font['family'].strip()}"
