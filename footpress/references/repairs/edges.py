"""Repair of step 2: a reference begins and ends with words."""

from __future__ import annotations

from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def edges(sheet: Sheet, draft: Draft) -> Draft:
    """A reference does not begin with a comma nor end with a semicolon or an opened bracket."""
    start, end = draft.start, draft.end
    while (
        start < end
        and sheet.tokens[start].kind == "punct"
        and sheet.tokens[start].text in ",;:.)]–—-"
        and draft.labels[start - draft.start] in ("x", "")
    ):
        start += 1
    while (
        end > start
        and sheet.tokens[end - 1].kind == "punct"
        and sheet.tokens[end - 1].text in ",;:([–—-"
        and draft.labels[end - 1 - draft.start] in ("x", "")
    ):
        end -= 1
    return Draft(start, end, draft.labels[start - draft.start : end - draft.start])
