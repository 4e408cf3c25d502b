"""Repair of step 2: the stop of an abbreviation belongs to what it shortens."""

from __future__ import annotations

from footpress.references.draft import Draft, Run, runs
from footpress.references.sheet import Sheet

_PEOPLE = ("author", "editor", "translator")
_LONGEST_PLACE = 3  # letters


def kept_stops(sheet: Sheet, draft: Draft) -> Draft:
    """ "М.: Наука", "СПб.: Азбука" name a city cut short; in "Петров А. Б." the last stop is the initial's."""
    labels = list(draft.labels)
    for run in runs(labels):
        if draft.start + run.end < draft.end and sheet.tokens[draft.start + run.end].text == "." and _is_short(sheet, draft, run):
            labels[run.end] = run.label
    return draft._replace(labels=tuple(labels))


def _is_short(sheet: Sheet, draft: Draft, run: Run) -> bool:
    """Whether what stands before the stop is an initial, or the name of a city cut short."""
    stop = draft.start + run.end
    word = sheet.tokens[stop - 1].text
    if run.label in _PEOPLE:
        return len(word) == 1 and word.isupper() and run.end - run.first > 1
    follows = sheet.tokens[stop + 1].text if stop + 1 < draft.end else ""
    return (
        run.label == "place"
        and follows in (":", ",")
        and len(word) <= _LONGEST_PLACE
        and word[:1].isupper()
        and not word.isascii()
    )
