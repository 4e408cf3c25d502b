"""What was typeset, drawn as pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from footpress.editions.look import Look
from footpress.model.volume import File, Volume

if TYPE_CHECKING:
    from PIL.Image import Image

_FEW = 4096
"""Colours at most of a picture that is lettering on a ground: its edges have some hundreds."""


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
def first_page(pdf: bytes) -> bytes:
    """The first page of a PDF as PNG; the same page is drawn once."""
    return as_png(with_palette(drawn(pdf)[0]))


def with_palette(picture: Image) -> Image:
    """A picture in RGB in 256 colours of its own. Lettering has few to begin with: an octree chooses among these in a sixth of the time
    that the median cut takes, which a photograph needs; the ground and the inks, of which there is most, stay exactly as they are."""
    from PIL.Image import Dither, Quantize, new

    found = picture.getcolors(_FEW)
    if found is None:
        return picture.quantize()
    reduced = picture.quantize(method=Quantize.FASTOCTREE)
    rising: list[Any] = [colour for _, colour in sorted(found)]
    strip = new("RGB", (len(rising), 1))
    strip.putdata(rising)
    palette = reduced.getpalette() or []
    for number, colour in zip(strip.quantize(palette=reduced, dither=Dither.NONE).tobytes(), rising, strict=True):
        palette[3 * number : 3 * number + 3] = colour  # in the end the one of which there is most
    reduced.putpalette(palette)
    return reduced


def as_png(picture: Image) -> bytes:
    """A picture as PNG. `optimize` would take five times as long for a hundredth of the bytes."""
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
