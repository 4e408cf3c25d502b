"""The notes of a canonical text, as they stand in source/<slug>.md: read, told apart, exchanged."""

from __future__ import annotations

import hashlib
import re

from footpress.text.citation_keys import every_key

_NOTE = re.compile(r"^\[\^(?P<number>\d+)\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t])))*)", re.MULTILINE)


def source_notes(markdown: str) -> dict[int, str]:
    """The Markdown of each numbered note."""
    return {int(found["number"]): found["text"].rstrip() for found in _NOTE.finditer(markdown)}


def note_lines(markdown: str) -> dict[int, int]:
    """The line, from 1, on which each numbered note begins."""
    return {int(found["number"]): markdown.count("\n", 0, found.start()) + 1 for found in _NOTE.finditer(markdown)}


def cited_keys(markdown: str) -> dict[int, tuple[str, ...]]:
    """The keys that each note cites, in order."""
    return {number: every_key(text) for number, text in source_notes(markdown).items()}


def digest(note: str) -> str:
    """What tells whether a note is still as it was written."""
    return hashlib.sha256(note.strip().encode()).hexdigest()[:16]


def with_note(markdown: str, number: int, text: str) -> str:
    """The canonical text with another Markdown for one note."""
    found = next(found for found in _NOTE.finditer(markdown) if int(found["number"]) == number)
    return f"{markdown[: found.start()]}[^{number}]: {text}{markdown[found.start('text') + len(found['text'].rstrip()) :]}"
