"""What a picture says besides what it shows: where it was taken, with which camera, by whom, comments, previews of what was cut away.

None of it is published. The pixels stay what they are, byte for byte; the colour profile stays; a picture that a camera says is to be
turned is turned, since nothing says so any more. JPEG: ITU-T T.81; PNG: https://www.w3.org/TR/png-3/; GIF89a; WebP: RFC 9649.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageOps, JpegImagePlugin

_QUALITY = 95
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT".split())
_WEBP_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""Applications whose blocks say how often a GIF is shown, or its colours."""
_HEADLESS = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers of JPEG that have no length."""


def without_metadata(data: bytes) -> bytes:
    """A picture without anything that it does not show; any other bytes as they are. What is damaged is left to whoever shows it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is damaged in what is left out anyway
        return _bare(data)


def _bare(data: bytes) -> bytes:
    if data.startswith(b"\xff\xd8"):
        return _jpeg(_upright(data))
    if data.startswith(_PNG):
        return _png(_upright(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(_upright(data))
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return _gif(data)
    if data[:4] in (b"II*\x00", b"MM\x00*"):
        return _saved_anew(_upright(data), "TIFF", compression="tiff_lzw")
    return data


def _upright(data: bytes) -> bytes:
    """A picture turned as its camera says, the same bytes where nothing is to be turned."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            format = "JPEG" if picture.format == "MPO" else picture.format  # a photograph with a preview behind it
            moves = format != "JPEG" and getattr(picture, "n_frames", 1) > 1
            if picture.getexif().get(0x0112, 1) in (0, 1) or moves:
                return data
            how: dict[str, Any] = {}
            if format == "JPEG":
                how = {"quality": _QUALITY, "subsampling": JpegImagePlugin.get_sampling(picture)}
                how = {name: value for name, value in how.items() if value != -1}
            if format == "WEBP":
                how = {"lossless": True} if b"VP8L" in data[:64] else {"quality": _QUALITY}
            stream = io.BytesIO()
            ImageOps.exif_transpose(picture).save(stream, format, icc_profile=picture.info.get("icc_profile"), **how)
            return stream.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data


def _saved_anew(data: bytes, format: str, **how: Any) -> bytes:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            bare = picture.copy()
            bare.info = {}
            stream = io.BytesIO()
            bare.save(stream, format, icc_profile=picture.info.get("icc_profile"), **how)
            return stream.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data


def _jpeg(data: bytes) -> bytes:
    """Kept are the segments that the pixels need: of the applications', JFIF (APP0), the profile (APP2) and Adobe's colours (APP14)."""
    pieces, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker == 0xD9:
            break
        if marker in _HEADLESS:
            end = at + 2
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if marker == 0xDA:
                end = _end_of_scan(data, end)
        if _is_kept(marker, data[at + 4 : at + 20]):
            pieces.append(data[at:end])
        at = end
    return b"".join((*pieces, b"\xff\xd9")) if data[at : at + 2] == b"\xff\xd9" else b"".join((*pieces, data[at:]))


def _is_kept(marker: int, begin: bytes) -> bool:
    if marker == 0xFE:
        return False
    if not 0xE0 <= marker <= 0xEF:
        return True
    return begin.startswith({0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}.get(marker, b"no application"))


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the pixels end that begin here: at the next marker that is none of their own."""
    while (at := data.find(b"\xff", at)) >= 0:
        if at + 1 >= len(data):
            break
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def _png(data: bytes) -> bytes:
    pieces, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + length
        if kind in _PNG_KEPT:
            pieces.append(_without_name(data[at:end]) if kind == b"iCCP" else data[at:end])
        at = end
        if kind == b"IEND":
            return b"".join(pieces)
    return b"".join((*pieces, data[at:]))


def _without_name(chunk: bytes) -> bytes:
    """A colour profile's chunk, whose name is what its maker called it."""
    name, nothing, rest = chunk[8:-4].partition(b"\x00")
    if not nothing or len(name) > 79:
        return chunk
    body = b"iCCP" + b"ICC profile\x00" + rest
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _webp(data: bytes) -> bytes:
    chunks = b"".join(_webp_chunks(data))
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        end = at + 8 + length + length % 2
        if kind == b"VP8X" and at + 8 < len(data):
            flags = data[at + 8] & ~0x0C  # no Exif, no XMP
            yield data[at : at + 8] + bytes([flags]) + data[at + 9 : end]
        elif kind in _WEBP_KEPT:
            yield data[at:end]
        at = end


def _gif(data: bytes) -> bytes:
    """The pictures and how long each is shown; no comments, no texts, no applications but those that repeat it."""
    if len(data) < 13:
        return data
    at = 13 + _table(data[10])
    pieces = [data[:at]]
    while at < len(data):
        if data[at] == 0x3B:
            return b"".join((*pieces, b";"))
        if data[at] == 0x2C and at + 10 < len(data):
            begin, at = at, _after_blocks(data, at + 11 + _table(data[at + 9]))
            pieces.append(data[begin:at])
        elif data[at] == 0x21 and at + 2 < len(data):
            begin, label = at, data[at + 1]
            at = _after_blocks(data, at + 2)
            if label == 0xF9 or (label == 0xFF and data[begin + 3 : begin + 14] in _GIF_KEPT):
                pieces.append(data[begin:at])
        else:
            break
    return b"".join((*pieces, data[at:]))


def _table(flags: int) -> int:
    """The bytes of a table of colours."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
