"""Repair of step 2: a piece of a list of authors that no person can be is the title."""

from __future__ import annotations

from footpress.languages.terms import all_words, words
from footpress.references.draft import Draft, runs
from footpress.references.people.likeness import person_like
from footpress.references.sheet import Sheet


def authors_are_people(sheet: Sheet, draft: Draft) -> Draft:
    """Where the first author is surely a person, a later piece of the list that no person can be is the title: "Morris Rossabi, Modern Mongolia",
    "Ходасевич В. Некрополь"."""
    parts = runs(draft.labels)
    run = next((run for run in parts if run[0] == "author"), None)
    if run is None or "back" in draft.labels:
        return draft
    behind = next((other for other in parts if other[1] >= run[2] and other[0] != "x"), None)
    if "title" in draft.labels and (
        behind is None
        or behind[0] != "title"
        or any(token.quoted or token.italic for token in sheet.tokens[draft.start + behind[1] : draft.start + behind[2]])
    ):
        return draft
    start, end = draft.start + run[1], draft.start + run[2]
    first = _title_in_names(sheet, start, end)
    if first is None:
        return draft
    labels = list(draft.labels)
    last = behind[2] if behind is not None and behind[0] == "title" else run[2]
    labels[first - draft.start : last] = ["title"] * (last - (first - draft.start))
    for k in range(first - draft.start - 1, run[1], -1):
        if sheet.tokens[draft.start + k].text != ",":
            break
        labels[k] = "x"
    return draft._replace(labels=tuple(labels))


def _title_in_names(sheet: Sheet, start: int, end: int) -> int | None:
    """Where the title begins in tokens [start, end) read as names; None where all may be people."""
    commas = [i for i in range(start, end) if sheet.tokens[i].text == ","]
    cuts = [start, *(i + 1 for i in commas)]
    ends = [*commas, end]
    if len(cuts) > 1 and _whole_person(sheet, cuts[0], ends[0]):
        for begin, stop in zip(cuts[1:], ends[1:], strict=True):
            if stop > begin and person_like(sheet.tokens, begin, stop) < 1:
                return begin
    if (
        not commas
        and end - start >= 4
        and sheet.tokens[start].kind == "word"
        and sheet.words[start] not in all_words("given_names")
    ):
        i = start + 1
        while i + 1 < end and len(sheet.tokens[i].text) == 1 and sheet.tokens[i].text.isupper() and sheet.word(i + 1) == ".":
            i += 2
        if (
            start + 1 < i < end
            and sheet.tokens[i].kind == "word"
            and sheet.tokens[i].gap
            and sheet.words[i] not in words("fields", "and") | words("particles", "suffix")
            and len(sheet.tokens[i].text) > 1
        ):
            return i
    return None


def _whole_person(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a piece is a given name or initial and a family name, in reading order."""
    named = [i for i in range(start, end) if sheet.tokens[i].kind == "word"]
    return len(named) > 1 and person_like(sheet.tokens, start, end) == 1 and len(sheet.tokens[named[-1]].text) > 1
