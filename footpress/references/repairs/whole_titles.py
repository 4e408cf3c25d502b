"""Repair of step 2: a title has its first word and its exclamation mark."""

from __future__ import annotations

from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet


def whole_titles(sheet: Sheet, draft: Draft) -> Draft:
    """ "Global Witness, Last Lines of Defence": words left out between the comma of the author and the title; "*Al voto!*"."""
    labels = list(draft.labels)
    for run in runs(labels):
        if run.label != "title":
            continue
        first, end = draft.start + run.first, draft.start + run.end
        begin = first
        while begin > draft.start and labels[begin - 1 - draft.start] == "x" and sheet.tokens[begin - 1].kind == "word":
            begin -= 1
        behind_author = begin - 2 >= draft.start and labels[begin - 2 - draft.start] == "author" and sheet.word(begin - 1) == ","
        if (
            begin < first
            and first - begin < 4
            and behind_author
            and sheet.tokens[begin].text[:1].isupper()
            and not sheet.tokens[first].quoted
        ):
            labels[begin - draft.start : run.first] = ["title"] * (first - begin)
        if end < draft.end and labels[run.end] == "x" and sheet.word(end) in ("!", "?") and not sheet.tokens[end].gap:
            labels[run.end] = "title"
    return draft._replace(labels=tuple(labels))
