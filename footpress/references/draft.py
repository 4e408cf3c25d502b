"""Step 2, reading: a reference before its values are made, and the runs of one label in it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
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


def runs(labels: Sequence[str]) -> tuple[Run, ...]:
    """The runs of one label, in order."""
    return _runs(tuple(labels))


@lru_cache(maxsize=1024)
def _runs(labels: tuple[str, ...]) -> tuple[Run, ...]:
    """Each repair asks for the runs of one citation again."""
    starts = [k for k, label in enumerate(labels) if not k or labels[k - 1] != label]
    return tuple(Run(labels[first], first, end) for first, end in itertools.pairwise([*starts, len(labels)]))
