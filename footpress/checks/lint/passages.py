"""Where the lines of a Markdown source belong: to the running text or to a note, and which of them are one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from footpress.checks.lint.rule import text_lines
from footpress.source.reading import Source


class Passage(NamedTuple):
    """A paragraph or a note: the number of the note ("" for the text), its words on one line, and the line where it begins."""

    note: str
    text: str
    line: int


def passages(article: Source) -> Iterator[Passage]:
    """The paragraphs of the text and of the notes, code and tables left out."""
    note, begun = "", 0
    words: list[str] = []
    for line, text in (*text_lines(article), (0, "")):
        called = re.match(r"\[\^([^\]\s]+)\]:\s*", text)
        if (called or not text.strip()) and words:
            yield Passage(note, " ".join(words), begun)
            words = []
        if called:
            note, text = called[1], text[called.end() :]
        elif text.strip() and not words and not text.startswith((" ", "\t")):
            note = ""
        if text.strip() and not re.match(r"\s*(?:\||[-+=]{3,}|:::|\{)", text):
            words.append(text.strip())
            begun = begun if len(words) > 1 else line


def lines_by_place(article: Source) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number, and whether it belongs to a note."""
    in_note = False
    for line, text in text_lines(article):
        in_note = bool(re.match(r"\[\^[^\]]+\]:", text)) or (in_note and (not text.strip() or text.startswith((" ", "\t"))))
        yield line, text, in_note
