"""Repair of step 2: behind a magazine a number before its month is a page where no issue has such a number."""

from __future__ import annotations

from footpress.languages.terms import months
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet

_MOST_ISSUES = 99
"""A magazine that is dated by its month seldom counts its volumes further."""


def pages_of_magazines(sheet: Sheet, draft: Draft) -> Draft:
    """ "Buoy Magazine, 154, August 1979": page 154."""
    labels = list(draft.labels)
    if {"pages", "locator", "issue"} & set(labels):
        return draft
    for run in runs(labels):
        at = draft.start + run.first
        if run.label == "volume" and run.end - run.first == 1 and sheet.number(at) > _MOST_ISSUES and sheet.word(at - 1) == ",":
            following = at + 2
            if (
                sheet.word(at + 1) == ","
                and sheet.word(following) in months()
                and labels[following - draft.start : following - draft.start + 1] == ["date"]
            ):
                labels[run.first] = "locator"
    return draft._replace(labels=tuple(labels))
