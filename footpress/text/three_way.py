"""A three-way merge: what stood, what one made of it, and what another made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\S+")
_ENDS_CLAUSE = re.compile(r"[.,;:!?…—–)\]»”\"](?:[*_’'”»\")\]]|\[\^\d+\])*$")
_OF_SUBSTANCE = re.compile(r"[^\W_]{4}|\d")
_ALIKE = 0.5
_MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the three, as each has it."""

    stood: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def merged(self) -> tuple[str, ...]:
        """What only they changed is theirs, all else ours."""
        return self.theirs if self.ours == self.stood else self.ours

    @property
    def is_conflict(self) -> bool:
        """Whether both changed it, and not to the same."""
        return self.ours != self.stood and self.theirs not in (self.stood, self.ours)


def merge(stood: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    """The merge of three sequences, in order (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007)."""
    before = (0, 0, 0)
    for start, end, our, their in (
        *_agreed(_blocks(stood, ours), _blocks(stood, theirs)),
        (len(stood), len(stood), len(ours), len(theirs)),
    ):
        if before < (start, our, their):
            yield Piece(tuple(stood[before[0] : start]), tuple(ours[before[1] : our]), tuple(theirs[before[2] : their]))
        if end > start:
            same = tuple(stood[start:end])
            yield Piece(same, same, same)
        before = (end, our + end - start, their + end - start)


def merge_words(stood: str, ours: str, theirs: str, parting: str = "\n\n") -> tuple[Piece, ...]:
    """A passage merged word by word. Where both changed words of one clause, all between is one conflict: a sentence made of the
    words of both is nobody's. `parting` stands between what is no one sentence. A passage of which little is left on either side
    is one conflict."""
    three = [_TOKEN.findall(text) for text in (stood, ours, theirs)]
    if max(map(len, three)) > _MOST_WORDS or not (_alike(three[0], three[1]) and _alike(three[0], three[2])):
        return (Piece((stood,), (ours,), (theirs,)),)
    return tuple(_by_clauses(tuple(merge(*three)), parting))


def _by_clauses(pieces: Sequence[Piece], parting: str) -> Iterator[Piece]:
    """The pieces, those joined into one between which no clause ends and that are not all one side's."""
    group: list[Piece] = []  # begins and ends with a change
    waiting: list[Piece] = []  # what both have behind it
    for piece in pieces:
        if piece.ours == piece.theirs:
            waiting.append(piece)
        elif group and not _is_parted(group[-1], waiting, piece, parting):
            group += (*waiting, piece)
            waiting = []
        else:
            yield from (*_joined(group), *waiting)
            group, waiting = [piece], []
    yield from (*_joined(group), *waiting)


def _is_parted(before: Piece, between: Sequence[Piece], behind: Piece, parting: str) -> bool:
    """Whether a clause ends between two changes, with a word of substance that both left; or a paragraph does."""
    words = [word for piece in between for word in piece.ours]
    if any(word.isspace() and parting in word for word in words):
        return True
    ended = any(_ENDS_CLAUSE.search(word) for word in words) or _is_whole(before) or _is_whole(behind)
    return ended and any(map(_OF_SUBSTANCE.search, words))


def _is_whole(change: Piece) -> bool:
    """Whether a change ends where a clause does, in each that has words there."""
    ends = ["".join(words).rstrip() for words in (change.stood, change.ours, change.theirs)]
    return all(_ENDS_CLAUSE.search(end) for end in ends if end)


def _joined(group: Sequence[Piece]) -> Iterator[Piece]:
    if all(piece.ours == piece.stood or piece.ours == piece.theirs for piece in group) or all(
        piece.theirs == piece.stood or piece.ours == piece.theirs for piece in group
    ):
        yield from group
        return
    stood, ours, theirs = (
        tuple(word for words in side for word in words)
        for side in zip(*((piece.stood, piece.ours, piece.theirs) for piece in group), strict=True)
    )
    yield Piece(stood, ours, theirs)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


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
