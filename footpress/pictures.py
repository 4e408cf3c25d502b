"""Pictures that authors send: how large they are, what they may not hold, and their colours as a screen has them.

A PDF/A-3 with a screen's profile has no CMYK (ISO 19005-3, 6.2.4.3), and many reading systems show it in wrong colours.
"""

from __future__ import annotations

import io
from pathlib import Path

from lxml import etree
from PIL import Image

from footpress import raster

_QUALITY = 92
_ADDRESSES = ("href", "{http://www.w3.org/1999/xlink}href", "src")


def fault(path: Path) -> str:
    """Why a picture cannot be published and what to do, "" where it can."""
    if path.suffix.lower() == ".svg":
        return _fault_of_svg(path)
    return raster.fault(path)


def for_screen(data: bytes) -> bytes:
    """The bytes of a picture, in RGB if it was in CMYK."""
    if not data.startswith(b"\xff\xd8"):
        return data  # of the formats of the web, JPEG alone has CMYK
    with Image.open(io.BytesIO(data)) as picture:
        if picture.mode != "CMYK":
            return data
        stream = io.BytesIO()
        picture.convert("RGB").save(stream, "JPEG", quality=_QUALITY)
    return stream.getvalue()


def _fault_of_svg(path: Path) -> str:
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (etree.XMLSyntaxError, OSError):
        return "it is damaged, or is not what its ending says; save it again"
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if etree.QName(element).localname == "script" or any(name.lower().startswith("on") for name in element.attrib):
            return "it has a script, which no edition may have; save it as plain SVG"
        address = next((address for name in _ADDRESSES if (address := element.get(name, "").strip())), "")
        if address.lower().startswith("javascript:"):
            return "it has a script, which no edition may have; save it as plain SVG"
        if "//" in address.split("?")[0] and etree.QName(element).localname != "a":
            return f"it loads {address}, and no edition opens a connection; embed what it loads"
    return ""
