"""An issue of a journal: three articles in two languages, in sections, numbered through, and an issue before it.

waters/ is the journal. It is built once, in all editions, as `footpress build --collection spring-2026` does it.
"""

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree, html

from footpress.editions.pdf import PDF
from footpress.editions.pdf.structure import first_page
from footpress.model.article import FrontMatter
from footpress.model.facts import Facts
from footpress.problems import Refused
from footpress.publication.building import build, publish
from footpress.publication.checking import check
from footpress.publication.gathering_volumes import gather
from footpress.publication.opening import open_publication
from footpress.source.issues import Appearance, differing

HERE = Path(__file__).parent
PAGES = {"ferry": (203, 204), "faehre": (205, 205), "toll-book": (206, 206)}
"""The cover is page 201, as the issue says, the contents are 202."""


@dataclass(frozen=True)
class Journal:
    """A folder with the journal, whose issue is built."""

    folder: Path

    def page(self, slug: str) -> html.HtmlElement:
        return html.document_fromstring((self.folder / f"build/html/{slug}/index.html").read_bytes())

    def meta(self, slug: str, name: str) -> list[str]:
        return self.page(slug).xpath("//meta[@name=$name]/@content", name=name)

    def pdf(self, slug: str) -> bytes:
        return (self.folder / f"build/{slug}.pdf").read_bytes()

    def words(self, slug: str, page: int) -> str:
        with pypdfium2.PdfDocument(self.pdf(slug)) as document:
            return " ".join(document[page].get_textpage().get_text_range().split())

    def in_book(self, name: str) -> etree._Element:
        with zipfile.ZipFile(self.folder / "build/spring-2026.epub") as archive:
            return etree.fromstring(archive.read(f"EPUB/{name}"))


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    folder = tmp_path_factory.mktemp("journal") / "waters"
    shutil.copytree(HERE / "waters", folder)
    for _ in build(folder, ["spring-2026"], collections=True):
        pass
    return Journal(folder)


def test_an_issue_has_its_pages_at_its_first_build_in_several_processes_too(journal: Journal, tmp_path: Path) -> None:
    """Its EPUB cites the pages of its PDF, which is made first."""
    shutil.copytree(HERE / "waters", tmp_path / "waters")
    list(publish(tmp_path / "waters", ["spring-2026"], ["pdf", "epub"], collections=True, processes=2))
    names = ("build/spring-2026.pdf", "build/spring-2026.epub")
    assert [(tmp_path / "waters" / name).read_bytes() == (journal.folder / name).read_bytes() for name in names] == [True, True]


@pytest.mark.parametrize("slug", PAGES)
def test_an_article_has_the_pages_that_its_issue_gives_it(journal: Journal, slug: str) -> None:
    """On its own paper, in its records, and where readers see how to cite it."""
    first, last = PAGES[slug]
    said = f"{first}–{last}" if last > first else str(first)
    with pikepdf.open(journal.folder / f"build/{slug}.pdf") as own:
        assert (first_page(journal.pdf(slug)), len(own.pages)) == (first, last - first + 1)
    assert f"{said} · " in journal.words(slug, 0), "in the line above the title"
    assert journal.meta(slug, "citation_firstpage") == [str(first)]
    assert journal.meta(slug, "citation_lastpage") == ([str(last)] if last > first else [])
    assert (journal.meta(slug, "citation_volume"), journal.meta(slug, "citation_issue")) == (["12"], ["3"])
    assert journal.meta(slug, "citation_publication_date") == ["2026/03"]
    page = journal.page(slug)
    assert said in page.xpath("string(//*[@id='citation-own'])")
    (item,) = json.loads((journal.folder / f"build/html/{slug}/{slug}.json").read_bytes())
    assert (item["page"], item["volume"], item["issue"]) == (said.replace("–", "-"), "12", "3")
    (book,) = re.findall(
        r'id="page-(\d+)"', zipfile.ZipFile(journal.folder / f"build/{slug}.epub").read("EPUB/text.xhtml").decode()
    )[:1]
    assert book == str(first)


@pytest.mark.parametrize("slug", PAGES)
def test_an_article_reads_alike_in_its_issue_and_alone(journal: Journal, slug: str) -> None:
    for page in range(PAGES[slug][0], PAGES[slug][1] + 1):
        alone, together = journal.words(slug, page - PAGES[slug][0]), journal.words("spring-2026", page - 201)
        heads = {f"{page}", *together.split()} ^ {f"{page}", *alone.split()}
        assert heads == set(), "the same words on the same page"


def test_the_contents_have_the_sections_and_the_pages(journal: Journal) -> None:
    words = journal.words("spring-2026", 1).casefold()
    order = ["articles", "the ferry and the price", "203", "die fähre", "205", "reviews", "of a book of tolls", "206"]
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    toc = next(nav for nav in journal.in_book("nav.xhtml").iter("{*}nav") if nav.get("role") == "doc-toc")
    top = [" ".join("".join(item[0].itertext()).split()) for item in toc.find("{*}ol")]
    assert top == ["Title page", "Articles", "Reviews", "Colophon"]
    assert [len(item.findall("{*}ol/{*}li")) for item in toc.find("{*}ol")] == [0, 2, 1, 0]


def test_the_page_of_the_issue(journal: Journal) -> None:
    page = journal.page("spring-2026")
    assert page.xpath("//section/h2/text()") == ["Articles", "Reviews"]
    assert page.xpath("//ol[@class='articles']//h3/a/@href") == ["../ferry/", "../faehre/", "../toll-book/"]
    assert page.xpath("//*[@class='of-issue']/text()") == ["pp.\u00a0203–204", "p.\u00a0205", "p.\u00a0206"]
    folder = journal.folder / "build/html/spring-2026"
    files = page.xpath("//a[@download]/@href")
    assert len(files) == 2 + 3 * 2
    assert all((folder / name).is_file() for name in files), "PDF and EPUB of the whole, and of each article"
    words = page.text_content()
    for said in (
        "Vol.\u00a012, No.\u00a03",
        "Ida Marlowe (Lakeville)",
        "ISSN 1234-5679 (print)",
        "ISSN 2345-6787 (online)",
        "12 Quay Road",
    ):
        assert said in words, said
    (cover,) = page.xpath("//header/img/@src")
    assert (folder / cover).read_bytes() == zipfile.ZipFile(folder / "spring-2026.epub").read("EPUB/cover.png")
    data = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    assert data["image"] == "https://waters.example/spring-2026/cover.png"
    assert (data["@type"], data["isPartOf"]["isPartOf"]["issn"]) == ("PublicationIssue", ["1234-5679", "2345-6787"])
    assert [part["pagination"] for part in data["hasPart"]] == ["203–204", "205", "206"]


def test_the_editors_stand_in_every_edition_of_the_issue(journal: Journal) -> None:
    for words in (journal.words("spring-2026", 6), "".join(journal.in_book("colophon.xhtml").itertext())):
        assert "Pyotr Vershinin" in words
        assert "ISSN 1234-5679 (print) · ISSN 2345-6787 (online)" in words


def test_the_issue_before_is_led_to_where_it_is_published(journal: Journal) -> None:
    for _ in build(journal.folder, ["winter-2025"], ["html"], collections=True):
        pass
    assert journal.page("spring-2026").xpath("//nav[@class='pages']/a/@href") == ["../winter-2025/"]
    assert journal.page("winter-2025").xpath("//nav[@class='pages']/a/@href") == ["../spring-2026/"]
    every = html.document_fromstring((journal.folder / "build/html/collections.html").read_bytes())
    assert every.xpath("//ul[@class='groups']//a/@href") == ["spring-2026/", "winter-2025/"]


def test_nothing_is_found_in_it(journal: Journal) -> None:
    assert [str(problem) for problem in check(journal.folder)] == []


def findings(journal: Journal, slug: str, **lines: str) -> Iterator[str]:
    """What check says of an article, and of nothing else, once these lines stand in its front matter; then they are taken away."""
    path = journal.folder / f"source/{slug}.md"
    text = path.read_text(encoding="utf-8")
    more = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in lines.items())
    path.write_text(text.replace("---\n", f"---\n{more}", 1), encoding="utf-8")
    try:
        yield from (
            str(each)
            for each in check(journal.folder, [slug])
            if each.id in ("issue-differs", "pages-differ", "translation-differs")
        )
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"pages": "203-210"}, "source/ferry.md:2: warning: pages: 203–210, but in source/collections/spring-2026.yaml as it is laid out it has 203–204"),
        ({"volume": "11"}, "source/ferry.md:2: warning: volume: 11, but source/collections/spring-2026.yaml, in which it appears, is volume 12"),
        ({"number": "4"}, "source/ferry.md:2: warning: number: 4, but source/collections/spring-2026.yaml"),
    ],
)  # fmt: skip
def test_what_an_article_says_otherwise_than_its_issue_is_found(journal: Journal, line: dict[str, str], sentence: str) -> None:
    (found,) = findings(journal, "ferry", **line)
    assert found.startswith(sentence)


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (("203", "204"), []),
        (("203", "210"), []),
        (("203", ""), ["it has 2 pages, and `pages: 203` is 1: write `pages: 203-204`, or make it shorter."]),
        (("204", "205"), ["its first page is 203, that of the source 204: build it again."]),
        (("e12", ""), ["its first page is 203, that of the source 1: build it again."]),
    ],
)
def test_more_pages_than_are_stated_and_others_are_found(journal: Journal, pages: tuple[str, str], said: list[str]) -> None:
    opened = open_publication(journal.folder)
    volume = gather(opened, [opened.cited("ferry", "page")])
    facts = replace(volume.front_matter.facts, first_page=pages[0], last_page=pages[1])
    stated = replace(volume, front_matter=replace(volume.front_matter, facts=facts))
    found = PDF.differing_files(stated, {"ferry.pdf": journal.pdf("ferry")})
    assert [each.message for each in found if each.id == "pages-differ"] == said


def test_an_issue_of_more_pages_than_there_are_is_found(journal: Journal) -> None:
    """Up to the end of its last sheet its pages may be blank."""
    opened = open_publication(journal.folder)
    (issue,) = (each for each in opened.collections((*PAGES, "ice")).found if each.slug == "spring-2026")
    volume = gather(opened, [opened.cited(slug, "page") for slug in issue.articles], issue)
    said = []
    for last in ("208", "264"):
        facts = replace(volume.front_matter.facts, last_page=last)
        stated = replace(volume, front_matter=replace(volume.front_matter, facts=facts))
        found = PDF.differing_files(stated, {"spring-2026.pdf": journal.pdf("spring-2026")})
        said.append([each.message for each in found if each.id == "pages-differ"])
    assert said == [[], ["it has 7 pages, and `pages: 201–264` is 64: write `pages: 201-207`."]]


@pytest.mark.parametrize(
    ("pages", "is_found"), [(("203", "204"), False), (("", ""), False), (("203", "210"), True), (("300", ""), True)]
)
def test_pages_outside_of_the_issue_are_found_before_it_is_laid_out(pages: tuple[str, str], is_found: bool) -> None:
    issue = next(
        each for each in open_publication(HERE / "waters").collections((*PAGES, "ice")).found if each.slug == "spring-2026"
    )
    front = FrontMatter("T", facts=Facts(first_page=pages[0], last_page=pages[1]))
    assert [key for key, _ in differing(front, Appearance(issue))] == ["pages"] * is_found


def test_volume_and_pages_that_are_stated_stay(journal: Journal) -> None:
    folder = journal.folder
    path = folder / "source/toll-book.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("---\n", "---\nvolume: 12a\npages: 9-10\n", 1), encoding="utf-8")
    facts = open_publication(folder).front_matter("toll-book").facts
    path.write_text(text, encoding="utf-8")
    assert (facts.volume, facts.pages) == ("12a", "9–10")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("number: 3", "number: [3"),
        ("title:", "titel:"),
        ("pages: 201-208", "pages: 208-201"),
        ("[toll-book]", "[toll-buch]"),
        ("articles:", "artikles:"),
    ],
)
def test_where_its_file_cannot_be_read_all_that_stands_of_the_issue_stays(
    journal: Journal, tmp_path: Path, right: str, wrong: str
) -> None:
    """Its articles would lose their volume, number and pages, and the site its list: they are refused with the line that is wrong."""
    folder = shutil.copytree(journal.folder, tmp_path / "waters")
    path = folder / "source/collections/spring-2026.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    pages = {file: file.read_bytes() for file in (folder / "build").rglob("*.html")}
    refused = [item for item in publish(folder, editions=["html"], anew=True) if isinstance(item, Refused)]
    articles = {f"source/{slug}.md" for slug in PAGES}
    assert {item.what for item in refused} == {*articles, "source/collections/spring-2026.yaml", "the lists of the site"}
    assert {str(item.error).partition(":")[0] for item in refused} == {"source/collections/spring-2026.yaml"}
    assert folder / "build/html/spring-2026/index.html" in pages
    ice = folder / "build/html/ice/index.html"  # is in another issue, and is made
    assert {file: file.read_bytes() if file.is_file() else b"" for file in pages if file != ice} == {
        file: data for file, data in pages.items() if file != ice
    }


def test_each_language_version_names_the_other(journal: Journal) -> None:
    expected = [("en", "https://waters.example/ferry/"), ("de", "https://waters.example/faehre/")]
    for slug in ("ferry", "faehre"):
        links = journal.page(slug).xpath("//link[@hreflang]")
        assert sorted((link.get("hreflang"), link.get("href")) for link in links) == sorted(
            [*expected, ("x-default", expected[0][1])]
        )


def test_mails_are_printed_as_their_authors_gave_them(journal: Journal) -> None:
    for mail in ("hale@waters.example", "marlowe@waters.example"):
        assert mail in journal.page("ferry").text_content()
        assert mail in journal.words("ferry", 0).replace("\u2060", "").replace("\u200b", "")
        assert mail in "".join(journal.in_book("ferry/text.xhtml").itertext())


def test_the_nu_html_checker_has_nothing_to_say(journal: Journal, html_faults: Callable[..., str]) -> None:
    assert html_faults(journal.folder / "build/html/spring-2026/index.html") == ""


def test_the_facts_of_the_issue_stand_in_its_records(journal: Journal) -> None:
    """Of the whole, in the package of the book and in the XMP of the PDF."""
    package = {(meta.get("property"), meta.text) for meta in journal.in_book("package.opf").iter("{*}meta")}
    with pikepdf.open(journal.folder / "build/spring-2026.pdf") as pdf:
        described = pdf.Root.Metadata.read_bytes().decode()
    for name, value in (
        ("volume", "12"),
        ("number", "3"),
        ("issn", "1234-5679"),
        ("eIssn", "2345-6787"),
        ("startingPage", "201"),
    ):
        assert (f"prism:{name}", value) in package, name
        assert f"<prism:{name}>{value}</prism:{name}>" in described, name
