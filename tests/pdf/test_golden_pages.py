"""The pages as pictures, small and grey, beside those in golden/: a change of layout is seen. `pytest --accept` stores them anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_editions import made
from pdf_articles import article, publication
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import PdfDocument
from test_layouts import CHAPTERS

from footpress.editions.pdf import PDF
from footpress.model.article import Article

GOLDEN = Path(__file__).parent / "golden"
SCALE = 0.2
LARGEST_DIFFERENCE = 2.0
"""In grey levels of 0–255, over the whole strip: other versions of the fonts' rasteriser stay below 1, a moved line is above 3."""

ARTICLES: dict[str, tuple[Article, dict[str, object]]] = {
    "article": (article(), {}),
    "article-a5": (article(), {"page-size": "A5"}),
    "book": (replace(CHAPTERS, slug="book"), {"layout": "book", "page-size": "B5"}),
}


def strip(pdf: bytes) -> Image.Image:
    """All pages side by side."""
    with PdfDocument(pdf) as document:
        pages = [page.render(scale=SCALE, grayscale=True).to_pil() for page in document]
    picture = Image.new("L", (sum(page.width + 2 for page in pages), pages[0].height), 128)
    for number, page in enumerate(pages):
        picture.paste(page, (sum(before.width + 2 for before in pages[:number]), 0))
    return picture


@pytest.mark.parametrize("name", ARTICLES)
def test_the_pages_look_as_they_did(name: str, accept: bool, tmp_path: Path) -> None:
    of, settings = ARTICLES[name]
    picture = strip(next(iter(made(PDF, of, publication(tmp_path, **settings)).values())))
    golden = GOLDEN / f"{name}.png"
    if accept:
        GOLDEN.mkdir(exist_ok=True)
        picture.save(golden, optimize=True)
    with Image.open(golden) as stored:
        assert picture.size == stored.size, "there are more or fewer pages: look, and run pytest --accept"
        difference = ImageStat.Stat(ImageChops.difference(picture, stored.convert("L"))).mean[0]
    picture.save(tmp_path / golden.name)
    assert difference < LARGEST_DIFFERENCE, f"the pages have changed: compare {tmp_path / golden.name} with {golden}"
