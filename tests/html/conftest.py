"""A publication with everything in it, published, served and looked at in a real browser."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from made_editions import built

from footpress.editions.html import HTML
from footpress.model.volume import File
from footpress.publication.correcting import correct
from footpress.publication.opening import open_publication
from footpress.publication.publishing_site import publish_site

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "tests/documents"
ISSUE = """title: Harbours & Lights
subtitle: Papers read at the quay
contributor: {family: Ilvesson, given: Marta, role: editor}
number: 3
date: 2026-03
abstract: Two articles about harbours.
articles: [turkish, every-element]
"""


@dataclass(frozen=True)
class Published:
    """A publication's folder, and the address at which its build/html is served."""

    folder: Path
    address: str

    @property
    def html(self) -> Path:
        return self.folder / "build/html"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, serving) -> Iterator[Published]:
    """Every document of tests/documents as a site; one of them has been corrected once."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    (folder / "source/collections").mkdir()
    (folder / "source/collections/spring.yaml").write_text(ISSUE, encoding="utf-8")
    (folder / "build/html/spring").mkdir(parents=True)
    publish(folder, "every-element", "plain", "sections", "turkish")
    correct(folder, "sections", "The crane was of iron, not of oak.", date(2023, 1, 31))
    publish(folder, "sections")
    with serving(folder / "build/html") as address:
        yield Published(folder, address)


def publish(folder: Path, *slugs: str) -> None:
    """The web pages of these articles, and the site around them."""
    opened = open_publication(folder)
    for slug in slugs:
        built(HTML, opened.cited(slug, "screen"), opened.publication, beside=(File(f"build/{slug}.pdf", b"%PDF-1.7\n"),))
    publish_site(opened)
