"""Repair of step 2: a translation in brackets belongs to the name before it: "Dziennik Prawny [Juristische Zeitung]"."""

from __future__ import annotations

import itertools

from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet


def translations_in_brackets(sheet: Sheet, draft: Draft) -> Draft:
    """A container that stands in square brackets alone begins before them: behind the last comma of the title, or with it. What is read as
    place or house in square brackets behind a container is its translation."""
    for before, bracket in itertools.pairwise(run for run in runs(draft.labels) if run.label != "x"):
        between = sheet.word(draft.start + before.end) == "[" and sheet.word(draft.start + bracket.end) == "]"
        if (
            before.label == "container"
            and bracket.label in ("place", "publisher")
            and between
            and bracket.first == before.end + 1
        ):
            labels = list(draft.labels)
            labels[before.end : bracket.end + 1] = ["container"] * (bracket.end + 1 - before.end)
            return draft._replace(labels=tuple(labels))
    for run in runs(draft.labels):
        opened = run.first > 1 and sheet.word(draft.start + run.first - 1) == "[" and sheet.word(draft.start + run.end) == "]"
        if run.label != "container" or not opened or draft.labels[run.first - 2] not in ("title", "author"):
            continue
        begin = run.first - 1
        depth = 0
        while begin > 0 and draft.labels[begin - 1] in ("title", "author", "x"):
            word = sheet.word(draft.start + begin - 1)
            depth += (word == "]") - (word == "[")
            if word == "," and depth == 0:
                break
            begin -= 1
        labels = list(draft.labels)
        labels[begin : run.end + 1] = ["container"] * (run.end + 1 - begin)
        if begin and sheet.word(draft.start + begin - 1) == ",":
            labels[begin - 1] = "x"
        return draft._replace(labels=tuple(labels))
    return draft
