"""A document that prints numbers of its own pages is laid out until they are right, and drawn once."""

import sys
from pathlib import Path

import pytest
from made_editions import volume_of
from pdf_articles import article

from footpress.editions.look import Look
from footpress.editions.pdf.making import make
from footpress.model.article import Publication
from footpress.problems import ProblemsFound
from footpress.templates import Templates
from footpress.typesetting import lay_out

PARTS = "".join(f"<h2>Part {number}</h2>{'<p>The harbour ledger.</p>' * 40}" for number in range(6))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often a document is laid out whole, and written."""
    found = {"laid out": 0, "written": 0}

    typesetting = sys.modules[lay_out.__module__]

    def counting(name: str, function: str) -> None:
        work = getattr(typesetting, function)

        def counted_work(*arguments: object) -> object:
            found[name] += 1
            return work(*arguments)

        monkeypatch.setattr(typesetting, function, counted_work)

    counting("laid out", "_pages_of")
    counting("written", "_written")
    return found


def made(folder: Path, body: str, look: Look) -> bytes:
    given = article(slug="parts", body=body)
    return make(volume_of(given, Publication(folder)), look, Templates())["parts.pdf"]


def test_the_last_layout_is_written_and_no_other(counted: dict[str, int], tmp_path: Path) -> None:
    made(tmp_path, PARTS, Look(contents=True))
    assert counted == {"laid out": 1, "written": 1}


def test_what_prints_no_pages_is_laid_out_once(counted: dict[str, int], tmp_path: Path) -> None:
    made(tmp_path, PARTS, Look())
    assert counted == {"laid out": 1, "written": 1}


def test_faults_of_layout_and_of_drawing_are_told_together(counted: dict[str, int], tmp_path: Path) -> None:
    row = "".join(f"<td>{number}</td>" for number in range(1000, 1200))
    too_wide = f"<table><tbody><tr>{row}</tr></tbody></table><p>\U0001f9ff</p>"
    with pytest.raises(ProblemsFound) as told:
        made(tmp_path, PARTS + too_wide, Look(contents=True))
    sentences = str(told.value)
    assert "runs over the edge" in sentences
    assert "No font of this publication" in sentences
    assert counted["laid out"] == 1
