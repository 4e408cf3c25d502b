"""The pages of a PDF as pictures, as a reader sees them on a screen."""

from __future__ import annotations

import io

import pypdfium2


def page_pictures(pdf: bytes, width: int) -> tuple[bytes, ...]:
    """Every page as PNG, as many pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(document[number], width) for number in range(len(document)))
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, width: int) -> bytes:
    stream = io.BytesIO()
    page.render(scale=width / page.get_width()).to_pil().save(stream, "PNG", compress_level=1)
    return stream.getvalue()
