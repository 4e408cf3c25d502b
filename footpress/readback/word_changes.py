"""Which words of a text have been taken out and which put in, told by the words that are compared: how lines are divided is no change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from footpress.readback.fold import fold_printed

How = Literal["", "removed", "added"]
_Step = tuple[str, int, int, int, int]
_STOPS = (".", "!", "?", "…", "।", "。")
NEAR = 6
"""Words that are shown before and behind a change."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand ("", as they are now), were removed, or were added; " … " stands for more of those that stand."""

    how: How
    words: str


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """A passage of a list in which words changed: its place in the list as it is now, from 0, or None where it is there no longer."""

    place: int | None
    stretches: tuple[Stretch, ...]


def changed_passages(old: Sequence[str], new: Sequence[str]) -> Iterator[ChangedPassage]:
    """The passages (notes, entries) that are new, gone, or say something else."""
    matcher = SequenceMatcher(None, [fold_printed(text) for text in old], [fold_printed(text) for text in new], autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            continue
        for k in range(max(b - a, d - c)):
            before, now = old[a + k] if a + k < b else "", new[c + k] if c + k < d else ""
            place = c + k if c + k < d else None
            yield ChangedPassage(place, tuple(_shortened([stretch for stretch, _ in _stretches(before.split(), now.split())])))


def changed_paragraphs(old: str, new: Sequence[str]) -> Iterator[ChangedPassage]:
    """The paragraphs of a running text with words that were not in the old one, or behind which some of the old are gone."""
    words = [(word, number) for number, paragraph in enumerate(new) for word in paragraph.split()]
    if not words or fold_printed(old) == fold_printed("".join(word for word, _ in words)):
        return
    last = len(words) - 1
    placed: list[tuple[int, Stretch]] = []
    for stretch, (start, end) in _stretches(old.split(), [word for word, _ in words]):
        if stretch.how == "removed":
            placed.append((words[min(start, last)][1], stretch))
        for number, part in groupby(words[start:end], key=lambda word: word[1]):
            placed.append((number, Stretch(stretch.how, " ".join(word for word, _ in part))))
    for number, parts in groupby(sorted(placed, key=lambda each: each[0]), key=lambda each: each[0]):
        stretches = [stretch for _, stretch in parts]
        if any(stretch.how for stretch in stretches):
            yield ChangedPassage(number, tuple(_shortened(stretches)))


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Stretch, tuple[int, int]]]:
    """Each stretch, and the words of the new text that it is; none for what was removed."""
    for how, parts in groupby(_steps(old, new), key=lambda step: step[0]):
        steps = list(parts)
        if how == "removed":
            yield Stretch(how, " ".join(word for _, (a, b), _ in steps for word in old[a:b])), steps[0][2]
        else:
            start, end = steps[0][2][0], steps[-1][2][1]
            yield Stretch(how, " ".join(new[start:end])), (start, end)


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[How, tuple[int, int], tuple[int, int]]]:
    """(how, the words of the old text, those of the new): words that are only divided otherwise stand."""
    for how, a, b, c, d in _aligned(old, new):
        if how == "equal" or fold_printed("".join(old[a:b])) == fold_printed("".join(new[c:d])):
            if d > c:
                yield "", (a, b), (c, d)
            continue
        if b > a:
            behind = c if d > c or not c else c - 1  # what is only gone belongs to what stood before it
            yield "removed", (a, b), (behind, behind)
        if d > c:
            yield "added", (b, b), (c, d)


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[_Step]:
    """The steps from the old words to the new, as difflib has them; what was put in or taken out begins with a sentence where it can."""
    matcher = SequenceMatcher(None, list(map(fold_printed, old)), list(map(fold_printed, new)))
    steps: list[_Step] = list(matcher.get_opcodes())
    for at, (how, a, b, c, d) in enumerate(steps):
        if at and how in ("delete", "insert") and steps[at - 1][0] == "equal":
            _, before, _, now, _ = steps[at - 1]
            back = _slide(old, a, b, a - before) if how == "delete" else _slide(new, c, d, c - now)
            steps[at - 1] = ("equal", before, a - back, now, c - back)
            steps[at] = (how, a - back, b - back, c - back, d - back)
            if at + 1 < len(steps):
                _, _, end, _, last = steps[at + 1]
                steps[at + 1] = ("equal", b - back, end, d - back, last)
            elif back:
                steps.append(("equal", b - back, b, d - back, d))
    return steps


def _slide(words: Sequence[str], start: int, end: int, most: int) -> int:
    """How many words a stretch is to be moved back, so that it is the same words and begins a sentence; 0 where it never does."""
    for back in range(most + 1):
        if back and fold_printed(words[start - back]) != fold_printed(words[end - back]):
            return 0
        if start == back or words[start - back - 1].endswith(_STOPS):
            return back
    return 0


def _shortened(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """With no more of what stands than is near a change."""
    for number, stretch in enumerate(stretches):
        words = stretch.words.split()
        first, last = number == 0, number == len(stretches) - 1
        if stretch.how or len(words) <= 2 * NEAR + 1:
            yield stretch
        elif first:
            yield Stretch("", "… " + " ".join(words[-NEAR:]))
        else:
            yield Stretch("", " ".join(words[:NEAR]) + (" …" if last else " … " + " ".join(words[-NEAR:])))
