"""The text of an article as it is read at the desk: its blocks, with each call as a link to its note. It is not the page; that is in See."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footpress.source.front_matter_text import body_of

_NOTE = re.compile(r"^\[\^[^\]\s]+\]:[ \t]*.*(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t])))*", re.MULTILINE)
_CALL = re.compile(r"(?<!\\)\[\^(\d+)\]")
_HEADING = re.compile(r"(#{1,6})\s+")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, or a heading of some level (0 for none): texts and the numbers of calls in turn."""

    level: int
    pieces: tuple[str | int, ...]


def text_blocks(markdown: str) -> tuple[TextBlock, ...]:
    """The blocks of an article's text, without its front matter and its notes."""
    body = _NOTE.sub("", body_of(markdown))
    return tuple(_block(block.strip()) for block in re.split(r"\n\s*\n", body) if block.strip())


def _block(text: str) -> TextBlock:
    heading = _HEADING.match(text)
    words = re.sub(r"(?<![\w\\])\*{1,2}(\S(?:[^*]*\S)?)\*{1,2}(?!\w)", r"\1", text[heading.end() :] if heading else text)
    pieces = [int(piece) if k % 2 else piece.replace("\\", "") for k, piece in enumerate(_CALL.split(words))]
    return TextBlock(len(heading[1]) if heading else 0, tuple(piece for piece in pieces if piece != ""))
