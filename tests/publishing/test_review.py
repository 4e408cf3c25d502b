"""What import is in doubt about is printed, kept in the record and listed again by review, with its note and its field."""

from pathlib import Path

import pytest
import yaml

from footpress.model.doubt import DOUBTS
from footpress.problems import UsageError
from footpress.publication.importing import import_manuscript
from footpress.publication.reviewing import find_queries
from footpress.references import document
from footpress.references.sheet import Sheet


@pytest.fixture
def second_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second reader that takes the journal for the publisher, and the note of prose for a citation."""

    def labels(sheet: Sheet) -> tuple[list[str], list[float]]:
        return _otherwise(document.network.labels([sheet])[0][0]), [0.9] * len(sheet.tokens)

    monkeypatch.setattr(document, "tag", labels)


def _otherwise(told: list[str]) -> list[str]:
    if set(told) <= {"O", "x"}:
        words = len(told)
        return ["^author", "author", "x", "title", *["title"] * (words - 4)] if words > 4 else told
    return [label.replace("container", "publisher") for label in told]


def doubts_of(record: Path) -> list[tuple[int, str, str]]:
    data = yaml.safe_load(record.read_text(encoding="utf-8"))
    return [
        (note["n"], doubt["id"], doubt.get("field", ""))
        for note in data["notes"]
        for owner in (*note["citations"], note)
        for doubt in owner.get("doubts", ())
    ]


@pytest.mark.usefixtures("second_voice")
def test_what_two_readers_read_differently_is_asked_with_note_and_field(publication: Path, manuscript: Path) -> None:
    printed = import_manuscript(manuscript, publication).problems
    doubts = doubts_of(publication / "source/notes/keepers.yaml")
    assert (2, "readings-differ", "container") in doubts
    assert (3, "work-unlike", "") in doubts
    asked = [problem for problem in printed if problem.id == "readings-differ"]
    assert all(problem.severity == "query" for problem in asked)
    assert any(
        problem.message.startswith("note 2, container: Read once as the journal, once as the publisher: “Bilge Strateji”")
        for problem in asked
    )


@pytest.mark.usefixtures("second_voice")
def test_review_lists_the_same_again(publication: Path, manuscript: Path) -> None:
    printed = [problem for problem in import_manuscript(manuscript, publication).problems if problem.id in DOUBTS]
    assert printed
    assert [problem for problem in find_queries(publication) if problem.id in DOUBTS] == printed
    assert all(problem.message.startswith("note ") for problem in printed)


def test_a_record_of_an_earlier_footpress_is_still_reviewed(publication: Path, manuscript: Path) -> None:
    import_manuscript(manuscript, publication)
    path = publication / "source/notes/keepers.yaml"
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    for note in record["notes"]:
        note.pop("doubts", None)
        for citation in note["citations"]:
            citation.pop("doubts", None)
    record["notes"][0]["citations"][0]["queries"] = ["“Reeves, 593” can mean several works."]
    path.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    told = [problem.message for problem in find_queries(publication) if problem.id in DOUBTS]
    assert told == ["note 1: “Reeves, 593” can mean several works."]


def test_a_note_that_stays_as_typed_is_not_asked_about_twice(publication: Path, manuscript: Path, tmp_path: Path) -> None:
    text = manuscript.read_text(encoding="utf-8").partition("[1] Jeffrey")[0]
    text += "[1] Maria Ott, *The Sea Wall*, trilingual facsimile, London: Ostrow, 1990, p. 3.\n\n[2] Prose.\n\n[3] Prose.\n\n[4] Prose.\n"
    (tmp_path / "wall.txt").write_text(text, encoding="utf-8")
    printed = [problem.id for problem in import_manuscript(tmp_path / "wall.txt", publication).problems]
    listed = [problem.id for problem in find_queries(publication)]
    for ids in (printed, listed):
        assert "note-as-typed" in ids
        assert "unexplained-words" not in ids
    assert (1, "unexplained-words", "") in doubts_of(publication / "source/notes/wall.yaml")


def test_a_folder_that_is_no_publication_has_no_review(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no publication"):
        find_queries(tmp_path)
