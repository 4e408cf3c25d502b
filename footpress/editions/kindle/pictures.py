"""Formulas and pictures as Kindle's converter knows them: PNG and JPEG on white, since SVG, WebP and MathML may be left out.

Kindle Publishing Guidelines, 9.4 and 10.4: images are GIF, PNG, BMP or JPEG.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from PIL import Image, ImageChops

from footpress.editions.drawing import as_png
from footpress.editions.formulas import drawn_formula
from footpress.text.parsing import parse_xml

XHTML = "{http://www.w3.org/1999/xhtml}"
MATH = "{http://www.w3.org/1998/Math/MathML}math"
EM = 64
"""Pixels to the em of a formula: sharp at 300 dots an inch, in letters of 15 pt."""
LONGEST_SIDE = 1600
"""Pixels of the longer side of what was SVG."""
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing to be made pixels of: the address of its SVG ("data:…"), its width and height in pixels."""

    address: str
    width: float
    height: float


def formula(element: etree._Element) -> tuple[etree._Element, Drawing]:
    """(the `<img>` that stands for a `<math>`, without its address; what is to be drawn). Raises NotDrawn."""
    made = drawn_formula(element)
    style = (
        f"width: {made.width:.3f}em; vertical-align: {-made.depth:.3f}em"  # the height follows, where a narrow screen has less
    )
    image = etree.Element(f"{XHTML}img", {"class": made.kind, "alt": made.tex, "style": style})
    return image, Drawing(made.address, made.width * EM, made.height * EM)


def drawing(svg: bytes) -> Drawing:
    """A picture in SVG, its sides in the proportion that it says (300 × 150 where it says none, as CSS has it)."""
    root = parse_xml(svg)
    width, height = (_pixels(root.get(name, "")) for name in ("width", "height"))
    box = [float(number) for number in re.findall(r"[-+]?[\d.]+", root.get("viewBox", ""))]
    if not (width and height):
        width, height = (box[2], box[3]) if len(box) == 4 and box[2] > 0 < box[3] else (300.0, 150.0)
    scale = LONGEST_SIDE / max(width, height)
    return Drawing(f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}", width * scale, height * scale)


def _pixels(length: str) -> float:
    """The number of a length; its unit does not matter to the proportion. 0 for none, and for a share of the page."""
    number = re.fullmatch(r"\s*([\d.]+)\s*(?:px|pt|mm|cm|in|em)?\s*", length)
    return float(number[1]) if number else 0.0


def markup(drawings: Sequence[Drawing]) -> tuple[str, str]:
    """(document, style) for the typesetter: each drawing alone on a page of its size."""
    pages = (
        f'<div class="d{number}"><img src="{drawing.address}" alt="Drawing" style="width: {drawing.width:.2f}px; height: {drawing.height:.2f}px"/></div>'
        for number, drawing in enumerate(drawings)
    )
    style = "".join(
        f"@page d{number} {{ size: {drawing.width + 1:.2f}px {drawing.height + 1:.2f}px; margin: 0 }} .d{number} {{ page: d{number} }}"
        for number, drawing in enumerate(drawings)
    )
    document = f'<html lang="en"><head><title>Drawings</title></head><body>{"".join(pages)}</body></html>'
    return document, f"body {{ margin: 0; font-size: 0; line-height: 0 }} img {{ display: block }} {style}"


def as_grey_png(picture: Image.Image) -> bytes:
    """A picture as PNG, in grey where it has no colour."""
    grey = picture.convert("L")
    coloured = ImageChops.difference(grey.convert("RGB"), picture).getbbox() is not None
    return as_png(picture if coloured else grey)


def as_jpeg(data: bytes) -> bytes:
    """A picture on white, as JPEG."""
    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    stream = io.BytesIO()
    white.convert("RGB").save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return stream.getvalue()
