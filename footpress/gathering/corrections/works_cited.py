"""The entries that an article's readings cite: those of the bibliography, and those that wait in proposals until a note is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from footpress.gathering.corrections.recorded_notes import Data, recorded_notes, with_recorded_note
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.model.entry import Bibliography, Entry
from footpress.problems import UsageError
from footpress.records.bibtex import can_be_written, parse_bibliography
from footpress.records.bibtex_edits import with_fields


@lru_cache(maxsize=8)
def bibliography_of(text: str) -> Bibliography:
    """The entries of bibliography.bib as it stands."""
    return parse_bibliography(text.replace("\r\n", "\n"))


def waiting_entries(record: str) -> dict[str, Entry]:
    """The entries of proposals, by their keys."""
    notes = (note for note in recorded_notes(record).values() if "proposal" in note)
    return {each["key"]: entry_of_data(each) for note in notes for each in note["proposal"]["entries"]}


def find_work(texts: StandingTexts, key: str) -> Entry | None:
    """The entry of this key, in the bibliography or in a proposal."""
    return bibliography_of(texts.bibliography).get(key) or waiting_entries(texts.record).get(key)


def keys_of(citation: Data) -> str:
    """The key that a citation has, or would have if its reading were taken; "" for none."""
    return citation["key"] or citation.get("proposed") or ""


def notes_citing(record: str, key: str) -> frozenset[int]:
    """The numbers of the notes that cite a work, or would."""
    notes = recorded_notes(record).values()
    return frozenset(note["n"] for note in notes if any(keys_of(each) == key for each in note["citations"]))


def with_entry(texts: StandingTexts, key: str, fields: Mapping[str, str], type: str = "") -> StandingTexts:
    """The texts in which the entry `key` has these values, as BibTeX ("" for none), and this type, if one is given.

    An entry that waits in proposals is changed in each of them. Raises UsageError where there is no such entry, ProblemsFound where a value
    cannot be written.
    """
    if key in bibliography_of(texts.bibliography):
        return replace(texts, bibliography=with_fields(texts.bibliography, key, fields, type))
    waiting = waiting_entries(texts.record).get(key)
    if waiting is None:
        raise UsageError(f"There is no entry {key}.")
    kept = [(name, fields.get(name, value)) for name, value in waiting.fields]
    new = [(name, value) for name, value in fields.items() if name not in dict(waiting.fields)]
    changed = replace(waiting, type=type or waiting.type, fields=tuple((name, value) for name, value in (*kept, *new) if value))
    if not can_be_written(changed):
        raise UsageError("This cannot be written to a bibliography: look for a brace without its partner.")
    record = texts.record
    for note in _waiting_for(record, key):
        entries = [data_of_entry(changed) if each["key"] == key else each for each in note["proposal"]["entries"]]
        record = with_recorded_note(record, {**note, "proposal": {**note["proposal"], "entries": entries}})
    return replace(texts, record=record)


def _waiting_for(record: str, key: str) -> Iterator[Data]:
    for note in recorded_notes(record).values():
        if any(each["key"] == key for each in note.get("proposal", {}).get("entries", ())):
            yield note


def entry_of_data(given: Data) -> Entry:
    """An entry of a proposal."""
    return Entry(given["key"], given["type"], tuple((name, str(value)) for name, value in given["fields"].items()))


def data_of_entry(entry: Entry) -> dict[str, Any]:
    """An entry as a proposal has it."""
    return {"key": entry.key, "type": entry.type, "fields": dict(entry.fields)}
