"""Step 2, reading: where a sentence ends: at a stop that is no abbreviation's, initial's or number's."""

from __future__ import annotations

from functools import cache

from footpress.languages.terms import words
from footpress.references.sheet import Sheet


def sentence_end(sheet: Sheet, i: int) -> bool:
    """Whether the stop at i ends a sentence and not an abbreviation."""
    if i + 1 >= len(sheet.tokens):
        return True
    following, word = sheet.tokens[i + 1], sheet.word(i - 1)
    if (
        not following.gap
        or following.depth
        or (following.kind == "word" and following.text[0].islower())
        or following.kind == "number"
    ):
        return False
    if i == 0:
        return False
    before = sheet.tokens[i - 1]
    if sheet.tokens[i].text != ".":
        return True
    if before.kind == "word" and not sheet.tokens[i].gap:
        if len(before.text) == 1 or (len(before.text) <= 2 and before.text[0].isupper()):
            return False
        if word in _abbreviations():
            return sheet.labels[i - 1] in ("back", "date", "pages") and following.text[0].isupper()
    return True


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(
        w
        for name in ("page", "volume", "issue", "edition", "editor", "translator", "here", "section")
        for w in words("fields", name)
        if len(w) < 6
    ) | words("abbreviations", "in readings")
