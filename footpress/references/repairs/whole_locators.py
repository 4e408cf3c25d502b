"""Repair of step 2: the words of a place belong to it."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet

_AND_FOLLOWING = words("reading", "and following a place")
_PLACES = words("reading", "place")
_LEAVES = words("reading", "leaf")
_LEAVES_BY_SIDE = words("reading", "leaf before its side")
"""Words for a leaf where the side follows: "c. 3r", "f. 12v"."""


def _is_of_place(sheet: Sheet, at: int, number: int) -> bool:
    """Whether the word belongs to the place whose number follows."""
    if sheet.words[at] in _PLACES | _LEAVES or sheet.words[at] == "§":
        return True
    return sheet.words[at] in _LEAVES_BY_SIDE and sheet.word(number + 1) in ("r", "v") and not sheet.tokens[number + 1].gap


def whole_locators(sheet: Sheet, draft: Draft) -> Draft:
    """ "Rn. 182 ff.", "s. 31 vd.", "art. 5": "Bl. 9": the word of a place that is no page belongs to it, and so do the words for what follows."""
    labels = list(draft.labels)
    for name, first, end in runs(labels):
        if name != "locator":
            continue
        start, stop = draft.start + first, draft.start + end
        for size in (3, 2, 1):
            if (
                stop + size <= draft.end
                and "".join(sheet.words[stop : stop + size]) in _AND_FOLLOWING
                and all(label == "x" for label in labels[end : end + size])
            ):
                labels[end : end + size] = ["locator"] * size
                break
        k = start
        while k > draft.start and labels[k - 1 - draft.start] == "x" and sheet.word(k - 1) == ".":
            k -= 1
        if k > draft.start and labels[k - 1 - draft.start] == "x" and _is_of_place(sheet, k - 1, start):
            labels[k - 1 - draft.start : first] = ["locator"] * (start - k + 1)
    return draft._replace(labels=tuple(labels))
