"""Repair of step 2: a volume, an issue or an edition that its word names is one, where none was read: "deel 2"."""

from __future__ import annotations

from footpress.references.draft import Draft
from footpress.references.sheet import Sheet

_NAMED = ("volume", "issue", "edition")


def numbers_that_rules_saw(sheet: Sheet, draft: Draft) -> Draft:
    """What the rules saw, of a field that the citation lacks and in words that no field has."""
    labels = list(draft.labels)
    for name in _NAMED:
        if name not in draft.labels:
            for k, label in enumerate(labels):
                if label == "x" and sheet.labels[draft.start + k] == name:
                    labels[k] = name
    return draft._replace(labels=tuple(labels))
