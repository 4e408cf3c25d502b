"""A three-way merge: what stood, what one made of it, and what another made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\S+")
_ALIKE = 0.5
_MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the merge. In a conflict `ours` and `theirs` differ from what stood and from each other, and `merged` is ours."""

    merged: tuple[str, ...]
    stood: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    is_conflict: bool = False


def merge(stood: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    """The merge of three sequences, in order (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007)."""
    before = (0, 0, 0)
    for start, end, our, their in (
        *_agreed(_blocks(stood, ours), _blocks(stood, theirs)),
        (len(stood), len(stood), len(ours), len(theirs)),
    ):
        if before < (start, our, their):
            yield from _between(stood[before[0] : start], ours[before[1] : our], theirs[before[2] : their])
        if end > start:
            yield Piece(tuple(stood[start:end]))
        before = (end, our + end - start, their + end - start)


def merge_words(stood: str, ours: str, theirs: str) -> tuple[str, tuple[Piece, ...]]:
    """A passage merged word by word, ours where both changed the same words; and those places. A passage of which little is left on
    either side is one such place."""
    three = [_TOKEN.findall(text) for text in (stood, ours, theirs)]
    if max(map(len, three)) > _MOST_WORDS or not (_alike(three[0], three[1]) and _alike(three[0], three[2])):
        return ours, (Piece((ours,), (stood,), (theirs,), is_conflict=True),)
    pieces = tuple(merge(*three))
    return "".join("".join(piece.merged) for piece in pieces), tuple(piece for piece in pieces if piece.is_conflict)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _between(stood: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    if list(ours) == list(stood):
        yield Piece(tuple(theirs))
    elif list(theirs) in (list(stood), list(ours)):
        yield Piece(tuple(ours))
    else:
        yield Piece(tuple(ours), tuple(stood), tuple(theirs), is_conflict=True)


def _blocks(stood: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    return [(a, b, size) for a, b, size in SequenceMatcher(None, stood, other, autojunk=False).get_matching_blocks() if size]


def _agreed(ours: Sequence[tuple[int, int, int]], theirs: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """What both left as it stood: from, to, and where that is in each."""
    first = second = 0
    while first < len(ours) and second < len(theirs):
        (a, our, our_size), (b, their, their_size) = ours[first], theirs[second]
        start, end = max(a, b), min(a + our_size, b + their_size)
        if start < end:
            yield start, end, our + start - a, their + start - b
        if a + our_size < b + their_size:
            first += 1
        else:
            second += 1
