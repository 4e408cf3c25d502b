"""Pictures made of pixels: whether all of one is there, and the forms of it that an edition can have.

Whatever a browser, a reading system or the typesetter would show in part, in silence, is refused here with a sentence.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageFile

MOST_PIXELS = 40_000_000
"""A page of A4 at 600 dots an inch has 35 million."""
FORMATS = {".jpg": ("JPEG", "MPO"), ".jpeg": ("JPEG", "MPO"), ".png": ("PNG",), ".gif": ("GIF",), ".webp": ("WEBP",)}
"""The endings that every edition shows, and what Pillow calls what is in the file."""
_DAMAGED = "it is damaged, or is not what its ending says; save it again"
_CUT_OFF = "a part of it is missing, since it was cut off or damaged when it was saved or sent; save it again"
_OTHER_BITS = b"\x55\xaa\x33\xcc" * 32
_PNG = b"\x89PNG\r\n\x1a\n"
_END = b"\xff\xd9"


def fault(path: Path) -> str:
    """Why a picture made of pixels cannot be published and what to do, "" where it can."""
    try:
        facts = path.stat()
    except OSError:
        return _DAMAGED
    return _fault(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=256)
def _fault(path: Path, changed: int, size: int) -> str:  # noqa: ARG001 — a file that was changed is looked at anew
    if path.suffix.lower() not in FORMATS:
        return "it is of no format that every edition shows; save it as PNG, JPEG or SVG"
    with _strictly():
        try:
            with Image.open(path) as picture:
                return _fault_of(picture, path)
        except Image.DecompressionBombError:
            return _too_large(2 * MOST_PIXELS)
        except (OSError, SyntaxError, ValueError):  # as Pillow's readers answer what they cannot read
            return _DAMAGED


def _fault_of(picture: Image.Image, path: Path) -> str:
    if picture.format not in FORMATS[path.suffix.lower()]:
        return f"it is a {picture.format} and is named {path.suffix}; give it the ending that it should have"
    if (pixels := picture.width * picture.height) > MOST_PIXELS:
        return _too_large(pixels)
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        return "it moves, and a page cannot; save the one picture that is to be printed"
    if picture.mode.startswith("I;16") and "transparency" in picture.info:
        return "it has 16 bits and a transparent grey, which no page can show; save it with 8 bits"
    try:
        picture.load()
    except (OSError, SyntaxError, ValueError):
        return _CUT_OFF
    data = path.read_bytes()
    open_end = picture.format in ("JPEG", "MPO") and _has_open_end(picture, data)
    return _CUT_OFF if open_end or (picture.format == "PNG" and not _sums_agree(data)) else ""


def _sums_agree(data: bytes) -> bool:
    """Whether each chunk of a PNG is what its sum says, to the last (PNG, 5.3)."""
    at, kind = len(_PNG), b""
    while kind != b"IEND" and at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + 8 + length
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
            return False
        at = end + 4
    return kind == b"IEND"


@contextmanager
def _strictly() -> Iterator[None]:
    """While this holds, Pillow refuses what is cut off. WeasyPrint lets it fill that up, for the whole process."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _too_large(pixels: int) -> str:
    return f"it has {pixels / 1e6:.0f} million pixels or more, which no page can show; scale it down"


def _has_open_end(picture: Image.Image, data: bytes) -> bool:
    """Whether a JPEG ends before its picture does: then what is put before its end mark is taken for more of the picture.

    Readers of JPEG fill up what is missing with grey and say nothing (ITU-T T.81, B.2.4.4 has no length of a scan).
    """
    at = data.rfind(_END)
    if at < 0:
        return True
    with Image.open(io.BytesIO(data[:at] + _OTHER_BITS + data[at:])) as other:
        try:
            other.load()
        except OSError:
            return True
        return ImageChops.difference(picture.convert("RGB"), other.convert("RGB")).getbbox() is not None


def for_typesetter(data: bytes) -> bytes:
    """The bytes of a picture in a form that WeasyPrint sets: of 16 bits of grey it takes 8."""
    if not data.startswith(_PNG):
        return data  # of the formats of the web, PNG alone has 16 bits
    with Image.open(io.BytesIO(data)) as picture:
        if not picture.mode.startswith("I"):
            return data
        stream = io.BytesIO()
        picture.convert("I").point(lambda value: value * (1 / 257)).convert("L").save(stream, "PNG")
    return stream.getvalue()
