"""Pictures that authors send: how large they are, what they may not hold, and their colours as a screen has them.

A PDF/A-3 with a screen's profile has no CMYK (ISO 19005-3, 6.2.4.3), and many reading systems show it in wrong colours.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from footpress.pictures import drawings as svg
from footpress.pictures import raster
from footpress.pictures.metadata import without_metadata

_QUALITY = 92


def fault(path: Path) -> str:
    """Why a picture cannot be published and what to do, "" where it can."""
    if path.suffix.lower() == ".svg":
        return svg.fault(path.read_bytes())
    return raster.fault(path)


def published(data: bytes, *, for_print: bool = False) -> bytes:
    """The bytes of a picture that has no `fault` as an edition shows it: nothing but what it shows, for a screen in its colours."""
    if svg.is_svg(data):
        return svg.plain(data)
    bare = without_metadata(data)
    return bare if for_print else for_screen(bare)


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
