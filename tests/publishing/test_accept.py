"""A note that stays as typed, and a person who takes its reading."""

from pathlib import Path

import pytest

from footpress.checks.typed_words import typed_problems
from footpress.model.article import PROFILES
from footpress.problems import UsageError
from footpress.publication.accepting import accept
from footpress.publication.importing import import_manuscript
from footpress.publication.opening import open_publication
from footpress.publication.reviewing import find_queries
from footpress.records.bibtex import read_bibliography

TYPED = "Ada Brig, *Organs of the Coast*, 2nd rev. ed. (Kiel: Strand, 1962), p. 12."


@pytest.fixture
def waiting(publication: Path, manuscript: Path) -> Path:
    text = manuscript.read_text(encoding="utf-8")
    manuscript.write_text(text.replace("This note is prose, and cites nothing at all.", TYPED), encoding="utf-8")
    import_manuscript(manuscript, publication)
    return publication


def asked(publication: Path) -> list[str]:
    return [problem.message for problem in find_queries(publication) if problem.id == "note-as-typed"]


def test_a_note_that_would_lose_a_word_stays_as_typed_and_is_asked_about(waiting: Path) -> None:
    assert f"[^4]: {TYPED}\n" in (waiting / "source/keepers.md").read_text(encoding="utf-8")
    (sentence,) = asked(waiting)
    assert "note 4:" in sentence
    assert "“rev”" in sentence
    assert "footpress review keepers --accept 4" in sentence
    assert not [
        entry for entry in read_bibliography(waiting / "bibliography.bib").entries if "Organs of the Coast" in entry.get("title")
    ]


def test_an_accepted_reading_is_written_and_asked_about_no_more(waiting: Path, manuscript: Path) -> None:
    done = accept(waiting, "keepers", [4], "2026-10-01")
    text = (waiting / "source/keepers.md").read_text(encoding="utf-8")
    assert TYPED not in text
    assert "[^3]: [@reeves2012, 179].\n\n[^4]: [@brig1962, 12, rev.]\n" in text
    assert "added" in done[-1]
    assert asked(waiting) == []
    before = text, (waiting / "source/notes/keepers.yaml").read_bytes(), (waiting / "bibliography.bib").read_bytes()
    (waiting / "source/keepers.md").unlink()
    import_manuscript(manuscript, waiting)
    again = (waiting / "source/keepers.md").read_text(encoding="utf-8")
    assert before == (again, (waiting / "source/notes/keepers.yaml").read_bytes(), (waiting / "bibliography.bib").read_bytes())


def test_what_an_accepted_reading_does_not_print_is_named(waiting: Path) -> None:
    accept(waiting, "keepers", [4], "2026-10-01")
    assert unprinted(waiting) == []
    bibliography = waiting / "bibliography.bib"
    bibliography.write_text(bibliography.read_text(encoding="utf-8").replace("{Strand}", "{Shore}"), encoding="utf-8")
    (problem,) = unprinted(waiting)
    assert "note 4: “Strand” (publisher)" in problem
    accept(waiting, "keepers", [4], "2026-10-01")
    assert unprinted(waiting) == [], "a person has seen what is printed"


def unprinted(publication: Path) -> list[str]:
    opened = open_publication(publication)
    articles = [opened.cited("keepers", profile) for profile in PROFILES]
    found = typed_problems(opened.source("keepers"), opened.publication, opened.record("keepers"), articles)
    return [problem.message for problem in found]


def test_a_note_that_a_person_changed_is_theirs(waiting: Path) -> None:
    path = waiting / "source/keepers.md"
    path.write_text(path.read_text(encoding="utf-8").replace("p. 12.", "p. 13."), encoding="utf-8")
    assert asked(waiting) == []
    before = path.read_bytes()
    with pytest.raises(UsageError, match="changed since it was imported"):
        accept(waiting, "keepers", [1, 4], "2026-10-01")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("slug", "number", "sentence"), [("keepers", 9, "numbered 1 to 4"), ("nobody", 1, "import its manuscript")]
)
def test_what_is_not_there_cannot_be_accepted(waiting: Path, slug: str, number: int, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        accept(waiting, slug, [number], "2026-10-01")
