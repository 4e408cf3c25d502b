"""Every note begins on the page of its call; what cannot stand there whole goes on on the next."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from made_editions import read, volume_of
from pdf_articles import article, call, publication
from pdf_random import WORDS
from pypdfium2 import PdfDocument

from footpress.checks.agreement import compare
from footpress.editions.look import read_look
from footpress.editions.pdf import PDF
from footpress.editions.pdf.making import document
from footpress.model.article import Article, ArticleNote, FrontMatter
from footpress.model.readback import ReadBack
from footpress.templates import Templates
from footpress.typesetting import typeset


def of(body: str, *notes: str) -> Article:
    return replace(
        article(),
        front_matter=FrontMatter(title="An Article"),
        body=body,
        notes=tuple(ArticleNote(number, f"<p>{text}</p>") for number, text in enumerate(notes, start=1)),
        entries=(),
        how_to_cite="",
    )


def set_on(page: str, made: Article, folder: Path) -> ReadBack:
    """The article on pages of this size, read back; it has every word."""
    document_ = document(volume_of(made, publication(folder)), read_look(publication(folder)), Templates(None))
    style = document_.style + f"@page {{ size: {page}; margin: 12mm }}"
    (folder / f"{made.slug}.pdf").write_bytes(typeset(replace(document_, style=style)))
    said = read(PDF, folder, made.slug)
    assert [problem.message for problem in compare(made, said, "the PDF") if problem.severity == "error"] == []
    return said


def words(count: int, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(count))


def with_many_notes(seed: int) -> Article:
    """As lawyers write: a note after every sentence, most of a line or two, some of a page."""
    chance = random.Random(seed)
    lengths = [chance.choice((3, 8, 8, 15, 15, 30, 60, 120, 400)) for _ in range(60)]
    sentences = [f"{words(chance.randint(6, 30), seed * 100 + number)}{call(number)}." for number in range(1, len(lengths) + 1)]
    paragraphs = [" ".join(sentences[first : first + 4]) for first in range(0, len(sentences), 4)]
    return of("".join(f"<p>{text}</p>" for text in paragraphs), *(words(n, seed + n) for n in lengths))


@pytest.mark.parametrize(("page", "seed"), [("A4", 0), ("A5", 1), ("A6", 2), ("A6", 3)])
def test_sixty_notes_of_all_lengths(page: str, seed: int, tmp_path: Path) -> None:
    assert set_on(page, with_many_notes(seed), tmp_path).late == ()


@pytest.mark.parametrize("lines", range(24, 40, 2))
def test_a_call_in_any_line_near_the_foot(lines: int, tmp_path: Path) -> None:
    """Of a note that cannot begin below it, the line goes to the next page."""
    before = "<br/>".join(["line"] * lines)
    made = of(f"<p>{before}</p><p>Here{call(1)} {words(90, 1)}{call(2)}</p>", words(60, 2), words(200, 3))
    assert set_on("A5", made, tmp_path).late == ()


def test_a_title_does_not_stand_alone_where_a_long_note_is_called_in_the_first_line(tmp_path: Path) -> None:
    made = of(f"<p>Long{call(1)} {words(200, 1)}</p>", words(1500, 2))
    assert set_on("A4", made, tmp_path).late == ()
    with PdfDocument(tmp_path / f"{made.slug}.pdf") as pdf:
        assert "Long" in pdf[0].get_textpage().get_text_bounded()


def test_notes_called_in_one_line_begin_below_it_even_if_the_first_is_longer_than_a_page(tmp_path: Path) -> None:
    made = of(f"<p>Two{call(1)} notes{call(2)}</p><p>{words(300, 1)}</p>", words(1500, 2), words(80, 3))
    assert set_on("A5", made, tmp_path).late == ()


def test_a_long_note_goes_on_before_the_next_is_called(tmp_path: Path) -> None:
    """Where the notes carried over fill a page, and its first line would call another, the page has no text."""
    made = of(f"<p>One{call(1)}</p><p>Two{call(2)} {words(300, 1)}</p>", words(1500, 2), words(80, 3))
    assert set_on("A6", made, tmp_path).late == ()


def test_the_check_says_where_a_note_begins_late(tmp_path: Path) -> None:
    """Sixteen notes called in one word, on a page of nine lines: it cannot have them all."""
    made = of(f"<p>Here{''.join(map(call, range(1, 17)))}</p>", *(words(40, number) for number in range(16)))
    read = set_on("120mm 75mm", made, tmp_path)
    late = [problem for problem in compare(made, read, "a.pdf") if problem.id == "note-late"]
    assert len(late) == len(read.late) > 0
    assert {problem.severity for problem in late} == {"warning"}
    last = read.late[-1]
    assert late[-1].message == f"note {last.sign} begins on page {last.page}, and is called on page {last.call_page}."
