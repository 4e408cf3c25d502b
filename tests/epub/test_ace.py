"""Ace by DAISY (https://daisy.github.io/ace/) finds no violation of EPUB Accessibility and WCAG, of no severity."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made_editions import built

from footpress.editions.epub import EPUB
from footpress.model.article import Publication
from footpress.publication.building import build

ROOT = Path(__file__).parents[2]
ACE = ROOT / "node_modules/.bin/ace-cli"
sys.path.append(str(ROOT / "tests/pdf"))

pytestmark = pytest.mark.skipif(not ACE.exists(), reason="Ace is not here: npm install --no-save --ignore-scripts @daisy/ace-cli")


@pytest.fixture
def violations(chromium: str, tmp_path: Path) -> Callable[[Path], list[str]]:
    """What Ace finds in a book: it exits with 0 all the same, and says it in its report."""

    def violations(epub: Path) -> list[str]:
        out = tmp_path / "ace"
        browser = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium}
        run = subprocess.run([ACE, "--force", "--outdir", out, epub], env=browser, capture_output=True, text=True, check=False)
        assert (out / "report.json").is_file(), run.stdout + run.stderr
        report = json.loads((out / "report.json").read_text(encoding="utf-8"))
        return [
            f"{document['earl:testSubject']['url']}: {found['earl:test']['dct:title']}: {found['earl:result'].get('html', '')}"
            for document in report["assertions"]
            for found in document["assertions"]
        ]

    return violations


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/documents", tmp_path / "papers")
    return tmp_path / "papers"


@pytest.mark.parametrize("slug", ["every-element", "turkish"])
def test_in_an_article(slug: str, publication: Path, violations) -> None:
    pdf, epub = build(publication, [slug], ["pdf", "epub"])
    assert pdf.notes == epub.notes
    assert violations(epub.file) == []


def test_in_an_issue(publication: Path, violations) -> None:
    (issue,) = build(publication, editions=["epub"], collections=True)
    assert violations(issue.file) == []


def test_in_a_book_of_sixty_pages(tmp_path: Path, violations) -> None:
    from pdf_book import book

    article = built(EPUB, book(240), Publication(tmp_path, title="Papers"))
    assert violations(article) == []


def test_what_is_wrong_is_found(publication: Path, violations) -> None:
    """A check that cannot fail is none: a style of one's own that tells links by their colour alone is found."""
    style = publication / "templates/epub/style.css"
    style.parent.mkdir(parents=True)
    style.write_text("a { color: #00e; text-decoration: none }", encoding="utf-8")
    (epub,) = build(publication, ["every-element"], ["epub"])
    assert any("link-in-text-block" in found for found in violations(epub.file))
