"""One word, one italic, one number, one link changed in a built edition: the comparison finds each, in each edition."""

import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from made_editions import made, read

from footpress.checks.agreement import compare
from footpress.citing.cite import cite
from footpress.editions import EDITIONS
from footpress.model.article import Article, Publication
from footpress.records.bibtex import read_bibliography
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates

DOCUMENTS = Path(__file__).parents[1] / "documents"
PUBLICATION: Publication = read_publication(DOCUMENTS)


@cache
def article(profile: str) -> Article:
    source = read_source(DOCUMENTS / "source/every-element.md", PUBLICATION)
    return cite(source, read_bibliography(DOCUMENTS / "bibliography.bib"), PUBLICATION, profile, Templates())  # type: ignore[arg-type]


# What is changed, and where: in the notes, in the entries of the bibliography, or in the text.
MUTATIONS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "a word in a note": ("notes", lambda html: html.replace("Jeffrey", "Jeffery"), "note-differs"),
    "a number in a note": ("notes", lambda html: html.replace("590", "509"), "note-differs"),
    "an italic in a note": ("notes", lambda html: html.replace("<em>The Pacific Review</em>", "The Pacific Review"), "note-italics"),
    "a link in a note": ("notes", lambda html: re.sub(r'href="https://example\.org/trump', 'href="https://example.org/tramp', html), "note-links"),
    "a word in an entry": ("entries", lambda html: html.replace("Reeves, Jeffrey", "Reeves, Jeffery"), "entry-differs"),
    "a number in an entry": ("entries", lambda html: html.replace("2012", "2021"), "entry-differs"),
    "an italic in an entry": ("entries", lambda html: html.replace("<em>The Pacific Review</em>", "The Pacific Review"), "entry-italics"),
    "a link in an entry": ("entries", lambda html: re.sub(r'href="https://example\.org/trump', 'href="https://example.org/tramp', html), "entry-links"),
    "a word in the text": ("body", lambda html: html.replace("mid-sentence", "mid-sentences"), "body-differs"),
    "a number in the text": ("body", lambda html: html.replace("2017", "2071"), "body-differs"),
}  # fmt: skip


def mutated(original: Article, part: str, change: Callable[[str], str]) -> Article:
    if part == "body":
        return replace(original, body=change(original.body))
    return replace(original, **{part: tuple(replace(item, html=change(item.html)) for item in getattr(original, part))})


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", MUTATIONS)
def test_an_edition_that_says_something_else_is_found_out(name: str, edition: str, tmp_path: Path) -> None:
    part, change, id = MUTATIONS[name]
    row = EDITIONS[edition]
    original = article(row.profile)
    other = mutated(original, part, change)
    assert other != original, "the mutation changes nothing"
    for path, data in made(row, other, PUBLICATION).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    found = {problem.id for problem in compare(original, read(row, tmp_path, "every-element"), edition)}
    assert id in found


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_that_says_the_same_is_left_alone(edition: str, tmp_path: Path) -> None:
    row = EDITIONS[edition]
    for path, data in made(row, article(row.profile), PUBLICATION).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert compare(article(row.profile), read(row, tmp_path, "every-element"), edition) == []


def test_a_changed_byte_in_a_built_epub_is_found(tmp_path: Path) -> None:
    row = EDITIONS["epub"]
    (path, data), *_ = made(row, article("screen"), PUBLICATION).items()
    (tmp_path / "good.epub").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "good.epub") as good, zipfile.ZipFile(tmp_path / path, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"Koselleck", b"Kosellek"))
    assert "note-differs" in {problem.id for problem in compare(article("screen"), read(row, tmp_path, "every-element"), "epub")}
    shutil.rmtree(tmp_path)
