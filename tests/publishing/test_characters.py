"""Characters that no edition can hold are refused with their line; those that only look dangerous are published as they are."""

import zipfile
from pathlib import Path

import pytest
from lxml import html

from footpress.problems import FootpressError
from footpress.publication.building import build


def papers(folder: Path, article: str, title: str = "Papers", bibliography: str = "") -> Path:
    (folder / "source").mkdir()
    (folder / "source/publication.yaml").write_text(f"title: {title}\n", encoding="utf-8")
    (folder / "source/a.md").write_text(article, encoding="utf-8")
    (folder / "bibliography.bib").write_text(bibliography, encoding="utf-8")
    return folder


UNSEEN = "a character that cannot be seen or printed"


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        ("---\ntitle: T\n---\n\nOne.\nTwo\x07 three.\n", f"source/a.md:6: error: {UNSEEN} (U+0007) stands in this line behind “Two”: delete it."),
        ('---\nlang: en\ntitle: "The \\x0b end"\n---\n\nOne.\n', f"source/a.md:3: error: {UNSEEN} (U+000B) stands in this line behind “The”: delete it."),
        ('---\ntitle: T\nkeywords: [a, "b\\uFFFF"]\n---\n\nOne.\n', f"source/a.md:3: error: {UNSEEN} (U+FFFF) stands in this line behind “b”: delete it."),
    ],
)  # fmt: skip
def test_an_unseen_character_is_named_with_its_line(article: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(FootpressError) as caught:
        list(build(papers(tmp_path, article)))
    assert str(caught.value).startswith(sentence)
    assert not (tmp_path / "build/a.epub").exists()


def test_so_it_is_in_the_bibliography(tmp_path: Path) -> None:
    folder = papers(tmp_path, "---\ntitle: T\n---\n\nOne.\n", bibliography="@book{a,\n  title = {The \x01 end}}\n")
    with pytest.raises(FootpressError, match=r"bibliography\.bib:2: error: a character that cannot be seen"):
        list(build(folder))


@pytest.mark.parametrize("reference", ["&#7;", "&#xFFFF;", "&#0;", "&#xD800;"])
def test_a_reference_to_one_is_left_out(reference: str, tmp_path: Path) -> None:
    list(build(papers(tmp_path, f"---\ntitle: T\n---\n\nOne {reference}two.\n"), editions=["pdf", "epub"]))
    with zipfile.ZipFile(tmp_path / "build/a.epub") as archive:
        words = html.fromstring(archive.read("EPUB/text.xhtml")).text_content().split()
    assert [word.lstrip("\ufffd") for word in words[-2:]] == ["One", "two."]


def test_angle_brackets_and_ampersands_are_letters_like_others(tmp_path: Path) -> None:
    article = '---\ntitle: "A & <b> ]]> -- &amp; Ω"\nauthor: "X <y> & Z"\nkeywords: ["a & b", "<c>"]\nabstract: "< & \\" >"\n---\n\nOne.\n'
    folder = papers(tmp_path, article, title='"P & <Q>"')
    list(build(folder))
    list(build(folder, editions=["pdf", "epub", "kindle"], collections=True))
    for book, page in (
        ("a.epub", "title.xhtml"),
        ("collection.epub", "a/text.xhtml"),
        ("collection.kindle.epub", "a/text.xhtml"),
    ):
        with zipfile.ZipFile(folder / "build" / book) as archive:
            root = html.fromstring(archive.read(f"EPUB/{page}"))
        assert root.xpath("string(//h1)") == "A & <b> ]]> -- &amp; Ω"
    page = html.document_fromstring((folder / "build/html/a/index.html").read_bytes())
    assert page.xpath("string(//h1)") == "A & <b> ]]> -- &amp; Ω"


@pytest.mark.parametrize("slug", ["a/b", "../a", "A", "a.md"])
def test_a_slug_is_no_path(slug: str, tmp_path: Path) -> None:
    with pytest.raises(FootpressError, match="There is no article"):
        list(build(papers(tmp_path, "---\ntitle: T\n---\n\nOne.\n"), [slug]))
