"""Repair of step 2: a reference begins and ends with words."""

from __future__ import annotations

from footpress.languages.terms import match, phrases, words
from footpress.references.draft import Draft
from footpress.references.sheet import Sheet

_LONGEST = 4
"""Words of a signal."""


def edges(sheet: Sheet, draft: Draft) -> Draft:
    """A reference does not begin with a comma or "and", nor end with a semicolon or an opened bracket."""
    end = draft.end
    start = _behind_signal(sheet, draft)
    while start < end and _only_joins(sheet, start, draft.labels[start - draft.start]):
        start += 1
    while (
        end > start
        and sheet.tokens[end - 1].kind == "punct"
        and sheet.tokens[end - 1].text in ",;:([–—-"
        and draft.labels[end - 1 - draft.start] in ("x", "")
    ):
        end -= 1
    return Draft(start, end, draft.labels[start - draft.start : end - draft.start])


def _behind_signal(sheet: Sheet, draft: Draft) -> int:
    """Where the citation begins behind the words that announce it: "See, for instance, Marie-Christine Leps"."""
    start = draft.start
    for first in range(max(0, start - _LONGEST), start + 1):
        behind = first + match(phrases("signals", "before a citation"), sheet.words, first, draft.end)
        inside = range(start, behind)
        if (
            inside
            and all(draft.labels[i - draft.start] in ("x", "author") for i in inside)
            and any(token.text.islower() for token in sheet.tokens[first:behind])
        ):
            start = behind
    return start


def _only_joins(sheet: Sheet, i: int, label: str) -> bool:
    """Whether a token ties what follows to what stands before: a comma, "and" with a small letter."""
    token = sheet.tokens[i]
    if token.kind == "punct":
        return token.text in ",;:.)]–—-" and label in ("x", "", "author")
    return (
        token.text.islower()
        and sheet.words[i] in words("fields", "and")
        and sheet.word(i + 1) != "."
        and label in ("x", "author")
    )
