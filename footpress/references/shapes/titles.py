"""Shapes: titles behind people: emphasised, in quotation marks, or bare up to what follows."""

from __future__ import annotations

import re
from typing import NamedTuple

from footpress.references.shapes.bare_text import BareText

_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'", "‚": "‘’", "‹": "›"}
_LONGEST = 260


class Title(NamedTuple):
    """Where a title stands, and where what follows begins: behind its quotation mark, comma and blank."""

    start: int
    end: int
    behind: int


def marked_title(bare: BareText, at: int, limit: int) -> Title | None:
    """The title at `at` that is emphasised as a whole or stands in quotation marks."""
    text = bare.text
    if at >= limit:
        return None
    closing = _CLOSING.get(text[at])
    if closing:
        end = _quotation_end(text, at, min(limit, at + _LONGEST), closing)
        return Title(at, end, _behind(text, end, limit)) if end else None
    if not bare.is_slanted(at):
        return None
    end = at
    while end < min(limit, at + _LONGEST) and (
        bare.is_slanted(end) or (text[end] in " ,:’'" and end + 1 < limit and bare.is_slanted(end + 1))
    ):
        end += 1
    stop = len(text[at:end].rstrip(" ,.")) + at
    return Title(at, stop, _behind(text, stop, limit)) if stop > at + 1 else None


def _quotation_end(text: str, at: int, limit: int, closing: str) -> int:
    """Behind the mark that closes the quotation which begins at `at`, 0 where none does: an apostrophe within a word closes none."""
    depth = 0
    for place in range(at + 1, limit):
        if text[place] == text[at] and text[at] not in closing:
            depth += 1
        elif text[place] in closing and (place + 1 >= len(text) or not text[place + 1].isalnum()):
            if depth == 0:
                return place + 1
            depth -= 1
    return 0


def _behind(text: str, end: int, limit: int) -> int:
    match = re.compile(r"[,.]?[”’\"»]?[,.:]?\s+").match(text, end, limit)
    return match.end() if match else end
