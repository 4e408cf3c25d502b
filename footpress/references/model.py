"""Step 2, reading: the trained sequence model (a conditional random field) that labels the tokens of a note.

The file model.crfsuite is made by tools/training/train.py from invented notes and from the data named in NOTICE. It is loaded
when first needed. Labels are the fields, "x" inside a reference, "back" for ibid. and the like, "O" for prose; ^ begins a reference.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from footpress.references.draft import Draft
from footpress.references.features import features
from footpress.references.sentences import sentence_end
from footpress.references.sheet import Sheet


@cache
def _tagger(path: str = "") -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(path or str(files("footpress.references").joinpath("model.crfsuite")))
    return tagger


_WINDOW = 400
"""Tokens that are labelled at a time: a longer note is cut, so that time and memory stay linear in its length."""


def tag(sheet: Sheet) -> tuple[list[str], list[float]]:
    """A label for each token, and how sure the model is of each (its marginal probability)."""
    labels: list[str] = []
    sure: list[float] = []
    tagger = _tagger()
    for start, end in _windows(sheet):
        tagger.set(features(sheet.part(start, end)))
        found = tagger.tag()
        labels += found
        sure += [tagger.marginal(label, i) for i, label in enumerate(found)]
    return labels, sure


def _windows(sheet: Sheet) -> list[tuple[int, int]]:
    """The pieces of a long note, cut behind semicolons and sentences where one is near."""
    size = len(sheet.tokens)
    windows: list[tuple[int, int]] = []
    start = 0
    while start < size:
        end = min(size, start + _WINDOW)
        if end < size:
            end = next((k for k in range(end, start + _WINDOW // 2, -1) if _parting(sheet, k - 1)), end)
        windows.append((start, end))
        start = end
    return windows


def _parting(sheet: Sheet, i: int) -> bool:
    token = sheet.tokens[i]
    return (
        not token.depth
        and not token.quoted
        and not token.italic
        and (token.text == ";" or (token.text == "." and sentence_end(sheet, i)))
    )


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
