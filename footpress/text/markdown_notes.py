"""The notes of a Markdown text by their names, `[^keepers]: …`, and their calls, `[^keepers]`: read, told apart, taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOTE = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t])))*)", re.MULTILINE)
CALL = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\s]+)\](?!:)")
"""The call of a note; its name is a number, or a word."""


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note as it is written: its name, its Markdown without blanks behind it, the line from 1 on which it begins, and where its Markdown
    begins and ends in the text."""

    name: str
    text: str
    line: int
    start: int
    end: int


def written_notes(markdown: str) -> Iterator[WrittenNote]:
    """The notes of a text in the order in which they are written."""
    line, before = 1, 0
    for found in _NOTE.finditer(markdown):
        line, before = line + markdown.count("\n", before, found.start()), found.start()
        text = found["text"].rstrip()
        yield WrittenNote(found["name"], text, line, found.start("text"), found.start("text") + len(text))


def names_called(markdown: str) -> tuple[str, ...]:
    """The names of the notes that a text calls, each once, in the order of their first calls."""
    return tuple(dict.fromkeys(found["name"] for found in CALL.finditer(markdown)))


def without_notes(markdown: str) -> str:
    """A text without its notes."""
    return _NOTE.sub("", markdown)
