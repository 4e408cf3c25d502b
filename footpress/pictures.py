"""Pictures that authors send: how large they are, what they may not hold, and their colours as a screen has them.

A PDF/A-3 with a screen's profile has no CMYK (ISO 19005-3, 6.2.4.3), and many reading systems show it in wrong colours.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image

from footpress import svg
from footpress.picture_metadata import without_metadata

MOST_PIXELS = 40_000_000
"""A page of A4 at 600 dots an inch has 35 million."""
_QUALITY = 92


def fault(path: Path) -> str:
    """Why a picture cannot be published and what to do, "" where it can."""
    if path.suffix.lower() == ".svg":
        return svg.fault(path.read_bytes())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(path) as picture:
                pixels = picture.width * picture.height
        except Image.DecompressionBombError:
            pixels = 2 * MOST_PIXELS
        except OSError:
            return "it is damaged, or is not what its ending says; save it again"
    if pixels > MOST_PIXELS:
        return f"it has {pixels / 1e6:.0f} million pixels or more, which no page can show; scale it down"
    return ""


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
