"""A publication with everything in it, published, served and looked at in a real browser."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.editions.html import HTML
from footpress.publication.building import build_edition, build_site
from footpress.publication.correcting import correct
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates

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
    publication, templates = read_publication(folder), Templates(folder)
    bibliography = read_bibliography(folder / "bibliography.bib")
    for slug in slugs:
        source = read_source(folder / f"source/{slug}.md", publication)
        article = cite(source, bibliography, publication, "screen", templates)
        build_edition(HTML, replace(article, downloads=(f"{slug}.pdf",)), publication, templates)
        (folder / f"build/html/{slug}/{slug}.pdf").write_bytes(b"%PDF-1.7\n")
    build_site(folder)
