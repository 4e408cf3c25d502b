"""The running heads of the pages: title and authors, cut to what a line has room for."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LONGEST_HEAD = 60
"""Characters in a running head."""


def running_title(title: str) -> str:
    """A title short enough for a running head: its main part, or its first words."""
    return _shortened(title.split(": ")[0].split(" – ")[0])


def running_author(families: Sequence[str], and_others: str, comma: str = ", ") -> str:
    """The family names of the authors, or of the first of them "et al.", short enough for a running head."""
    every = comma.join(families)
    if _width(every) <= LONGEST_HEAD or len(families) == 1:
        return _shortened(every)
    return f"{_shortened(families[0])} {and_others}"


def _shortened(text: str) -> str:
    """The first words of a text that a running head has room for."""
    if _width(text) <= LONGEST_HEAD:
        return text
    room = next(end for end in range(len(text), 0, -1) if _width(text[:end]) <= LONGEST_HEAD)
    words = text[:room].rsplit(" ", 1)[0].rstrip(",;")
    return f"{words} …"


def _width(text: str) -> int:
    """How wide a text is, in letters: Chinese, Japanese and Korean signs are twice as wide."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
