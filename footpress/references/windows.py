"""Step 2, reading: a long note cut into the pieces that a model reads at a time, so that time and memory stay linear in its length."""

from __future__ import annotations

from footpress.references.sentences import sentence_end
from footpress.references.sheet import Sheet

WINDOW = 400
"""Tokens that are labelled at a time."""


def windows(sheet: Sheet) -> list[Sheet]:
    """The pieces of a note in order, cut behind semicolons and sentences where one is near; most notes are one piece."""
    size = len(sheet.tokens)
    if size <= WINDOW:
        return [sheet] if size else []
    pieces: list[Sheet] = []
    start = 0
    while start < size:
        end = min(size, start + WINDOW)
        if end < size:
            end = next((k for k in range(end, start + WINDOW // 2, -1) if _parting(sheet, k - 1)), end)
        pieces.append(Sheet(sheet.tokens[start:end], sheet.words[start:end], sheet.labels[start:end]))
        start = end
    return pieces


def _parting(sheet: Sheet, i: int) -> bool:
    token = sheet.tokens[i]
    return (
        not token.depth
        and not token.quoted
        and not token.italic
        and (token.text == ";" or (token.text == "." and sentence_end(sheet, i)))
    )
