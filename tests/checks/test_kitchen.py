"""All that pandoc's Markdown can write, in every edition: each says what the article says, and whatever is changed in one is found out.

The changes are made to the built files, as a mistaken template, a program or a person would make them.
"""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from made_editions import read, volume_of

from footpress.checks.agreement import compare
from footpress.citing.cite import cite
from footpress.editions import EDITIONS
from footpress.model.article import Article, Profile
from footpress.publication.building import build
from footpress.publication.checking import check
from footpress.publication.gathering_volumes import with_built
from footpress.publication.standing import standing
from footpress.readback.landmarks import KINDS, landmarks_of
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates
from footpress.typesetting.fonts import installed

pytestmark = pytest.mark.skipif(not installed("DejaVu Sans"), reason="the font DejaVu Sans is not installed")
KITCHEN = Path(__file__).parent / "kitchen"
FILES = {name: row.path.format(slug="kitchen") for name, row in EDITIONS.items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication, with all of its editions."""
    folder = tmp_path_factory.mktemp("kitchen")
    shutil.copytree(KITCHEN, folder, dirs_exist_ok=True)
    list(build(folder, (), list(EDITIONS)))
    return folder


@cache
def article(profile: Profile) -> Article:
    publication = read_publication(KITCHEN)
    source = read_source(KITCHEN / "source/kitchen.md", publication)
    return cite(source, read_bibliography(KITCHEN / "bibliography.bib"), publication, profile, Templates())


def test_the_kitchen_has_all_that_is_compared() -> None:
    from lxml import html

    fragments = [article("screen").body, *(note.html for note in article("screen").notes)]
    marks = [mark for fragment in fragments for mark in landmarks_of(html.fragment_fromstring(fragment, create_parent="div"))]
    assert {mark.kind for mark in marks} | {"citation"} == KINDS, "a style of notes has no citation in its text"


def test_what_was_built_is_found_good(built: Path) -> None:
    assert check(built, ("kitchen",)) == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_edition_says_what_the_article_says(edition: str, built: Path) -> None:
    row = EDITIONS[edition]
    said = read(row, built / "build", "kitchen")
    assert compare(article(row.profile), said, edition) == []
    assert said.landmarks
    assert said.linked_entries


# The parts of a page, and of a book, in which a change is made.
PARTS = {
    "text": (r'(?s)<div id="text">.*?(?=<section class="notes")', r"text(-\d+)?\.xhtml"),
    "notes": (r'(?s)<section class="notes".*?</section>', r"notes\.xhtml"),
    "entries": (r'(?s)<section class="bibliography".*?</section>', r"bibliography\.xhtml"),
    "contents": (r'(?s)<nav class="contents".*?</nav>', r"nothing"),
    "abstract": (r'(?s)<section class="abstract".*?</section>', r"text(-\d+)?\.xhtml"),
    "front": (r"(?s)<header>.*?</header>", r"title\.xhtml"),
}
CALL = r'(?:<span class="call" id="call-{0}">.*?</span>|<a id="call-{0}"[^>]*>{0}</a>)'
SCREEN = ("html", "epub", "kindle")


def called(number: int) -> str:
    return CALL.format(number)


def exchanged(one: str, two: str) -> Callable[[str], str]:
    """Each of two pieces of text where the other stands."""
    return lambda text: text.replace(one, "\0", 1).replace(two, one, 1).replace("\0", two, 1)


def replaced(pattern: str, by: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text, count=1, flags=re.DOTALL)


# What is changed: the editions, the part, and how.
CHANGES: dict[str, tuple[tuple[str, ...], str, Callable[[str], str]]] = {
    # the text
    "a word of the text": (SCREEN, "text", replaced("in the midst", "in the middle")),
    "a sentence dropped": (SCREEN, "text", replaced(r" A line of verse,|A line of verse,", "")),
    "two cells exchanged": (SCREEN, "text", exchanged(">6.2<", ">7.0<")),
    "a cell joined with the next": (SCREEN, "text", replaced(r"13</td>\s*<td[^>]*>", "13 ")),
    "a head cell made a cell": (SCREEN, "text", replaced(r"<th([^>]*)>Vessel</th>", r"<td\1>Vessel</td>")),
    "a caption lost": (SCREEN, "text", replaced(r"<caption>A grid</caption>", "")),
    "a caption made a paragraph": (SCREEN, "text", replaced(r"<figcaption[^>]*>(.*?)</figcaption>", r"<p>\1</p>")),
    "a description of a picture": (SCREEN, "text", replaced(r'alt="a small lamp"', 'alt="a large lamp"')),
    "a picture lost": (SCREEN, "text", replaced(r"<img[^>]*a small lamp[^>]*>", "")),
    "the level of a heading": (SCREEN, "text", replaced(r"<h2( id=\"lists\">.*?)</h2>", r"<h3\1</h3>")),
    "a heading made a paragraph": (SCREEN, "text", replaced(r"<h2( id=\"lists\">.*?)</h2>", r"<p\1</p>")),
    "a word of a heading": (SCREEN, "text", replaced(r"Spans and divisions", "Spans and parts")),
    "an emphasis lost": (SCREEN, "text", replaced(r"<em>other emphasis</em>", "other emphasis")),
    "an emphasis shortened": (SCREEN, "text", replaced(r"<em>other emphasis</em>", "<em>other</em> emphasis")),
    "a raised number": (SCREEN, "text", replaced(r"x<sup>2</sup>", "x2")),
    "what was struck out": (SCREEN, "text", replaced(r"<del>struck out</del>", "struck out")),
    "a quotation made a paragraph": (SCREEN, "text", replaced(r"<blockquote>(.*)</blockquote>", r"<div>\1</div>")),
    "the number of an item": (SCREEN, "text", replaced(r'start="5"', 'start="6"')),
    "the kind of a list": (SCREEN, "text", replaced(r'(<ol start="4" )type="i"', r'\1type="1"')),
    "a list without numbers": (SCREEN, "text", replaced(r'<ol start="4" type="i">(.*?)</ol>', r"<ul>\1</ul>")),
    "two items made one": (SCREEN, "text", replaced(r"five in parentheses</li>\s*<li>", "five in parentheses ")),
    "a break lost": (SCREEN, "text", replaced(r"<hr ?/?>", "")),
    "a formula": (SCREEN, "text", replaced(r"a\^2 \+ b\^2", "a^2 + b^3")),
    # calls
    "a call moved by a word": (SCREEN, "text", replaced(rf"({called(1)})( in)", r"\2\1")),
    "a call moved to another sentence": (SCREEN, "text", replaced(rf"({called(2)})(.*?)(, <em>)", r"\2\1\3")),
    "two calls exchanged": (SCREEN, "text", replaced(rf"({called(1)})(.*?)({called(2)})", r"\3\2\1")),
    "a call lost": (SCREEN, "text", replaced(called(10), "")),
    "a call that leads to another note": (SCREEN, "text", replaced(r'#note-1"', '#note-2"')),
    "the number of a call": (SCREEN, "text", replaced(r'(#note-8"[^>]*>)8<', r"\g<1>9<")),
    "the ids of two calls": (SCREEN, "text", exchanged('id="call-1"', 'id="call-2"')),
    # links
    "a link to another heading": (SCREEN, "text", replaced(r'href="#lists"', 'href="#tables"')),
    "the ids of two headings": (SCREEN, "text", exchanged('id="lists"', 'id="tables"')),
    "a link to another page": (SCREEN, "text", replaced(r"https://example\.org/reference", "https://example.org/preference")),
    "an inner link lost": (SCREEN, "text", replaced(r'<a href="#here">(.*?)</a>', r"\1")),
    # notes
    "a word of a note": (SCREEN, "notes", replaced("both with", "each with")),
    "a number in a note": (SCREEN, "notes", replaced("590", "509")),
    "an italic in a note": (SCREEN, "notes", replaced("<em>much</em>", "much")),
    "a note's citation that leads to another entry": (SCREEN, "notes", replaced(r"#ref-reeves2012", "#ref-arendt1994")),
    "a note's link into the text": (SCREEN, "notes", replaced(r'#lists"', '#tables"')),
    "a note's way back": (SCREEN, "notes", replaced(r'(class="backlink" href="[^"]*#call-)3"', r'\g<1>4"')),
    "two notes exchanged": (SCREEN, "notes", exchanged('id="note-1"', 'id="note-2"')),
    "the number of an item in a note": (SCREEN, "notes", replaced(r'<ol type="a"', '<ol start="2" type="a"')),
    "a cell in a note": (SCREEN, "notes", exchanged("<td>1</td>", "<td>2</td>")),
    "a lowered number in a note": (SCREEN, "notes", replaced("<sub>2</sub>", "2")),
    # the copies of notes beside the text
    "a word of a copy": (("html",), "text", replaced("both with", "each with")),
    "a number of a copy": (("html",), "text", replaced(r"(side-note.*?)590", r"\g<1>509")),
    "an italic of a copy": (("html",), "text", replaced("<em>much</em>", "much")),
    "a link of a copy": (("html",), "text", replaced(r"#ref-reeves2012", "#ref-arendt1994")),
    "the label of an item of a copy": (
        ("html",),
        "text",
        replaced(r'<ol type="a" class="two', '<ol start="2" type="a" class="two'),
    ),
    "the number of a copy": (("html",), "text", replaced(r'(side-number">)2<', r"\g<1>3<")),
    "two copies exchanged": (("html",), "text", exchanged('id="aside-1"', 'id="aside-2"')),
    "a call that opens another copy": (("html",), "text", replaced(r'popovertarget="aside-1"', 'popovertarget="aside-2"')),
    # entries
    "a word of an entry": (SCREEN, "entries", replaced("Pacific", "Atlantic")),
    "an italic of an entry": (SCREEN, "entries", replaced("<em>The Pacific Review</em>", "The Pacific Review")),
    "a link of an entry": (SCREEN, "entries", replaced(r"https://example\.org/trump", "https://example.org/tramp")),
    "an entry lost": (SCREEN, "entries", replaced(r'<li id="ref-lkhaajav".*?</li>', "")),
    "the addresses of two entries": (SCREEN, "entries", exchanged("ref-reeves2012", "ref-arendt1994")),
    "an entry's way back": (SCREEN, "entries", replaced(r'#note-10"', '#note-9"')),
    # the rest
    "a line of the contents": (("html",), "contents", exchanged("#lists", "#tables")),
    "a word of the contents": (("html",), "contents", replaced(">Tables<", ">Stables<")),
    "a word of the abstract": (SCREEN, "abstract", replaced("What a kitchen holds", "What a kitchen hides")),
    "a note to the author": (SCREEN, "front", replaced("She thanks the cook", "She thanks the book")),
}
NOT_NOTICED: frozenset[tuple[str, str]] = frozenset()
"""Changes that nothing finds, by name and edition."""


def changed(built: Path, edition: str, part: str, change: Callable[[str], str], folder: Path) -> bool:
    """Put a changed copy of an edition into a folder; whether anything is changed."""
    source, copy = built / "build" / FILES[edition], folder / FILES[edition]
    copy.parent.mkdir(parents=True, exist_ok=True)
    if edition == "html":
        page = source.read_text(encoding="utf-8")
        other = re.sub(PARTS[part][0], lambda match: change(match[0]), page, count=1)
        copy.write_text(other, encoding="utf-8")
        return other != page
    done = False
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(copy, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if re.fullmatch(PARTS[part][1], name.rpartition("/")[2]):
                text = data.decode("utf-8")
                data = change(text).encode("utf-8")
                done |= data.decode("utf-8") != text
            bad.writestr(name, data)
    return done


@pytest.mark.parametrize(("name", "edition"), [(name, edition) for name in CHANGES for edition in CHANGES[name][0]])
def test_a_change_to_a_built_file_is_found_out(name: str, edition: str, built: Path, tmp_path: Path) -> None:
    _, part, change = CHANGES[name]
    assert changed(built, edition, part, change, tmp_path), "nothing is changed"
    row = EDITIONS[edition]
    found = compare(article(row.profile), read(row, tmp_path, "kitchen"), edition)
    assert bool(found) != ((name, edition) in NOT_NOTICED)


def linked(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The links of the pages."""
    for page in pdf.pages:
        yield from (note for note in page.get("/Annots", ()) if note.get("/Subtype") == "/Link")


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The elements of the structure, in order."""
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def leads(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    """The links to one place lead to another."""

    def change(pdf: pikepdf.Pdf) -> None:
        for link in linked(pdf):
            if str(link.get("/Dest", "")) == old:
                link.Dest = pikepdf.String(new)

    return change


def first(kind: str, change: Callable[[pikepdf.Object], None]) -> Callable[[pikepdf.Pdf], None]:
    """A change to the first element of a type in the running text."""

    def change_first(pdf: pikepdf.Pdf) -> None:
        body = next(each for each in elements(pdf.Root.StructTreeRoot) if each.get("/ID") == "body")
        change(next(each for each in elements(body) if str(each.S) == kind))

    return change_first


def set_to(name: str, value: pikepdf.Object) -> Callable[[pikepdf.Object], None]:
    return lambda element: element.__setitem__(name, value)


def to_address(pdf: pikepdf.Pdf) -> None:
    link = next(link for link in linked(pdf) if "reference" in str(link.get("/A", pikepdf.Dictionary()).get("/URI", "")))
    link.A.URI = pikepdf.String("https://example.org/preference")


def move_first_call(pdf: pikepdf.Pdf) -> None:
    """The call and the words behind it change places in the order of reading."""
    for element in elements(pdf.Root.StructTreeRoot):
        kids = element.get("/K")
        if isinstance(kids, pikepdf.Array):
            for place, kid in enumerate(kids):
                if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Reference" and kid.K[0].get("/ID") == "call:1":
                    kids[place], kids[place + 1] = kids[place + 1], kids[place]
                    return


PAGE_CHANGES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "a call that leads to another note": leads("note:1", "note:2"),
    "a note's way back": leads("call:1", "call:2"),
    "a citation that leads to another entry": leads("entry:reeves2012", "entry:arendt1994"),
    "a link to another heading": leads("lists", "tables"),
    "a link to another page": to_address,
    "a call moved": move_first_call,
    "the level of a heading": first("/H3", set_to("/S", pikepdf.Name.H2)),
    "a heading made a paragraph": first("/H2", set_to("/S", pikepdf.Name.P)),
    "a head cell made a cell": first("/TH", set_to("/S", pikepdf.Name.TD)),
    "a quotation made a paragraph": first("/BlockQuote", set_to("/S", pikepdf.Name.Div)),
    "a caption made a paragraph": first("/Caption", set_to("/S", pikepdf.Name.P)),
    "a description of a picture": first("/Figure", set_to("/Alt", pikepdf.String("another"))),
    "a formula": first("/Formula", set_to("/Alt", pikepdf.String("a^3"))),
    "a note lost": first("/Note", set_to("/K", pikepdf.Array())),
}


@pytest.mark.parametrize("name", PAGE_CHANGES)
def test_a_change_to_the_pdf_is_found_out(name: str, built: Path, tmp_path: Path) -> None:
    with pikepdf.open(built / "build/kitchen.pdf") as pdf:
        PAGE_CHANGES[name](pdf)
        pdf.save(tmp_path / "kitchen.pdf")
    row = EDITIONS["pdf"]
    assert compare(article("page"), read(row, tmp_path, "kitchen"), "pdf") != []


def exchange_files(folder: Path, one: str, two: str) -> None:
    first_bytes, second = (folder / one).read_bytes(), (folder / two).read_bytes()
    (folder / one).write_bytes(second)
    (folder / two).write_bytes(first_bytes)


def in_page(pattern: str, by: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        page = (folder / "index.html").read_text(encoding="utf-8")
        assert re.search(pattern, page)
        (folder / "index.html").write_text(re.sub(pattern, by, page), encoding="utf-8")

    return change


def in_file(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_text(
        (folder / name).read_text(encoding="utf-8").replace(old, new), encoding="utf-8"
    )


DOWNLOADS: dict[str, Callable[[Path], None]] = {
    "PDF and EPUB": lambda folder: exchange_files(folder, "kitchen.pdf", "kitchen.epub"),
    "EPUB and Kindle": lambda folder: exchange_files(folder, "kitchen.epub", "kitchen.kindle.epub"),
    "BibTeX and RIS": lambda folder: exchange_files(folder, "kitchen-bibliography.bib", "kitchen-bibliography.ris"),
    "article and works": lambda folder: exchange_files(folder, "kitchen.json", "kitchen-bibliography.json"),
    "a year of the RIS": in_file("kitchen-bibliography.ris", "2012", "2013"),
    "a work of the BibTeX": in_file("kitchen-bibliography.bib", "Reeves", "Reaves"),
    "a file lost": lambda folder: (folder / "kitchen-bibliography.json").unlink(),
    "the words of a link": in_page(r"download>PDF</a>", "download>EPUB</a>"),
    "where a link leads": in_page(r'href="kitchen\.bib" type="([^"]*)" download', r'href="kitchen-bibliography.bib" type="\1" download'),
}  # fmt: skip


@pytest.mark.parametrize("name", DOWNLOADS)
def test_a_download_that_is_another_file_is_found_out(name: str, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    DOWNLOADS[name](tmp_path / "build/html/kitchen")
    row, publication = EDITIONS["html"], read_publication(tmp_path)
    assert row.differing_files is not None
    volume = with_built(volume_of(article("screen"), publication), row, tmp_path / "build")
    found = row.differing_files(volume, standing(row, "kitchen", tmp_path / "build"))
    assert "download-differs" in {problem.id for problem in found}
