"""The notes of one or several documents, read (step 2) and resolved (step 3), in the order in which they were given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from footpress.gathering.doubts import prose_doubts
from footpress.model.manuscript import Note
from footpress.model.reference import Reading, Reference, Resolved
from footpress.publication.note_lists.note_lines import NoteLine, by_document, in_input_order, write_note_line
from footpress.references import read_notes
from footpress.resolution import resolve


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The notes of one document, read; `name` is what the input calls it, `places` are where its notes stand in the input."""

    name: str
    places: tuple[int, ...]
    readings: tuple[Reading, ...]
    resolved: tuple[Resolved, ...]

    def citations(self) -> Iterator[tuple[int, Reading, tuple[Resolved, ...]]]:
        """Each note: its place, its reading as resolved, its citations."""
        yield from zip(self.places, self.readings, self._by_note(), strict=True)

    def _by_note(self) -> Iterator[tuple[Resolved, ...]]:
        place = 0
        for reading in self.readings:
            end = place + len(reading.references)
            yield self.resolved[place:end]
            place = end


def read_documents(lines: Sequence[NoteLine]) -> Iterator[ReadDocument]:
    """Each document of the input, in order of appearance."""
    for places in by_document(lines).values():
        readings = read_notes([lines[place].note for place in places])
        resolved = resolve(readings)
        name = str(lines[places[0]].given.get("doc", ""))
        yield ReadDocument(name, tuple(places), as_resolved(readings, resolved), resolved)


def as_resolved(readings: Sequence[Reading], resolved: Sequence[Resolved]) -> tuple[Reading, ...]:
    """The readings with their references as resolving left them: a note may have become a back-reference, a full one short."""
    return tuple(
        replace(reading, references=tuple(references), doubts=prose_doubts(reading, references))
        for reading, references in _grouped(readings, resolved)
    )


def _grouped(readings: Sequence[Reading], resolved: Sequence[Resolved]) -> Iterator[tuple[Reading, list[Reference]]]:
    items = iter(resolved)
    item = next(items, None)
    for reading in readings:
        references = []
        while item is not None and item.note is reading.note:
            references.append(item.reference)
            item = next(items, None)
        yield reading, references


def write_json_lines(lines: Sequence[NoteLine]) -> Iterator[str]:
    """Each line with its citations, in the order of the input, as soon as its document is read."""
    documents = (
        {place: write_note_line(lines[place].given, reading, items) for place, reading, items in document.citations()}
        for document in read_documents(lines)
    )
    return in_input_order(lines, documents)


def as_note_lines(notes: Sequence[Note], file: str) -> tuple[NoteLine, ...]:
    """Notes of one text file as lines of one document, named after the file."""
    doc = PurePath(file).stem
    return tuple(NoteLine(doc, note, _given(doc, note)) for note in notes)


def _given(doc: str, note: Note) -> dict[str, Any]:
    return {"doc": doc, "n": note.number, "lang": note.lang, "raw": note.raw}
