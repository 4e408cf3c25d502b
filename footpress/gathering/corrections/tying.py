"""Which work a citation means: another one that is in the bibliography, or one of its own."""

from __future__ import annotations

from dataclasses import replace

from footpress.gathering.account.settling import entry_of
from footpress.gathering.corrections.recorded_notes import Data
from footpress.gathering.corrections.recorded_readings import in_order, reference_of, resolved, with_reference
from footpress.gathering.corrections.rewriting import citation_at, note_to_change, replaced, with_citations
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.works_cited import bibliography_of, find_work, waiting_entries
from footpress.problems import UsageError
from footpress.records.bibtex import can_be_written
from footpress.records.keys import make_key

_ABOUT_THE_WORK = ("link-unsure", "work-unlike")
"""Doubts that a person answers who says which work is meant."""


def tie(texts: StandingTexts, number: int, index: int, key: str) -> StandingTexts:
    """The texts in which a citation means the work with this key."""
    note = note_to_change(texts, number)
    if find_work(texts, key) is None:
        raise UsageError(f"There is no entry {key}.")
    citation = _of_work(citation_at(note, index), key, proposed=key not in bibliography_of(texts.bibliography))
    return with_citations(texts, note, replaced(note["citations"], index, citation), before=texts)


def with_new_work(texts: StandingTexts, number: int, index: int) -> StandingTexts:
    """The texts in which a citation is of a work of its own, whose entry says what the note says; it waits until the note is confirmed."""
    note = note_to_change(texts, number)
    full = with_reference(citation_at(note, index), replace(reference_of(citation_at(note, index)), kind="full"))
    bibliography = bibliography_of(texts.bibliography)
    taken = (
        {each.key for each in bibliography.entries}
        | {each.key for each in bibliography.broken}
        | set(waiting_entries(texts.record))
    )
    key = make_key(reference_of(full), taken)
    entry = entry_of(key, resolved(note, full, 0))
    if not entry.fields or not can_be_written(entry):
        raise UsageError("No entry can be made of these words: say first what they are (author, title …).")
    citation = _of_work(full, key, proposed=True)
    return with_citations(texts, note, replaced(note["citations"], index, citation), (entry,), before=texts)


def _of_work(citation: Data, key: str, *, proposed: bool) -> Data:
    """A citation of another work, with the doubts that are not about which work it is."""
    doubts = [doubt for doubt in citation.get("doubts", ()) if doubt["id"] not in _ABOUT_THE_WORK]
    kept = {
        name: value for name, value in citation.items() if name not in ("key", "proposed", "lost", "refers_to_note", "queries")
    }
    tied = {"key": None, "proposed": key} if proposed else {"key": key}
    return in_order({**kept, **tied, "doubts": doubts})
