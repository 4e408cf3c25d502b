"""A document that never ends is given up with a sentence, and what comes after it is made."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from made_editions import made
from pdf_articles import article, publication

from footpress.editions.pdf import PDF
from footpress.problems import ProblemsFound
from footpress.templates import Templates
from footpress.typesetting import patience
from footpress.typesetting.patience import TakesTooLong, ending_within

ENDLESS = "table { overflow-wrap: anywhere }"
"""What WeasyPrint takes a time for that grows with the square of a cell's text."""


def test_a_document_that_does_not_end_is_a_problem_of_its_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates/pdf").mkdir(parents=True)
    style = Templates(None).read("pdf/article.css")
    (tmp_path / "templates/pdf/article.css").write_text(style + ENDLESS, encoding="utf-8")
    cell = "The tide comes up the quay and the clerk writes it down. " * 400
    endless = replace(article(), body=f"<table><tbody><tr><td>{cell}</td><td>{cell}</td></tr></tbody></table>", notes=())
    monkeypatch.setattr(patience, "LEAST", 2.0)
    monkeypatch.setattr(patience, "PER_CHARACTER", 0.0)
    began = time.process_time()
    with pytest.raises(ProblemsFound, match="The PDF was not finished within 2 seconds: look for a very large table"):
        made(PDF, endless, publication(tmp_path), Templates(tmp_path))
    assert time.process_time() - began < 20
    monkeypatch.undo()
    assert made(PDF, article(), publication(tmp_path))


def busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_what_swallows_exceptions_does_not_swallow_the_end() -> None:
    with pytest.raises(TakesTooLong), ending_within(0.3):
        for _ in range(4):
            with contextlib.suppress(BaseException):  # as WeasyPrint does with a drawing
                busy(0.5)


def test_what_ends_in_time_is_left_alone_then_and_later() -> None:
    for _ in range(5):
        with ending_within(0.25):
            busy(0.2)
        busy(0.3)


def test_sleep_is_no_work() -> None:
    with ending_within(0.5):
        time.sleep(1)


def test_it_holds_in_any_thread() -> None:
    caught: list[float] = []

    def work() -> None:
        try:
            with ending_within(0.3):
                busy(30)
        except TakesTooLong as error:
            caught.append(error.seconds)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join(60)
    assert caught == [0.3]


def test_a_book_has_more_time_than_an_article() -> None:
    assert patience.patience_for("x" * 1_000_000) > 1000 > 150 > patience.patience_for("x" * 10_000)


def test_nothing_is_left_behind_that_would_hold_up_traced_code() -> None:
    """CPython 3.11 looked without end, in code that is traced, for an exception that had been taken back."""
    for _ in range(2):
        with ending_within(60):
            pass
    seen = []
    before = sys.gettrace()
    sys.settrace(lambda *happened: seen.append(happened))
    try:
        len(str(Path("a") / "b"))
    finally:
        sys.settrace(before)
    assert seen
