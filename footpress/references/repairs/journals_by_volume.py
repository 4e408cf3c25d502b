"""Repair of step 2: what stands directly before a volume and its year in brackets is a journal: "Böckenförde, Der Staat 29 (1990), S. 21"."""

from __future__ import annotations

from footpress.references.dates import is_year
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet


def journals_by_volume(sheet: Sheet, draft: Draft) -> Draft:
    """A plain title with no container, and behind it a number, a year in brackets and a page."""
    if "container" in draft.labels or "publisher" in draft.labels or "place" in draft.labels:
        return draft
    for run in runs(draft.labels):
        at = draft.start + run.end
        if run.label != "title" or any(sheet.tokens[draft.start + k].quoted for k in range(run.first, run.end)):
            continue
        counted = (
            0 < sheet.number(at) < 1000
            and sheet.tokens[at].gap
            and sheet.word(at + 1) == "("
            and is_year(sheet, at + 2)
            and sheet.word(at + 3) == ")"
        )
        paged = bool({"locator", "pages"} & set(draft.labels[run.end :]))
        if counted and paged and not sheet.tokens[at - 1].text.endswith(":"):
            labels = list(draft.labels)
            labels[run.first : run.end] = ["container"] * (run.end - run.first)
            labels[run.end] = "volume"
            return draft._replace(labels=tuple(labels))
    return draft
