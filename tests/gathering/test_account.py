"""The account of typed words at import: the documents are in account.yaml, the sweeps go over our whole corpus."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from footpress.gathering.account.entry_words import words
from footpress.gathering.account.settling import Settlement, settle
from footpress.gathering.note_text import note_parts
from footpress.gathering.written_notes import note_as_proposed, note_as_written
from footpress.model.entry import Bibliography, Entry
from footpress.model.manuscript import Note
from footpress.records.bibtex import format_entry
from footpress.references import read_notes
from footpress.resolution import resolve

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "bench"))

import typed  # noqa: E402  (the bench program is no package)

CASES = yaml.safe_load((Path(__file__).parent / "account.yaml").read_text(encoding="utf-8"))
DOCUMENTS = [(name, notes) for name, documents in typed.corpus() for notes in documents]


def settled(raws: Sequence[str], bibliography: Bibliography | None = None) -> tuple[list[Note], Settlement]:
    notes = [Note(number, raw, number) for number, raw in enumerate(raws, start=1)]
    return notes, settle(resolve(read_notes(notes)), bibliography or Bibliography("bibliography.bib"), {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_import_writes(case: dict[str, Any]) -> None:
    notes, settlement = settled(case["typed"])
    written = [note_as_written(note, settlement) for note in notes]
    assert written == case.get("written", written)
    assert written[-1] == case.get("last", written[-1])
    if "proposed" in case:
        assert [note_as_proposed(note, settlement) for note in notes] == case["proposed"]
    if "entry" in case:
        assert (
            "".join(format_entry(entry) for entry in settlement.new).replace("  langid       = {english},\n", "") == case["entry"]
        )


@pytest.mark.parametrize("notes", [notes for _, notes in DOCUMENTS], ids=[name for name, _ in DOCUMENTS])
def test_no_typed_word_or_number_is_lost(notes: list[Note]) -> None:
    """Looked for in what is written, by another way than the account goes."""
    figures = typed.count(typed.write(notes), typed.listed())
    assert (figures.losing, figures.stars, figures.brackets) == (0, 0, 0)


@pytest.mark.parametrize("notes", [notes for _, notes in DOCUMENTS], ids=[name for name, _ in DOCUMENTS])
def test_no_typed_word_or_number_is_lost_by_accepting(notes: list[Note]) -> None:
    """What a proposal would write, and the entries that it would add, say every word."""
    proposed = typed.write(notes, proposed=True)
    apparatus = typed.listed()
    assert [(note.markdown, lost) for note in proposed if (lost := typed.lost(note, apparatus))] == []


@pytest.mark.parametrize("notes", [notes for _, notes in DOCUMENTS], ids=[name for name, _ in DOCUMENTS])
def test_the_prose_of_a_note_is_kept_word_for_word(notes: list[Note]) -> None:
    settlement = settle(resolve(read_notes(notes)), Bibliography("bibliography.bib"), {})
    for note in notes:
        taken = [each.item for each in settlement.of_note(note.number) if each.taken]
        outside, end = [], 0
        for item in taken:
            outside.append(note.raw[end : item.reference.span[0]])
            end = item.reference.span[1]
        prose = [
            text
            for part in note_parts(note.raw, taken, settlement.keys)
            for text in ([part] if isinstance(part, str) else [t for each in part.citations for t in (each.prefix, each.suffix)])
        ]
        assert words(" ".join(prose)) == (words(" ".join([*outside, note.raw[end:]])) if taken else ())


@pytest.mark.parametrize(
    ("typed_", "entry"),
    [
        ("Resolution 1541", "Resolution 1540"),
        ("Volume XIV", "Volume XV"),
        ("Bericht Nr. 346", "Bericht Nr. 345"),
        ("ГАРФ Ф. 5325, Д. 46", "ГАРФ Ф. 5325, Д. 45"),
    ],
)
def test_an_entry_that_differs_in_a_number_is_never_cited(typed_: str, entry: str) -> None:
    """Whatever resolving and matching take for the same work."""
    raw = f"Anna Blum, *{typed_}*, Kiel: Strand 2008, S. 5."
    fields = (
        ("author", "Blum, Anna"),
        ("title", f"{{{entry}}}"),
        ("location", "Kiel"),
        ("publisher", "Strand"),
        ("date", "2008"),
    )
    same = Bibliography("bibliography.bib", (Entry("blum2008", "book", fields),))
    note = Note(1, raw)
    settlement = settle(resolve(read_notes([note])), same, {(1, 0): "blum2008"})
    assert note_as_written(note, settlement) == raw
    (each,) = settlement.citations
    assert set(words(" ".join(each.lost_text))) <= set(words(typed_)) - set(words(entry))
    assert each.lost


def test_what_a_person_accepted_is_taken() -> None:
    raw = "Ada Brig, *Organs of the Coast*, 2nd rev. ed. (Kiel: Strand, 1962), p. 12."
    note = Note(1, raw)
    resolved = resolve(read_notes([note]))
    before = settle(resolved, Bibliography("b"), {})
    (waiting,) = before.citations
    after = settle(resolved, Bibliography("b"), {}, taken={(1, 0)}, beside={(1, 0): waiting.item.beside})
    assert note_as_written(note, before) == raw
    assert note_as_proposed(note, before) == note_as_written(note, after) != raw
    assert [entry.key for entry in before.proposed] == [entry.key for entry in after.new]


@pytest.mark.parametrize(
    "raw",
    [
        "word " * 10_000,
        "Anna Blum, Die Häfen, Kiel 2008, S. 5; " * 400,
        "." * 10_000,
        "*" * 10_000,
        "(" * 5_000,
        "“" * 5_000,
        "[" * 3_000 + "a" + "](https://example.org/" * 200,
        "∎",
        "אברהם כהן, ספר הים (תל אביב: עם עובד, 1999), עמ׳ 12; Anna Blum, *Die Häfen*, Kiel 2008.",
        "محمد علي، كتاب البحر، القاهرة، 1999، ص 12.",
        "ისტორია, თბილისი, 1999, გვ. 12.",
        "‮reversed 12‬ Blum",
    ],
    ids=lambda raw: raw[:12],
)
def test_odd_notes_are_kept_and_quickly(raw: str) -> None:
    begin = time.perf_counter()
    (note,), settlement = settled([raw.strip()])
    markdown = note_as_written(note, settlement)
    figures = typed.count(typed.write([note]), typed.listed())
    assert time.perf_counter() - begin < 20
    assert markdown
    assert figures.losing == 0


def test_the_same_notes_settle_the_same() -> None:
    for _, notes in DOCUMENTS[:3]:
        first, second = (settle(resolve(read_notes(notes)), Bibliography("b"), {}) for _ in range(2))
        assert first == second


def test_what_stays_as_typed_may_only_become_less() -> None:
    settlements = [settle(resolve(read_notes(notes)), Bibliography("b"), {}) for _, notes in DOCUMENTS]
    waiting = {(id(s), each.item.note.number) for s in settlements for each in s.citations if each.key and not each.taken}
    assert len(waiting) <= 214
