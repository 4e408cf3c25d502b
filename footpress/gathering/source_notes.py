"""The notes of a canonical text, as they stand in source/<slug>.md: read, told apart, exchanged."""

from __future__ import annotations

import hashlib

from footpress.text.citation_keys import every_key
from footpress.text.markdown_notes import WrittenNote, written_notes


def source_notes(markdown: str) -> dict[int, str]:
    """The Markdown of each numbered note."""
    return {number: note.text for number, note in _numbered(markdown).items()}


def note_lines(markdown: str) -> dict[int, int]:
    """The line, from 1, on which each numbered note begins."""
    return {number: note.line for number, note in _numbered(markdown).items()}


def _numbered(markdown: str) -> dict[int, WrittenNote]:
    return {int(note.name): note for note in written_notes(markdown) if note.name.isdecimal()}


def cited_keys(markdown: str) -> dict[int, tuple[str, ...]]:
    """The keys that each note cites, in order."""
    return {number: every_key(text) for number, text in source_notes(markdown).items()}


def digest(note: str) -> str:
    """What tells whether a note is still as it was written."""
    return hashlib.sha256(note.strip().encode()).hexdigest()[:16]


def with_note(markdown: str, number: int, text: str) -> str:
    """The canonical text with another Markdown for one note."""
    note = next(note for note in written_notes(markdown) if note.name.isdecimal() and int(note.name) == number)
    head = markdown[: note.start].rpartition("[^")[0]
    return f"{head}[^{number}]: {text}{markdown[note.end :]}"
