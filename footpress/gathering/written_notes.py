"""A note as import writes it into the canonical text, and as it would be written if its reading were taken."""

from __future__ import annotations

from dataclasses import replace

from footpress.gathering.account.settling import Settlement
from footpress.gathering.note_text import note_markdown
from footpress.model.manuscript import Note


def note_as_written(note: Note, settlement: Settlement) -> str:
    """The Markdown of a note: the citations that are taken, everything else as typed."""
    if (written := settlement.written.get(note)) is None:
        written = settlement.written[note] = _written(note, settlement)
    return written


def _written(note: Note, settlement: Settlement) -> str:
    settled = settlement.of_note(note.number)
    if note.is_kept or (note.markdown and not any(each.taken for each in settled)):
        return _with_more(note.markdown, note)
    items = [each.item if each.taken else replace(each.item, work=None) for each in settled]
    return _with_more(note_markdown(note.raw, items, settlement.keys, note.breaks), note)


def note_as_proposed(note: Note, settlement: Settlement) -> str:
    """The Markdown of a note if every citation of it that has a work is taken."""
    items = [each.item for each in settlement.of_note(note.number)]
    return _with_more(note_markdown(note.raw, items, settlement.keys, note.breaks), note)


def _with_more(first: str, note: Note) -> str:
    """The first paragraph of a note, nothing where it begins with another block, and what follows it; each line but the first is set
    in, without which it would leave the note."""
    lines = "\n\n".join((first, note.more) if note.more else (first,)).split("\n")
    return "\n".join([lines[0], *(f"    {line}" if line else "" for line in lines[1:])])
