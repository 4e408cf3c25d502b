"""Step 2, reading: a reference before its values are made, and the runs of one label in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Draft(NamedTuple):
    """Tokens [start, end) of a note and a label for each of them: a field, "back", or "x" for what stands between."""

    start: int
    end: int
    labels: tuple[str, ...]


class Run(NamedTuple):
    """Labels [first, end) of a draft that are all `label`."""

    label: str
    first: int
    end: int


def runs(labels: Sequence[str]) -> list[Run]:
    """The runs of one label, in order."""
    found: list[Run] = []
    for k, label in enumerate(labels):
        if found and found[-1].label == label:
            found[-1] = Run(label, found[-1].first, k + 1)
        else:
            found.append(Run(label, k, k + 1))
    return found
