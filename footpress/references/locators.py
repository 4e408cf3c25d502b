"""Step 2, reading: whether a page expression is the extent of the work or the place that the note points at.

The model reads most of this from the note; these are the conventions that hold whatever it says: a short form has no extent, a
range in a book is a place, and a range in an article or chapter is its extent unless the note gives a smaller one as well.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from footpress.text.late_patterns import late

_RANGE = late(r"^\W*\w+\s*[-–—‐‑−]{1,2}\s*\w+\W*$")
_AND = ("", ",", ";", "and", "und", "et", "e", "y", "ve", "и", "en", "i", "&", ", and", ", und")
_WHOLE = ("book", "thesis", "report", "news", "web", "archival", "speech")


def settle(labels: Sequence[str], texts: Sequence[str], kind: str, work: str) -> list[str]:
    """Labels in which every run of "pages" or "locator" is decided."""
    settled = list(labels)
    if kind == "full" and work in _WHOLE:
        _join_lists(settled, texts)
    runs = _runs(settled)
    extents = [run for run in runs if run[0] == "pages"]
    places = [run for run in runs if run[0] == "locator"]
    if kind != "full" or (work in _WHOLE and extents and not places and len(extents) == 1):
        _relabel(settled, extents, "locator")
    elif len(extents) > 1 and not places:
        _relabel(settled, extents[1:], "locator")
    elif (
        work in ("article", "incollection")
        and not extents
        and places
        and _RANGE.match("".join(texts[places[0][1] : places[0][2]]))
    ):
        _relabel(settled, places[:1], "pages")
    return settled


def _join_lists(labels: list[str], texts: Sequence[str]) -> None:
    """ "S. 17-19, 23 und 45" of a book is one list of places: its beginning is no extent."""
    for run, following in itertools.pairwise(_runs(labels)):
        between = texts[run[2] : following[1]]
        if following[0] == "locator" and "".join(between).strip() in _AND:
            labels[run[1] : following[2]] = ["locator"] * (following[2] - run[1])


def _relabel(labels: list[str], runs: Sequence[tuple[str, int, int]], name: str) -> None:
    for _, start, end in runs:
        labels[start:end] = [name] * (end - start)


def _runs(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels):
        if label in ("pages", "locator"):
            if runs and runs[-1][0] == label and runs[-1][2] == i:
                runs[-1] = (label, runs[-1][1], i + 1)
            else:
                runs.append((label, i, i + 1))
    return runs
