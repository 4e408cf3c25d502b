"""Repair of step 2: an italic name behind a plain title is no part of it."""

from __future__ import annotations

from footpress.references.draft import Draft, runs
from footpress.references.features import dictionary_tags
from footpress.references.sheet import Sheet


def names_set_off(sheet: Sheet, draft: Draft) -> Draft:
    """ "Ex-offenders and the Labor Market, *Center for Policy Research*": an italic name behind a plain title's comma is no part of the title."""
    labels = list(draft.labels)
    for name, first, end in runs(labels):
        start, stop = draft.start + first, draft.start + end
        if name != "title" or sheet.tokens[start].italic or not sheet.tokens[stop - 1].italic:
            continue
        k = stop - 1
        while k > start and sheet.tokens[k - 1].italic == sheet.tokens[stop - 1].italic:
            k -= 1
        if sheet.word(k - 1) == "," and k - 1 > start:
            body = any(
                "B" in dictionary_tags(sheet.words[i]) and "J" not in dictionary_tags(sheet.words[i]) for i in range(k, stop)
            )
            taken = "publisher" if body and "publisher" not in labels else "container"
            if taken not in labels:
                labels[k - draft.start : end] = [taken] * (stop - k)
                labels[k - 1 - draft.start] = "x"
    return draft._replace(labels=tuple(labels))
