"""What readers take away of the bibliography: the works that are cited, what these need, and no field that is somebody's own."""

import json
from pathlib import Path

import pikepdf
import pytest

from footpress.publication.building import build
from footpress.publication.extracting import extract
from footpress.records.bibtex import parse_bibliography
from footpress.records.cited_works import public, wanted_with_parents, works_cited

PRIVATE = (
    "file local-url localfile pdf abstract keywords annotation annote comment comments review owner timestamp groups date-added "
    "date-modified bdsk-file-1 bdsk-url-1 readstatus ranking rating priority creationdate modificationdate username mendeley-tags "
    "__markedentry zotero-tags price myown"
).split()
BIB = (
    "% my own remark: SECRET\n@comment{jabref-meta: fileDirectory:/home/ada/SECRET;}\n@string{own = {SECRET}}\n"
    + "@book{cited,\n  author = {Alpha, Ann},\n  title = {A Book of Things},\n  date = {2001},\n  publisher = {House},\n  note = {In German},\n"
    + "  url = {https://example.org/a_b},\n"
    + "".join(f"  {name} = {{SECRET {name}}},\n" for name in PRIVATE)
    + "}\n@book{uncited, title={SECRET uncited}, date={2002}}\n"
    + "@inbook{part, author={Beta, Ben}, title={A Part}, crossref={whole}, pages={1--9}}\n"
    + "@book{whole, author={Gamma, Gus}, title={A Whole}, date={2003}, xdata={house, town}, file={SECRET}}\n"
    + "@xdata{house, publisher={The House}}\n@xdata{town, location={The Town}, comment={SECRET}}\n"
)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    text = "---\ntitle: A\nlang: en\n---\n\nOne.[^1] Two.[^2]\n\n[^1]: [@cited, 3].\n\n[^2]: [@part, 4].\n"
    (tmp_path / "source/a.md").write_text(text, encoding="utf-8")
    (tmp_path / "bibliography.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


def test_every_download_has_the_works_cited_and_nothing_private(papers: Path) -> None:
    list(build(papers, (), ["html", "pdf", "epub"]))
    list(build(papers, (), ["pdf"], collections=True))
    page = papers / "build/html/a"
    bib, ris = (page / f"a-bibliography.{ending}" for ending in ("bib", "ris"))
    items = json.loads((page / "a-bibliography.json").read_text(encoding="utf-8"))
    assert {item["id"] for item in items} == {"cited", "part"}
    for path in (papers / "build").rglob("*"):
        if path.is_file():
            assert b"SECRET" not in path.read_bytes(), path
    carried = []
    for name in ("a.pdf", "collection.pdf"):
        with pikepdf.open(papers / "build" / name) as opened:
            files = {file: opened.attachments[file].get_file().read_bytes() for file in opened.attachments}
        assert set(files) == {"a.md", "bibliography.bib"}
        carried.append(files["bibliography.bib"].decode())
    for text in (*carried, bib.read_text(encoding="utf-8")):
        assert [entry.key for entry in parse_bibliography(text).entries][:2] == ["cited", "part"]
        assert {entry.key for entry in parse_bibliography(text).entries} == {"cited", "part", "whole", "house", "town"}
        for kept in ("In German", "https://example.org/a_b", "The House", "The Town"):
            assert kept in text
    assert "SECRET" not in ris.read_text(encoding="utf-8")


def test_from_what_the_pdf_carries_the_same_pdf_is_made(papers: Path) -> None:
    list(build(papers, (), ["pdf"]))
    before = (papers / "build/a.pdf").read_bytes()
    extract(papers / "build/a.pdf", papers / "out")
    (papers / "out/source").mkdir()
    (papers / "out/a.md").rename(papers / "out/source/a.md")
    (papers / "out/source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    list(build(papers / "out", (), ["pdf"]))
    assert (papers / "out/build/a.pdf").read_bytes() == before


def test_works_that_a_style_prints_no_entry_for_are_carried_too(papers: Path) -> None:
    (papers / "source/a.md").write_text(
        "---\ntitle: A\nlang: en\ncitation-style: bluebook-law-review\n---\n\nOne.[^1]\n\n[^1]: [@cited, 3].\n", encoding="utf-8"
    )
    list(build(papers, (), ["pdf"]))
    extract(papers / "build/a.pdf", papers / "out")
    assert [entry.key for entry in parse_bibliography((papers / "out/bibliography.bib").read_text(encoding="utf-8")).entries] == [
        "cited"
    ]


def test_circles_of_entries_end() -> None:
    bibliography = parse_bibliography(
        "@book{a, title={A}, related={b}}\n@book{b, title={B}, related={a, c}}\n@book{d, title={D}}\n"
    )
    assert list(wanted_with_parents(bibliography, ["a", "missing"])) == ["a", "b"]
    assert "@book{d" not in works_cited(bibliography, ["a"])
    assert [name for name, _ in public(parse_bibliography("@book{a, title={A}, file={x}, Owner={y}}").entries[0]).fields] == [
        "title"
    ]
