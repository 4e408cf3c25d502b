"""Repair of step 2: a publisher is a house, a place is on the map, and a journal is neither."""

from __future__ import annotations

from footpress.references.draft import Draft, Run, runs
from footpress.references.features import dictionary_tags
from footpress.references.sheet import Sheet

_FIRM = (("s", ".", "a", "."), ("s", ".", "l", "."), ("inc", "."), ("ltd", "."), ("s", ".", "r", ".", "l", "."), ("co", "."))


def houses_and_places(sheet: Sheet, draft: Draft) -> Draft:
    """ "(1966; Irish Historical Press, 1998)" names no place; "NZA Blg 2011, 65" and "*American Journal of Sociology*" name a journal."""
    labels = list(draft.labels)
    for run in runs(labels):
        if run.label in ("publisher", "place"):
            label = _meant(sheet, draft, run, set(labels))
            labels[run.first : run.end] = [label] * (run.end - run.first)
        if run.label == "publisher":
            _take_firm(sheet, draft, run, labels)
    return draft._replace(labels=tuple(labels))


def _meant(sheet: Sheet, draft: Draft, run: Run, present: set[str]) -> str:
    """What a run read as publisher or place is, by the dictionaries that its words are in."""
    first, last = draft.start + run.first, draft.start + run.end
    tags = "".join(dictionary_tags(sheet.words[i]) for i in range(first, last) if sheet.tokens[i].kind == "word")
    loose = "container" not in present and "title" in present
    if run.label == "place":
        if "P" not in tags and "U" in tags and "publisher" not in present:
            return "publisher"
        head = sheet.tokens[first].text
        short = head.isupper() and 2 <= len(head) <= 5 and head.isascii() and "publisher" not in present
        return "container" if loose and "P" not in tags and short and "locator" in present else "place"
    if "J" in tags and "U" not in tags and "B" not in tags and loose and "place" not in present:
        return "container"
    return "place" if tags and set(tags) <= {"P"} and run.end - run.first == 1 and "place" not in present else "publisher"


def _take_firm(sheet: Sheet, draft: Draft, run: Run, labels: list[str]) -> None:
    """The letters of a firm behind a publisher belong to it: "Editorial Sudamericana S.A."."""
    start = draft.start + run.end
    for letters in _FIRM:
        stop = start + len(letters)
        if stop <= draft.end and tuple(sheet.words[start:stop]) == letters and sheet.tokens[start].text[0].isupper():
            labels[run.end : run.end + len(letters)] = ["publisher"] * len(letters)
            return
