"""Repair of step 2: a number before a stroke and the year is the issue of that year."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.dates import is_year
from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def issues_of_a_year(sheet: Sheet, draft: Draft) -> Draft:
    """ "n. 23/2010", "nr 4/1988", "Heft 2/1999": the number before a stroke and the year is an issue, if the year was read as the date."""
    labels = list(draft.labels)
    if "issue" in labels or "container" not in labels:
        return draft
    for k in range(1, len(labels) - 2):
        at = draft.start + k
        dated = sheet.word(at + 1) == "/" and labels[k + 2] == "date" and is_year(sheet, at + 2)
        if dated and sheet.number(at) > 0 and labels[k] in ("", "x", "volume") and _follows_a_word(sheet, draft.start, at):
            labels[k] = "issue"
            return draft._replace(labels=tuple(labels))
    return draft


def _follows_a_word(sheet: Sheet, start: int, at: int) -> bool:
    """Whether a word for "number" stands before it."""
    at -= 1
    while at > start and sheet.word(at) in {".", "°", "º", "o"}:
        at -= 1
    return sheet.words[at] in words("fields", "issue") | words("reading", "number")
