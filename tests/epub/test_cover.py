"""The cover: a picture made from the metadata, of the size that shops ask for, the same from the same metadata."""

import io

import pytest

from footpress.editions.epub.cover import HEIGHT, WIDTH, cover
from footpress.editions.look import Look
from footpress.model.article import Author, FrontMatter, Publication
from footpress.model.entry import Bibliography
from footpress.model.names import Name
from footpress.model.volume import NOWHERE, Volume
from footpress.templates import Templates

pytest.importorskip("weasyprint", reason="WeasyPrint's libraries are not here", exc_type=(ImportError, OSError))


def drawn(title: str, **fields: object) -> bytes:
    front = FrontMatter(title, authors=(Author(Name("Reeves", "Jeffrey")),), **fields)
    names = [author.name.display for author in front.authors]
    publication = Publication(NOWHERE, title="The Papers", publisher="The Press")
    volume = Volume("slug", front, (), publication, Bibliography("bibliography.bib"))
    return cover(volume, front, names, Look(), Templates())


def test_the_cover_has_the_size_that_shops_ask_for() -> None:
    from PIL import Image

    picture = Image.open(io.BytesIO(drawn("A Country With Two Neighbours: Mongolia and the Limits of Balance")))
    assert picture.size == (WIDTH, HEIGHT)


def test_the_same_metadata_give_the_same_bytes() -> None:
    assert drawn("Balance") == drawn("Balance")


def test_another_series_has_another_ground() -> None:
    from PIL import Image

    grounds = {
        Image.open(io.BytesIO(drawn("T", series=name))).convert("RGB").getpixel((5, 5)) for name in ("Paper", "Working Paper")
    }
    assert len(grounds) == 2


@pytest.mark.parametrize(
    "title",
    ["X", "A & B <i>", "Word " * 90, "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "Монгол улс", "a\x07b", "x" * 300],
)
def test_every_title_makes_a_cover(title: str) -> None:
    assert drawn(title).startswith(b"\x89PNG")
