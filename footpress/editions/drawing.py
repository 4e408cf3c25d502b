"""What was typeset, drawn as pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def drawn(pdf: bytes) -> list[Image]:
    """Each page of a PDF in RGB, a pixel of CSS to the pixel."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=96 / 72).to_pil().convert("RGB") for page in document]


def as_png(picture: Image) -> bytes:
    """A picture as PNG. `optimize` would take five times as long for a hundredth of the bytes."""
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
