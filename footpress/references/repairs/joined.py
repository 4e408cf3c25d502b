"""Repair of step 2: a draft that names no work only goes on with the one before."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def joined(sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft that names neither author nor title and follows another behind a comma or stop only goes on with it."""
    out: list[Draft] = []
    for draft in drafts:
        if out and _goes_on(sheet, out[-1], draft):
            last = out[-1]
            gap = ("x",) * (draft.start - last.end)
            labels = tuple("x" if label == "back" else label for label in draft.labels)
            out[-1] = Draft(last.start, draft.end, last.labels + gap + labels)
        else:
            out.append(draft)
    return out


def _goes_on(sheet: Sheet, last: Draft, draft: Draft) -> bool:
    between = range(last.end, draft.start)
    if len(between) > 2 or any(sheet.tokens[i].kind != "punct" or sheet.tokens[i].text == ";" for i in between):
        return False
    if sheet.word(last.end - 1) == ";":
        return False
    before, here = set(last.labels), set(draft.labels)
    if {"author", "title", "editor"} & here or ("back" in here and draft.labels.count("back") > 2):
        return False
    if here <= {"locator", "x"}:
        return "locator" not in before
    return (
        bool({"author", "title"} & before)
        and not ({"date"} & before and {"date"} & here)
        and not ({"container"} & before and {"container"} & here)
    )
