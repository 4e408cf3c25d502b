"""What was typeset, drawn as pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from footpress.editions.look import Look
from footpress.model.volume import File, Volume

if TYPE_CHECKING:
    from PIL.Image import Image


def typeset_alone(markup: str, style: str, volume: Volume, look: Look) -> bytes:
    """A document that shows what is said of a volume, as a PDF. Raises WorldError, OSError or ImportError where none can be made here."""
    from footpress.typesetting import Document, typeset

    path = f"source/{volume.slug}.md"
    return typeset(Document(markup=markup, style=style, files=volume.loadable, path=path, families=look.families))


def identities(volume: Volume, look: Look) -> Iterator[str]:
    """What else `typeset_alone` makes a picture of."""
    yield repr(look.families)
    given = (file for file in (*volume.named, *volume.pictures.values()) if isinstance(file, File))
    yield from (f"{file.path} {file.digest}" for file in given)


def drawn(pdf: bytes) -> list[Image]:
    """Each page of a PDF in RGB, a pixel of CSS to the pixel."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        pictures = (page.render(scale=96 / 72).to_pil() for page in document)
        return [picture if picture.mode == "RGB" else picture.convert("RGB") for picture in pictures]  # `convert` always copies


@lru_cache(maxsize=4)
def first_page(pdf: bytes, colours: int) -> bytes:
    """The first page of a PDF as PNG, in so many colours; the same page is drawn once."""
    return as_png(drawn(pdf)[0].quantize(colours))


def as_png(picture: Image) -> bytes:
    """A picture as PNG. `optimize` would take five times as long for a hundredth of the bytes."""
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
