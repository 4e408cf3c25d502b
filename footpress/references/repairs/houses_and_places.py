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
        if run.label == "place" and "publisher" not in labels and (comma := _house_behind(sheet, draft, run)):
            labels[comma] = "x"
            labels[comma + 1 : run.end] = ["publisher"] * (run.end - comma - 1)
        elif run.label in ("publisher", "place"):
            label = _meant(sheet, draft, run, set(labels))
            labels[run.first : run.end] = [label] * (run.end - run.first)
        if run.label == "publisher":
            _take_firm(sheet, draft, run, labels)
    return draft._replace(labels=tuple(labels))


def _house_behind(sheet: Sheet, draft: Draft, run: Run) -> int:
    """Where the comma stands between a place and the house in "Düsseldorf, Econ, 1979"; 0 where all is the place: "Berlin, London", "Cambridge, MA"."""
    commas = [k for k in range(run.first + 1, run.end - 1) if sheet.word(draft.start + k) == ","]
    if len(commas) != 1:
        return 0
    ahead, behind = (
        "".join(dictionary_tags(sheet.words[draft.start + k]) for k in part if sheet.tokens[draft.start + k].kind == "word")
        for part in (range(run.first, commas[0]), range(commas[0] + 1, run.end))
    )
    last = sheet.tokens[draft.start + run.end - 1]
    letters = last.text.isupper() or last.text == "."
    followed = sheet.word(draft.start + run.end) in (",", ":", ";") and draft.labels[run.end + 1 : run.end + 2] == ("date",)
    return commas[0] if "P" in ahead and "P" not in behind and "G" not in behind and not letters and followed else 0


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
