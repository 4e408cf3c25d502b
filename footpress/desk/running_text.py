"""The text of an article as it is read at the desk: its blocks, with each call as a link to its note. It is not the page; that is in See."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from footpress.source.front_matter_text import body_of
from footpress.text.markdown_notes import CALL, without_notes, written_notes
from footpress.text.typed_markdown import typed_text

_HEADING = re.compile(r"(#{1,6})\s+")
_EMPHASIS = re.compile(r"(?<![\w\\])\*{1,2}(\S(?:[^*]*\S)?)\*{1,2}(?!\w)")
_SIGN = "\ue0f1"  # stands for a call until the text around it is read


@dataclass(frozen=True, slots=True)
class NamedCall:
    """The call of a note that has a name instead of a number: the name, and the line on which the note stands (0 for none)."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, or a heading of some level (0 for none): texts and calls in turn, those of numbered notes as their numbers."""

    level: int
    pieces: tuple[str | int | NamedCall, ...]


def text_blocks(markdown: str) -> tuple[TextBlock, ...]:
    """The blocks of an article's text, without its front matter and its notes."""
    lines = {note.name: note.line for note in written_notes(markdown)}
    body = without_notes(body_of(markdown))
    return tuple(_block(block.strip(), lines) for block in re.split(r"\n\s*\n", body) if block.strip())


def _block(text: str, lines: Mapping[str, int]) -> TextBlock:
    heading = _HEADING.match(text)
    words = text[heading.end() :] if heading else text
    return TextBlock(len(heading[1]) if heading else 0, tuple(_pieces(words, lines)))


def _pieces(words: str, lines: Mapping[str, int]) -> Iterator[str | int | NamedCall]:
    """Lines stay apart: verse and rows of a table are no running text."""
    names = [found["name"] for found in CALL.finditer(words)]
    typed = "\n".join(_typed(line) for line in CALL.sub(_SIGN, words).split("\n"))
    for number, piece in enumerate(typed.split(_SIGN)):
        if number:
            name = names[number - 1]
            yield int(name) if name.isdecimal() else NamedCall(name, lines.get(name, 0))
        if piece:
            yield piece


def _typed(line: str) -> str:
    """A line as it would have been typed, without its emphasis; the blanks at its ends stay."""
    typed = _EMPHASIS.sub(r"\1", typed_text(line))
    return f"{' ' * line[:1].isspace()}{typed}{' ' * line[-1:].isspace()}" if typed else ""
