"""Repair of step 2: the only date that a reference gives is its date."""

from __future__ import annotations

from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def a_date_first(sheet: Sheet, draft: Draft) -> Draft:
    """A first publication is named beside the edition used; a year alone is the year of the edition used."""
    if "orig_date" not in draft.labels or "date" in draft.labels or not sheet.tokens:
        return draft
    return draft._replace(labels=tuple("date" if label == "orig_date" else label for label in draft.labels))
