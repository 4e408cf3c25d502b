"""Numbered lists keep the numbers that were typed, thematic breaks are printed, and both are read back, in every edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import made_editions
import pytest
from lxml import html

from footpress.checks.agreement import compare
from footpress.citing.cite import cite
from footpress.citing.lists import labels, written
from footpress.editions import EDITIONS
from footpress.model.article import Article, Publication
from footpress.model.entry import Bibliography
from footpress.publication.building import build
from footpress.source.reading import read_publication, read_source
from footpress.templates import Templates

FIRST = ("1", "5", "12", "a", "c", "A", "D", "i", "iv", "xviii", "I", "VII")
"""The first number of a list, of every kind and from any start, and the one that follows it."""
SECOND = ("2", "6", "13", "b", "d", "B", "E", "ii", "v", "xix", "II", "VIII")
AROUND = ("{}.", "{})", "({})")

NUMBERS = [
    (around.format(first), around.format(second)) for around in AROUND for first, second in zip(FIRST, SECOND, strict=True)
]


def items(first: str, second: str, indent: str = "") -> str:
    return f"{indent}{first}  one\n{indent}{second}  two\n"


def lists() -> Iterator[str]:
    """A list of each kind in the text, then some in a quotation, in a list, in a definition and in a table."""
    for first, second in NUMBERS:
        yield f"Then:\n\n{items(first, second)}"
    yield f"Quoted:\n\n{items('(b)', '(c)', '> ')}"
    yield f"- with\n\n{items('iv.', 'v.', '    ')}"
    yield f"Term\n\n:   Words\n\n{items('7)', '8)', '    ')}"
    yield "+----------+------+\n| (c)  one | word |\n| (d)  two |      |\n+----------+------+\n"


IN_TEXT = [*(number for pair in NUMBERS for number in pair), "(b)", "(c)", "iv.", "v.", "7)", "8)", "(c)", "(d)"]
TEXT = (
    "---\ntitle: Articles and Paragraphs\nlang: en\n---\n\n"
    + "\n".join(lists())
    + "\nOne.\n\n* * *\n\nA note.[^1]\n\n----\n\nThe end.\n\n[^1]: It says:\n\n"
    + items("(iii)", "(iv)", "    ")
    + "\n    and so on.\n"
)


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "source").mkdir()
    (folder / "bibliography.bib").write_text("", encoding="utf-8")
    (folder / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (folder / "source/a.md").write_text(TEXT, encoding="utf-8")
    list(build(folder, (), list(EDITIONS)))
    return read_publication(folder)


def article(publication: Publication, edition: str) -> Article:
    source = read_source(publication.directory / "source/a.md", publication)
    return cite(source, Bibliography(()), publication, EDITIONS[edition].profile, Templates(None))


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_item_has_the_number_that_was_typed(edition: str, publication: Publication) -> None:
    read = made_editions.read(edition, publication.directory / "build", "a")
    assert list(read.labels) == IN_TEXT
    assert [note.labels for note in read.notes] == [("(iii)", "(iv)")]
    assert len(read.breaks) == 2


CHANGES = (
    ("another kind", "body", lambda text: text.replace('type="i"', 'type="a"'), "list-differs"),
    ("another start", "body", lambda text: text.replace('start="5"', 'start="6"'), "list-differs"),
    ("no parentheses", "body", lambda text: text.replace("two-parens-lower-alpha", ""), "list-differs"),
    ("a list less", "body", lambda text: text.replace("<ol", "<ul", 1).replace("</ol>", "</ul>", 1), "list-differs"),
    ("a number in a note", "notes", lambda text: text.replace('start="3"', 'start="2"'), "list-differs"),
    ("a break less", "body", lambda text: text.replace("<hr />", "", 1).replace("<hr/>", "", 1), "break-differs"),
    ("a break elsewhere", "body", lambda text: re.sub(r"(<p>One\.</p>)\s*(<hr ?/>)", r"\2\1", text), "break-differs"),
)


@pytest.mark.parametrize(("name", "part", "change", "id"), CHANGES, ids=[name for name, *_ in CHANGES])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_list_that_is_numbered_otherwise_is_found_out(
    edition: str, name: str, part: str, change: object, id: str, publication: Publication
) -> None:
    original = article(publication, edition)
    read = made_editions.read(edition, publication.directory / "build", "a")
    assert compare(original, read, edition) == []
    if part == "body":
        other = replace(original, body=change(original.body))  # type: ignore[operator]
    else:
        other = replace(original, notes=tuple(replace(note, html=change(note.html)) for note in original.notes))  # type: ignore[operator]
    assert other != original, f"{name}: nothing is changed"
    assert id in {problem.id for problem in compare(other, read, edition)}


def test_the_side_note_has_the_numbers_too(publication: Publication) -> None:
    page = (publication.directory / "build/html/a/index.html").read_text(encoding="utf-8")
    assert re.findall(r"<aside.*?(<ol [^>]*>)", page, re.DOTALL) == ['<ol start="3" type="i" class="two-parens-lower-roman">']


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (26, "a", "z"),
        (27, "a", "aa"),
        (53, "A", "BA"),
        (1949, "i", "mcmxlix"),
        (4, "I", "IV"),
        (0, "a", "0"),
        (4000, "I", "4000"),
    ],
)
def test_numbers_are_written_as_browsers_write_them(number: int, kind: str, text: str) -> None:
    assert written(number, kind) == text


def test_a_list_without_anything_is_counted_from_one() -> None:
    assert labels(html.fragment_fromstring("<ol><li>a</li><li>b</li></ol>", create_parent="div")) == ("1.", "2.")
