"""The web page: what the Nu checker says, how it fits a telephone, and what machines read of it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from made_editions import built

from footpress.citing.cite import cite
from footpress.editions.html import HTML
from footpress.editions.html.breaks import with_breaks
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "tests/documents"
NAMES = ("every-element", "plain", "turkish")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("publication")
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    publication = read_publication(folder)
    works = read_bibliography(folder / "bibliography.bib")
    sources = {name: read_source(folder / f"source/{name}.md", publication) for name in NAMES}
    return {
        name: built(HTML, cite(source, works, publication, "screen", Templates()), publication)
        for name, source in sources.items()
    }


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, pages: dict[str, Path]) -> Path:
    return pages[request.param]


def test_the_nu_checker_has_no_error(pages: dict[str, Path], html_faults: Callable[..., str]) -> None:
    assert html_faults(*pages.values(), words=["--errors-only"]) == ""


def test_the_nu_checker_names_the_page_that_has_an_error(
    pages: dict[str, Path], html_faults: Callable[..., str], tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        pages["plain"].read_text(encoding="utf-8").replace("</main>", "<p id='a'><p id='a'></main>"), encoding="utf-8"
    )
    assert "wrong.html" in html_faults(pages["turkish"], wrong, words=["--errors-only"])


def test_every_link_within_the_page_has_its_target(page: Path) -> None:
    root = html.document_fromstring(page.read_bytes())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(link.get("href")[1:] in ids for link in root.xpath("//a[starts-with(@href,'#')]"))


def test_an_address_breaks_after_its_punctuation_and_stays_the_same() -> None:
    link = '<p><a href="https://a.example/x?y=1&amp;z=2">https://a.example/long/paths/x?y=1&amp;z=2</a></p>'
    shown = with_breaks(link)
    assert ">https://<wbr>a.<wbr>example/<wbr>long/<wbr>paths/<wbr>x?<wbr>y=1&amp;z=2<" in shown
    assert html.fromstring(shown).text_content() == html.fromstring(link).text_content()
    assert html.fromstring(shown).xpath("//a/@href") == html.fromstring(link).xpath("//a/@href")


def test_what_machines_read_is_well_formed(page: Path) -> None:
    root = html.document_fromstring(page.read_bytes())
    (block,) = root.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(block)
    assert data["@type"] == "Report"
    assert data["name"] == root.xpath("//meta[@name='citation_title']/@content")[0]
    assert all(content.strip() for content in root.xpath("//meta[@name]/@content"))


def test_reference_managers_find_title_authors_date_and_number(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS, tmp_path, dirs_exist_ok=True)
    publication = read_publication(tmp_path)
    source = read_source(tmp_path / "source/every-element.md", publication)
    article = cite(source, read_bibliography(tmp_path / "bibliography.bib"), publication, "screen", Templates())
    root = html.document_fromstring(built(HTML, article, publication).read_bytes())
    tags = {name: root.xpath(f"//meta[@name='{name}']/@content") for name in root.xpath("//meta/@name")}
    assert tags["citation_author"] == ["de Vries, Anna", "Harbour & Quay Society"]
    assert tags["citation_publication_date"] == ["2021/05/03"]
    assert tags["citation_technical_report_institution"] == ["The Press & Sons"]
    assert tags["citation_technical_report_number"] == ["Working Paper 12"]
    assert tags["citation_doi"] == ["10.1234/every.element"]
