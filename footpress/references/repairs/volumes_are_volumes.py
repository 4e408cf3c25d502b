"""Repair of step 2: a number with the word for a volume is a volume."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.draft import Draft
from footpress.references.sheet import Sheet
from footpress.text.late_patterns import late

_NUMBER = late(r"\d{1,3}|[IVXLC]+")
_SHORTEST = 4
"""Letters of a word that can be no abbreviation of something else."""


def volumes_are_volumes(sheet: Sheet, draft: Draft) -> Draft:
    """ ", II боть,", ", 3 Band,": a number before the word for a volume, the two between commas, is the volume, whatever it was read as."""
    labels = list(draft.labels)
    if "volume" in labels:
        return draft
    for k in range(1, len(labels) - 2):
        i = draft.start + k
        marked = sheet.tokens[i].italic or sheet.tokens[i].quoted
        parted = sheet.word(i - 1) in (",", "(") and sheet.word(i + 2) in (",", ")", ".")
        named = len(sheet.words[i + 1]) >= _SHORTEST and sheet.words[i + 1] in words("fields", "volume")
        if parted and named and not marked and _NUMBER.fullmatch(sheet.tokens[i].text):
            labels[k : k + 2] = ["volume", "x"]
            break
    return draft._replace(labels=tuple(labels))
