"""Step 2, reading: the notes of a document, as typed, into references: what each says and where it begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.model.manuscript import Note
from footpress.model.reference import Reading


def read_notes(notes: Sequence[Note]) -> tuple[Reading, ...]:
    """The notes of one document in order, read; what the whole document shows (family names first) counts for each note."""
    from footpress.references.document import read_document  # the dictionaries and the model load when first needed

    return read_document(notes)


def read_note(note: Note) -> Reading:
    """One note read on its own."""
    return read_notes((note,))[0]
