"""What the desk shows of one note, and of all: values for the templates."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from footpress.desk.kinds import fields_of
from footpress.desk.typed_note import Stretch, stretches
from footpress.gathering.corrections.confirming import is_asked, open_doubts, state
from footpress.gathering.corrections.recorded_notes import Data, recorded_note, recorded_notes
from footpress.gathering.corrections.rewriting import notes_of
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.works_cited import bibliography_of, find_work, keys_of, notes_citing
from footpress.gathering.typed_values import as_typed
from footpress.model.entry import Entry


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field of an entry, with its value as a person types it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """One citation of the note at hand, and the entry that it means (`key` "" for none); `waits`: it is cited when the note is confirmed."""

    index: int
    words: str
    kind: str
    type: str
    locator: str
    key: str
    waits: bool
    lost: tuple[str, ...]
    fields: tuple[EntryField, ...]
    others: tuple[int, ...]
    """The other notes that cite the work."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """The note at hand. `version` tells whether it still stands as it was shown."""

    number: int
    state: str
    stretches: tuple[Stretch, ...]
    markdown: str
    doubts: tuple[str, ...]
    because: str
    citations: tuple[CitationView, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the notes of an article are looked at."""

    notes: int
    asked: int
    """Notes that somebody was asked about."""
    left: int
    """Those of them that nobody has answered."""
    clear: int
    """Notes that nobody is asked about, and nobody has confirmed."""
    states: dict[int, str]

    @property
    def doubtful(self) -> tuple[int, ...]:
        """The notes that are still to be looked at."""
        return tuple(number for number, how in self.states.items() if how == "doubt")


def progress(texts: StandingTexts) -> Progress:
    """Of all notes of an article; those without a reading are their writers'."""
    recorded = recorded_notes(texts.record)
    states: dict[int, str] = {}
    asked = 0
    for number in notes_of(texts.markdown):
        note = recorded.get(number)
        states[number] = state(texts, note) if note else "unread"
        asked += bool(note and is_asked(note))
    left = sum(how == "doubt" for how in states.values())
    return Progress(len(states), asked, left, sum(how == "clear" for how in states.values()), states)


def note_view(texts: StandingTexts, number: int) -> NoteView:
    """One note of the text; one that was not imported has nothing but its Markdown."""
    markdown = notes_of(texts.markdown)[number]
    note = recorded_note(texts.record, number)
    if note is None:
        return NoteView(number, "unread", (), markdown, (), "", (), version(texts, number))
    return NoteView(
        number,
        state(texts, note),
        stretches(note),
        markdown,
        () if note.get("confirmed") or note.get("accepted") else tuple(dict.fromkeys(d.sentence for d in open_doubts(note))),
        note.get("proposal", {}).get("because", ""),
        tuple(_citation(texts, note, k) for k in range(len(note["citations"]))),
        version(texts, number),
    )


def version(texts: StandingTexts, number: int) -> str:
    """What changes where a note, its reading or an entry that it cites does."""
    note = recorded_note(texts.record, number)
    entries = [find_work(texts, keys_of(each)) for each in note["citations"]] if note else []
    said = [notes_of(texts.markdown).get(number), note, [(e.key, e.type, e.fields) for e in entries if e]]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def _citation(texts: StandingTexts, note: Data, index: int) -> CitationView:
    citation: dict[str, Any] = dict(note["citations"][index])
    key = keys_of(citation)
    entry = find_work(texts, key) if key else None
    return CitationView(
        index,
        note["raw"][slice(*citation["span"])],
        citation["kind"],
        citation["type"],
        citation.get("locator", ""),
        key,
        "proposed" in citation,
        tuple(citation.get("lost", ())),
        entry_fields(entry) if entry else (),
        tuple(sorted(notes_citing(texts.record, key) - {note["n"]})) if key else (),
    )


def entry_fields(entry: Entry) -> tuple[EntryField, ...]:
    """The fields of an entry at the desk."""
    names = fields_of(entry.type, tuple(name for name, _ in entry.fields))
    return tuple(EntryField(name, as_typed(name, entry.get(name))) for name in names)


def work_name(entry: Entry) -> str:
    """An entry in a line, to be found by: "Reeves, Jeffrey: Mongolia's Evolving Security Strategy (2012)"."""
    people = as_typed("author", entry.get("author") or entry.get("editor"))
    date = entry.get("date") or entry.get("year")
    return f"{people + ': ' if people else ''}{as_typed('title', entry.get('title')) or entry.key}{f' ({date})' if date else ''}"


def work_names(texts: StandingTexts) -> tuple[tuple[str, str], ...]:
    """Every entry of the bibliography: (its key, it in a line)."""
    return tuple((entry.key, work_name(entry)) for entry in bibliography_of(texts.bibliography).entries)
