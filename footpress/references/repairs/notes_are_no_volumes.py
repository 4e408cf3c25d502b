"""Repair of step 2: the number of a note is no volume."""

from __future__ import annotations

from footpress.languages.terms import terms
from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def notes_are_no_volumes(sheet: Sheet, draft: Draft) -> Draft:
    """ "Kaya, dn. 1, s. 12": behind a word that can mean a note alone, a number read as volume or issue is the note's."""
    notes = {term.strip(".") for term in terms("pointing", "note after a comma")}
    labels = list(draft.labels)
    for k, label in enumerate(labels):
        i = draft.start + k
        before = i - 2 if sheet.word(i - 1) == "." else i - 1
        if label in ("volume", "issue") and sheet.word(before) in notes:
            labels[k] = "x"
    return draft._replace(labels=tuple(labels))
