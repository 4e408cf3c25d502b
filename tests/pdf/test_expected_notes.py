"""A page that was begun with the notes that it was expected to call is the page that is found without.

Three random articles by default, one of them with tables that call notes; `FOOTPRESS_RANDOM_ARTICLES=300` makes it three hundred.
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_editions import volume_of
from pdf_book import book
from pdf_random import page_rule, random_article

from footpress.editions.look import Look
from footpress.editions.pdf.making import document
from footpress.model.article import Publication
from footpress.templates import Templates
from footpress.typesetting import Document, lay_out
from footpress.typesetting.expected_notes import Expected
from footpress.typesetting.footnotes import text_lines
from footpress.typesetting.page_maker import _Page
from footpress.typesetting.trials import Trials


def lines(document: Document) -> list[list[tuple[str, float, float]]]:
    """Every line of every page, with its place."""
    pages = []
    for page in lay_out(document)._made.pages:
        areas = page._page_box.children
        found = [line for area in areas for line in text_lines(area)]
        pages.append([(_text(line), line.position_x, line.position_y) for line in found])
    return pages


def _text(box: Any) -> str:
    return getattr(box, "text", "") + "".join(map(_text, getattr(box, "children", ())))


def counting(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[object]:
    """What a method has given each time that it was called."""
    given: list[object] = []
    work = getattr(owner, name)

    def counted(self: object, *arguments: object) -> object:
        given.append(work(self, *arguments))
        return given[-1]

    monkeypatch.setattr(owner, name, counted)
    return given


SEEDS = (203, *range(310, 308 + int(os.environ.get("FOOTPRESS_RANDOM_ARTICLES", "4"))))


@pytest.mark.parametrize("seed", SEEDS)
def test_random_articles_have_the_same_pages(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article, size = random_article(seed)
    made = document(volume_of(article, Publication(tmp_path)), Look(), Templates())
    made = replace(made, style=made.style + page_rule(size))
    begun = lines(made)
    monkeypatch.setattr(Expected, "strip", lambda *_: None)
    assert begun == lines(made)


def test_a_book_has_the_same_pages_in_fewer_trials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = document(volume_of(book(40), Publication(tmp_path)), Look(), Templates())
    trials, taken = counting(monkeypatch, Trials, "page_above"), counting(monkeypatch, _Page, "_as_expected")
    begun = lines(made)
    with_guesses = len(trials)
    assert sum(each is not None for each in taken) >= 3
    trials.clear()
    monkeypatch.setattr(Expected, "strip", lambda *_: None)
    assert begun == lines(made)
    assert with_guesses < len(trials)
