"""Repair of step 2: the number of a paper is its issue."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.draft import Draft, runs
from footpress.references.features import dictionary_tags
from footpress.references.sheet import Sheet


def numbered_series(sheet: Sheet, draft: Draft) -> Draft:
    """ "NBER Working Paper No. 8460": the number of a paper is its issue."""
    labels = list(draft.labels)
    for name, first, end in runs(labels):
        if (
            name != "container"
            or "issue" in labels
            or not any("R" in dictionary_tags(sheet.words[draft.start + k]) for k in range(first, end))
        ):
            continue
        k = end
        while k > first and (sheet.tokens[draft.start + k - 1].kind == "number" or sheet.word(draft.start + k - 1) in ("/", "-")):
            k -= 1
        if first < k < end and sheet.tokens[draft.start + k].kind == "number":
            labels[k:end] = ["issue"] * (end - k)
            while k > first + 1 and sheet.word(draft.start + k - 1) in words("fields", "issue") | {"."}:
                k -= 1
                labels[k] = "x"
    return draft._replace(labels=tuple(labels))
