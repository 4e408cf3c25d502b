"""Repair of step 2: the words of a place belong to it."""

from __future__ import annotations

from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet

_AND_FOLLOWING = frozenset(
    (
        "ff",
        "ff.",
        "f",
        "f.",
        "vd",
        "vd.",
        "ss",
        "ss.",
        "sgg",
        "sgg.",
        "yss.",
        "ess.",
        "ess",
        "yss",
        "etss.",
        "исл.",
        "sqq.",
        "sqq",
    )
)


_PLACES = frozenset(
    (
        "rn",
        "rz",
        "rdnr",
        "para",
        "paras",
        "par",
        "párr",
        "art",
        "arts",
        "article",
        "artículo",
        "articolo",
        "cap",
        "chap",
        "ch",
        "kap",
        "ст",
        "гл",
        "sch",
        "fj",
    )
)


def whole_locators(sheet: Sheet, draft: Draft) -> Draft:
    """ "Rn. 182 ff.", "s. 31 vd.", "art. 5": the word of a place that is no page belongs to it, and so do the words for what follows."""
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
        if (
            k > draft.start
            and labels[k - 1 - draft.start] == "x"
            and (sheet.words[k - 1] in _PLACES or sheet.words[k - 1] == "§")
        ):
            labels[k - 1 - draft.start : first] = ["locator"] * (start - k + 1)
    return draft._replace(labels=tuple(labels))
