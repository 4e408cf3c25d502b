"""Step 2, the second voice: a conditional random field that labels the tokens of a note too, and is wrong elsewhere than the network.

The file model.crfsuite is made by tools/training/train.py from invented notes and from the data named in NOTICE. It is loaded
when first needed. Labels are the fields, "x" inside a reference, "back" for ibid. and the like, "O" for prose; ^ begins a reference.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from footpress.references.draft import Draft
from footpress.references.features import features
from footpress.references.sheet import Sheet
from footpress.references.windows import windows


@cache
def _tagger(path: str = "") -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(path or str(files("footpress.references").joinpath("model.crfsuite")))
    return tagger


def tag(sheet: Sheet) -> tuple[list[str], list[float]]:
    """A label for each token, and how sure the model is of each (its marginal probability)."""
    labels: list[str] = []
    sure: list[float] = []
    tagger = _tagger()
    for part in windows(sheet):
        tagger.set(features(part))
        found = tagger.tag()
        labels += found
        sure += [tagger.marginal(label, i) for i, label in enumerate(found)]
    return labels, sure


def cut(labels: list[str]) -> list[Draft]:
    """The references that labels describe: each begins at ^ or behind prose, and ends before prose or the next ^."""
    found: list[Draft] = []
    start = -1
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and (label == "O" or label.startswith("^")):
            found.append(Draft(start, i, tuple(each.lstrip("^") for each in labels[start:i])))
            start = -1
        if label != "O" and start < 0 and (label.startswith("^") or label != "x"):
            start = i
    return found
