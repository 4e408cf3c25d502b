"""The corpus is well formed, and the checks of its reader work."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus_format import CorpusError, load, load_all

CORPUS = Path(__file__).parent / "corpus"
HEAD = "doc: sample\nlang: de\ngrade: gold\nstyle: a sample\nnotes:\n"
FIRST = '- n: 1\n  raw: "Vgl. Platon, Politeia, 514a."\n  citations:\n'
PLATO = '  - {kind: full, type: book, author: ["Platon"], title: Politeia, locator: 514a, text: "Platon, Politeia, 514a."}\n'


def write(folder: Path, notes: str) -> Path:
    path = folder / "sample.yaml"
    path.write_text(HEAD + notes, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_document_is_well_formed(path: Path) -> None:
    notes = load(path)
    assert 5 <= len(notes) <= 40
    for note in notes:
        for citation in note["citations"]:
            start, end = citation["span"]
            assert 0 <= start < end <= len(note["raw"])


def test_all_documents_are_read() -> None:
    documents = {note["doc"] for note in load_all(CORPUS)}
    assert documents == {path.stem for path in CORPUS.rglob("*.yaml")}


def test_a_record_has_spans_pairs_and_prose(tmp_path: Path) -> None:
    (note,) = load(write(tmp_path, FIRST + PLATO))
    assert note["prose"] == "Vgl"
    assert note["citations"][0]["author"] == [["Platon", ""]]
    assert note["citations"][0]["span"] == [5, 28]
    assert note["citations"][0]["publisher"] == ""


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ('  - {kind: full, type: book, text: "Platon, Nomoi"}\n', "not in raw"),
        ('  - {kind: whole, type: book, text: "Platon"}\n', "unknown kind"),
        ('  - {kind: full, type: scroll, text: "Platon"}\n', "unknown type"),
        ('  - {kind: full, type: book, date: "1979-13", text: "Platon"}\n', "date is not"),
        ('  - {kind: full, type: book, date: 1979, text: "Platon"}\n', "not quoted text"),
        ('  - {kind: full, type: book, titel: Politeia, text: "Platon"}\n', "unknown fields"),
        ('  - {kind: short, type: book, refers_to_note: 2, text: "Platon"}\n', "not earlier"),
        ('  - {kind: ibid, type: book, text: "Platon"}\n', "refers to nothing"),
    ],
)
def test_a_wrong_reading_is_refused(tmp_path: Path, wrong: str, sentence: str) -> None:
    with pytest.raises(CorpusError, match=f"sample.yaml, note 1: .*{sentence}"):
        load(write(tmp_path, FIRST + wrong))
