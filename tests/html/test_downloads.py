"""What reference managers take over: the article and its works as BibTeX, RIS and CSL-JSON, in the page's own folder."""

import json
import shutil
from pathlib import Path

import pytest
from made_editions import built

from footpress.citing.cite import cite
from footpress.editions.html import HTML
from footpress.records.bibtex import parse_bibliography, read_bibliography
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates

DOCUMENTS = Path(__file__).parents[1] / "documents"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built page's folder."""
    directory = tmp_path_factory.mktemp("publication")
    shutil.copytree(DOCUMENTS, directory, dirs_exist_ok=True)
    publication = read_publication(directory)
    source = read_source(directory / "source/every-element.md", publication)
    article = cite(source, read_bibliography(directory / "bibliography.bib"), publication, "screen", Templates())
    return built(HTML, article, publication).parent


def test_the_article_as_bibtex(folder: Path) -> None:
    (entry,) = parse_bibliography((folder / "every-element.bib").read_text(encoding="utf-8")).entries
    assert (entry.type, entry.key) == ("techreport", "devries2021")
    assert entry.get("author") == r"de Vries, Anna and {Harbour \& Quay Society}"
    assert (entry.get("year"), entry.get("number"), entry.get("doi")) == ("2021", "12", "10.1234/every.element")


def test_the_article_as_ris(folder: Path) -> None:
    text = (folder / "every-element.ris").read_bytes().decode("utf-8")
    lines = text.split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2] == "ER  - "
    assert [line for line in lines if line.startswith("AU")] == ["AU  - de Vries, Anna", "AU  - Harbour & Quay Society"]
    assert "DA  - 2021/05/03/" in lines


def test_the_works_cited_in_all_three_formats(folder: Path) -> None:
    entries = parse_bibliography((folder / "every-element-bibliography.bib").read_text(encoding="utf-8")).entries
    items = json.loads((folder / "every-element-bibliography.json").read_text(encoding="utf-8"))
    records = (folder / "every-element-bibliography.ris").read_text(encoding="utf-8").count("TY  - ")
    assert {entry.key for entry in entries} == {item["id"] for item in items}
    assert len(entries) == records == 6


def test_every_file_that_the_page_offers_is_there(folder: Path) -> None:
    from lxml import html

    root = html.document_fromstring((folder / "index.html").read_bytes())
    offered = root.xpath("//a[@download]/@href")
    assert offered[0] == "every-element.md"
    assert len(offered) == 7
    assert all((folder / name).is_file() for name in offered)
