"""What was typeset, drawn as pictures."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def drawn(pdf: bytes) -> list[Image]:
    """Each page of a PDF in RGB, a pixel of CSS to the pixel."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=96 / 72).to_pil().convert("RGB") for page in document]


@lru_cache(maxsize=4)
def first_page(pdf: bytes, colours: int) -> bytes:
    """The first page of a PDF as PNG, in so many colours; the same page is drawn once."""
    return as_png(drawn(pdf)[0].quantize(colours))


def as_png(picture: Image) -> bytes:
    """A picture as PNG."""
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()
