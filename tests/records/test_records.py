"""One work and one article in every format in which others read them: what one says, all say."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import footpress
from footpress.editions.look import Look
from footpress.editions.pdf.rendering import rendered
from footpress.model.article import Article, Author, Contributor, FrontMatter, Publication, Translated
from footpress.model.names import Name
from footpress.model.reference import Field, Reference
from footpress.records.article_record import ArticleRecord, record_of
from footpress.records.bibtex import article_as_bibtex, parse_bibliography
from footpress.records.csl_json import article_as_work, csl_json, work_cited
from footpress.records.dublin_core import dublin_core, modified, people, xmp
from footpress.records.highwire import highwire
from footpress.records.identifiers import identifier
from footpress.records.json_ld import issue_as_json_ld, json_ld
from footpress.records.open_graph import open_graph
from footpress.records.ris import ris
from footpress.records.work import Work
from footpress.site.issue_pages import Issue
from footpress.site.lists import Page
from footpress.site.site import make_site
from footpress.templates import Templates
from footpress.text.parsing import parse_page

PACKAGE = Path(footpress.__file__).parent
JOURNAL = Publication(Path(), "The Journal", "The Press", "Hull", issn="1234-5679", url="https://papers.example")
FRONT = FrontMatter(
    "Of {braces} & 100 %",
    "A study",
    (Author(Name("de Vries", "Anna"), orcid="0000-0002-1825-0097"), Author(Name("Quay & Sons", literal=True))),
    "2020-08",
    number="3",
    contributors=(Contributor(Name("Ilvesson", "Marta"), "trl"),),
    license="CC BY-NC 4.0",
    settings={"corrections": [{"date": "2021-01-02", "note": "A name."}]},
)
MARKS = {
    "ris.py": ('yield "TY"', 'yield "ER"'),
    "csl_json.py": ('"publisher-place": record', '"id": '),
    "bibtex.py": ('else "techreport"',),
    "highwire.py": ("citation_title", "citation_reference"),
    "dublin_core.py": ("DC.title", "DCTERMS.modified"),
    "open_graph.py": ("og:title", "twitter:card"),
    "json_ld.py": ("https://schema.org", "ScholarlyArticle"),
}
"""What stands in the module of a format, and would stand in any other that wrote the same format once more."""


@pytest.fixture
def record() -> ArticleRecord:
    return record_of("of-braces", FRONT, JOURNAL)


def work(type: str = "article-journal", **variables: Any) -> Work:
    return Work({"id": "a", "type": type, **{name.replace("_", "-"): value for name, value in variables.items()}})


@pytest.mark.parametrize("module", MARKS)
def test_a_format_is_written_in_one_module(module: str) -> None:
    writers = {
        path.name for path in PACKAGE.rglob("*.py") if all(mark in path.read_text(encoding="utf-8") for mark in MARKS[module])
    }
    assert writers == {module}


def test_every_format_says_the_same_of_an_article(record: ArticleRecord) -> None:
    (entry,) = parse_bibliography(article_as_bibtex(record)).entries
    (item,) = json.loads(csl_json([article_as_work(record)]))
    tags = dict(line.split("  - ", 1) for line in ris([article_as_work(record)]).split("\r\n") if line)
    meta = {name: content for _, name, content in reversed([*highwire(record), *dublin_core(record), *open_graph(record)])}
    data = json.loads(json_ld(record))
    title = "Of {braces} & 100 %: A study"
    assert title == item["title"] == tags["TI"] == meta["citation_title"] == meta["DC.title"] == data["name"]
    assert entry.get("title") == r"{Of braces \& 100 \%: A study}"
    assert {"The Journal"} == {
        entry.get("journal"), item["container-title"], tags["T2"], meta["citation_journal_title"], data["isPartOf"]["isPartOf"]["name"],
    }  # fmt: skip
    assert {"3"} == {entry.get("number"), item["issue"], tags["IS"], meta["citation_issue"], data["isPartOf"]["issueNumber"]}
    assert {"devries2020"} == {entry.key, item["id"], tags["ID"]}
    address = "https://papers.example/of-braces/"
    assert {address} == {entry.get("url"), item["URL"], tags["UR"], meta["citation_public_url"], meta["og:url"], data["url"]}
    assert entry.get("author") == r"de Vries, Anna and {Quay \& Sons}"
    assert meta["citation_author"] == "de Vries, Anna"
    assert (entry.get("year"), entry.get("month"), tags["DA"], data["datePublished"]) == ("2020", "8", "2020/08//", "2020-08")


def test_a_correction_is_a_change_everywhere(record: ArticleRecord) -> None:
    meta = {name: content for _, name, content in (*dublin_core(record), *open_graph(record))}
    assert {"2021-01-02"} == {
        meta["DCTERMS.modified"],
        meta["article:modified_time"],
        json.loads(json_ld(record))["dateModified"],
    }
    assert modified([record]) == "2021-01-02T00:00:00Z"
    article = Article("of-braces", "page", FRONT, "<p>Text.</p>", (), ())
    assert '"dcterms.modified" content="2021-01-02"' in rendered(article, JOURNAL, Templates(), Look(), (), {})


def test_what_packages_and_pdfs_are_told(record: ArticleRecord) -> None:
    assert xmp(record) == {
        "dc:language": ("en",),
        "dc:publisher": ("The Press",),
        "dc:rights": ("CC BY-NC 4.0",),
        "prism:coverDate": ("2020-08",),
        "prism:issn": ("1234-5679",),
        "prism:number": ("3",),
    }
    assert identifier(record).startswith("urn:uuid:")
    assert [(person.sort, person.role, person.creates) for person in people(record)] == [
        ("de Vries, Anna", "aut", True), ("Quay & Sons", "aut", True), ("Ilvesson, Marta", "trl", False),
    ]  # fmt: skip


def test_the_last_page_is_whole() -> None:
    lines = ris([work(page="547–53")]).split("\r\n")
    assert lines[2:4] == ["SP  - 547", "EP  - 553"]
    assert work(page="xii–xiv").pages == ("xii", "xiv")
    assert work(page="5").pages == ("5", "")
    assert work(page="81-131, 208-241").pages == ("81-131, 208-241", "")


def test_a_particle_is_part_of_the_name() -> None:
    cited = work(
        author=[
            {"family": "Certeau", "given": "Michel", "dropping-particle": "de"},
            {"family": "King", "given": "M.", "suffix": "Jr."},
        ]
    )
    assert [person.display for person in cited.people()] == ["Michel de Certeau", "M. King Jr."]
    assert [line for line in ris([cited]).split("\r\n") if line.startswith("AU")] == [
        "AU  - Certeau, Michel de",
        "AU  - King, M., Jr.",
    ]


def test_the_series_of_a_book_is_its_second_title() -> None:
    """As Zotero and EndNote have it; of a chapter it is the third."""
    assert "T2  - Lecture Notes\r\n" in ris([work("book", collection_title="Lecture Notes")])
    record = ris([work("chapter", container_title="Essays", collection_title="Lecture Notes")])
    assert "T2  - Essays\r\nT3  - Lecture Notes\r\n" in record


def test_an_archive_says_where_it_keeps_a_piece() -> None:
    record = ris([Work({"id": "a", "type": "manuscript", "archive": "Record Office", "archive_location": "DX 12/4"})])
    assert "DP  - Record Office\r\nCN  - DX 12/4\r\n" in record


def test_a_work_that_a_note_cites() -> None:
    fields = (
        Field("title", "Kept Papers", (0, 1)), Field("container", "Record Office", (0, 1)), Field("date", "forthcoming", (0, 1)),
        Field("author", (Name("Rowe", "Tom"), Name("Quay", literal=True)), (0, 1)),
    )  # fmt: skip
    cited = work_cited("rowe", Reference("full", "archival", fields, (0, 1)))
    assert cited.item["author"] == [{"family": "Rowe", "given": "Tom"}, {"literal": "Quay"}]
    record = ris([cited])
    assert "DP  - Record Office\r\n" in record
    assert "DA  - ///forthcoming\r\n" in record
    assert "PY" not in record


def test_an_issue_says_what_stands_in_it(record: ArticleRecord) -> None:
    front = FrontMatter("Harbours", date="2026-03", number="3", contributors=(Contributor(Name("Ilvesson", "Marta"), "edt"),))
    data = json.loads(issue_as_json_ld(record_of("spring", front, JOURNAL), [record]))
    assert (data["@type"], data["issueNumber"], data["url"]) == ("PublicationIssue", "3", "https://papers.example/spring/")
    assert data["editor"] == [{"@type": "Person", "name": "Marta Ilvesson", "givenName": "Marta", "familyName": "Ilvesson"}]
    assert data["isPartOf"]["issn"] == "1234-5679"
    assert [part["url"] for part in data["hasPart"]] == ["https://papers.example/of-braces/"]
    series = Publication(Path(), "Papers")
    book = replace(front, isbn="978-3-16-148410-0", title="A </script> of all")
    text = issue_as_json_ld(record_of("spring", book, series), [])
    assert "</script>" not in text
    assert (json.loads(text)["@type"], json.loads(text)["isbn"]) == ("Book", "9783161484100")


def test_zotero_takes_no_name_for_another_field(record: ArticleRecord) -> None:
    """Its translator "Embedded Metadata" reads dcterms:alternative as the abbreviation of the journal, and the only author "A B, C D" as
    two people."""
    german = replace(record, translated=(Translated("de", title="Von Klammern"),))
    names = {name: content for _, name, content in dublin_core(german)}
    assert "DCTERMS.alternative" not in names
    assert names["DC.title.alternative"] == "Von Klammern"
    alone = replace(record, authors=(Author(Name("García Márquez", "Gabriel José")),))
    assert ("name", "citation_author", "García Márquez, Gabriel\u00a0José") in list(highwire(alone))
    together = replace(record, authors=(*alone.authors, Author(Name("Roe", "Jane"))))
    assert ("name", "citation_author", "García Márquez, Gabriel José") in list(highwire(together))


def test_the_page_of_an_issue_carries_its_record() -> None:
    front = FrontMatter("Harbours", date="2026-03", number="3")
    issue = Issue("spring", front, (("", (Page("of-braces", FRONT),)),), {})
    page = make_site([Page("of-braces", FRONT)], JOURNAL, Look(), Templates(), collections=[issue])["html/spring/index.html"]
    (text,) = parse_page(page).xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(text)["hasPart"][0]["name"] == "Of {braces} & 100 %: A study"
