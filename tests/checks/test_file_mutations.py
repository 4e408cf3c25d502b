"""Built files changed by hand, one thing at a time: a word, a number, an order, a link, a language, what machines are told. Each is noticed."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from made_editions import volume_of

from footpress.citing.cite import cite
from footpress.editions import EDITIONS
from footpress.editions.look import read_look
from footpress.model.article import Publication
from footpress.model.volume import Files, Volume
from footpress.publication.comparing import compared
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates

DOCUMENTS = Path(__file__).parents[1] / "documents"
SLUG = "every-element"
PUBLICATION: Publication = read_publication(DOCUMENTS)
FILES = {name: EDITIONS[name].file(SLUG) for name in ("html", "epub", "pdf")}
Change = Callable[[Any], Any]


@cache
def made(edition: str) -> tuple[Volume, Files]:
    row = EDITIONS[edition]
    source = read_source(DOCUMENTS / f"source/{SLUG}.md", PUBLICATION)
    article = cite(source, read_bibliography(DOCUMENTS / "bibliography.bib"), PUBLICATION, row.profile, Templates())
    volume = volume_of(article, PUBLICATION)
    return volume, row.make(volume, read_look(PUBLICATION, article.front_matter), Templates())


def noticed(edition: str, files: Files) -> set[str]:
    """What is said of the file to open; the files beside a page are not built here."""
    row, (volume, _) = EDITIONS[edition], made(edition)
    assert row.differing_files
    problems = [*compared(row, volume, files)[1], *row.differing_files(volume, files)]
    return {problem.message for problem in problems if problem.file == f"build/{FILES[edition]}" and problem.severity == "error"}


def sub(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def rx(pattern: str, new: str) -> Change:
    def change(text: str) -> str:
        found, count = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
        assert count
        return found

    return change


def swap(one: str, two: str) -> Change:
    """The first two places of patterns exchanged."""

    def change(text: str) -> str:
        first, second = re.search(one, text, re.DOTALL), re.search(two, text, re.DOTALL)
        assert first and second
        return text.replace(first[0], "\0", 1).replace(second[0], first[0], 1).replace("\0", second[0], 1)

    return change


def without_alt(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name("/Figure"):
            del each["/Alt"]


def note(number: int) -> str:
    return rf'<li id="note-{number}".*?</li>(?=\s*(?:<li id="note|</ol>))'


HTML: dict[str, Change] = {
    "a word of the text": sub("mid-sentence", "mid-sentances"),
    "a word of the title": sub("<h1>Every element", "<h1>Each element"),
    "the subtitle": sub('class="subtitle">A document', 'class="subtitle">A pamphlet'),
    "a letter of the author": sub(">Anna de Vries</a><span", ">Anna de Fries</a><span"),
    "the affiliation": sub("University of the North", "University of the South"),
    "the ORCID": sub('class="orcid" href="https://orcid.org/0000-0002-1825-0097"', 'class="orcid" href="https://orcid.org/0000-0002-1825-0079"'),
    "the date in words": sub(">3 May 2021<", ">5 March 2021<"),
    "the date for machines": sub('datetime="2021-05-03"', 'datetime="2021-03-05"'),
    "the number in the series": sub("</a> 12</span>", "</a> 21</span>"),
    "the abstract": sub("<p>What an article can hold", "<p>What an article may hold"),
    "a keyword": sub(">elements</a></p>", ">element</a></p>"),
    "a note to the author": sub("whose book is lost", "whose book was lost"),
    "two notes exchanged": swap(note(1), note(2)),
    "a note dropped": rx(note(5), ""),
    "an entry dropped": rx(r'<li id="ref-certeau1984">.*?</li>\n', ""),
    "a call that leads to another note": sub('href="#note-1" role="doc-noteref">1', 'href="#note-2" role="doc-noteref">1'),
    "a call with another number": sub('href="#note-1" role="doc-noteref">1', 'href="#note-1" role="doc-noteref">2'),
    "a title that leads to another entry": sub('href="#ref-reeves2012">Mongolia', 'href="#ref-turk2013">Mongolia'),
    "a description lost": rx(r'(<img[^>]*?) alt="[^"]*"', r'\1 alt=""'),
    "another picture": sub('src="lamp.svg"', 'src="card.png"'),
    "the language of the page": sub('<html lang="en">', '<html lang="de">'),
    "the language of a title": sub('<span lang="tr">Bilge Strateji</span>', '<span lang="de">Bilge Strateji</span>'),
    "the level of a heading": rx(r'<h2 id="a-heading-with-a-note">(.*?)</h2>', r'<h3 id="a-heading-with-a-note">\1</h3>'),
    "an emphasis lost": sub("<em>emphasis</em>", "emphasis"),
    "the author that Zotero reads": rx(r'(name="citation_author" content=")[^"]*', r"\1Fries, Anna"),
    "the licence": rx(r'(<a rel="license" href=")[^"]*', r"\1https://creativecommons.org/licenses/by/3.0/"),
}  # fmt: skip
EPUB: dict[str, tuple[str, Change]] = {
    "a word in a note": ("notes.xhtml", sub("Reeves", "Reevs")),
    "a number in the text": ("text.xhtml", sub("2017", "2071")),
    "two pages exchanged": ("notes.xhtml", swap("590", "591")),
    "a note dropped": ("notes.xhtml", rx(note(5), "")),
    "an entry dropped": ("bibliography.xhtml", rx(r'<li id="ref-certeau1984".*?</li>', "")),
    "a call that leads to another note": ("text.xhtml", sub("notes.xhtml#note-1", "notes.xhtml#note-2")),
    "a note that leads back to another call": ("notes.xhtml", sub("text.xhtml#call-1", "text.xhtml#call-2")),
    "a description lost": ("text.xhtml", rx(r'alt="[^"]+"', 'alt=""')),
    "the language of the text": ("text.xhtml", sub('lang="en" xml:lang="en"', 'lang="de" xml:lang="de"')),
    "the language of the book": ("package.opf", sub("<dc:language>en", "<dc:language>de")),
    "the title of the book": ("package.opf", sub(">Every element", ">Each element")),
    "a letter of the author": ("package.opf", sub(">Anna de Vries<", ">Anna de Fries<")),
    "the title page": ("title.xhtml", rx(r"(<h1[^>]*>(?:<[^>]*>)*)Every", r"\1Each")),
    "a line of the contents": ("nav.xhtml", sub("A heading with a note", "A heading without a note")),
    "a line that leads elsewhere": ("nav.xhtml", sub("text.xhtml#a-heading-with-a-note", "text.xhtml#page-2")),
    "the order of the documents": ("package.opf", swap(r'<itemref idref="text[^>]*>', r'<itemref idref="notes[^>]*>')),
}  # fmt: skip
PDF: dict[str, Change] = {
    "the title": lambda pdf: pdf.docinfo.__setitem__("/Title", "Each element"),
    "the language": lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("de")),
    "a page lost": lambda pdf: pdf.pages.__delitem__(len(pdf.pages) - 1),
    "the pages in another order": lambda pdf: pdf.pages.reverse(),
    "a description lost": without_alt,
    "the bookmarks lost": lambda pdf: pdf.Root.__delitem__("/Outlines"),
}


@pytest.mark.parametrize("edition", FILES)
def test_nothing_is_said_of_what_was_built(edition: str) -> None:
    assert noticed(edition, made(edition)[1]) == set()


@pytest.mark.parametrize("name", HTML)
def test_a_changed_page_is_noticed(name: str) -> None:
    files = made("html")[1]
    assert noticed("html", {**files, FILES["html"]: HTML[name](files[FILES["html"]].decode()).encode()})


@pytest.mark.parametrize("name", EPUB)
def test_a_changed_book_is_noticed(name: str) -> None:
    document, change = EPUB[name]
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made("epub")[1][FILES["epub"]])) as good, zipfile.ZipFile(changed, "w") as bad:
        for each in good.namelist():
            data = good.read(each)
            bad.writestr(each, change(data.decode()).encode() if each == f"EPUB/{document}" else data)
    assert noticed("epub", {FILES["epub"]: changed.getvalue()})


@pytest.mark.parametrize("name", PDF)
def test_a_changed_pdf_is_noticed(name: str) -> None:
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(made("pdf")[1][FILES["pdf"]])) as pdf:
        PDF[name](pdf)
        pdf.save(changed)
    assert noticed("pdf", {FILES["pdf"]: changed.getvalue()})
