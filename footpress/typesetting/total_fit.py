"""Where the lines of a justified paragraph end, so that its word spaces are as even as they can be: all lines are chosen together.

After D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981), in which a line costs
the more the further its spaces are from their own width. Lengths are in any unit, alike for all; nothing here knows of fonts.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

SHRINK, STRETCH = 0.17, 0.5
"""How much narrower a word space becomes at most, and how much wider without being seen, in parts of itself."""
_HYPHEN, _HYPHENS = 90.0, 200.0
"""What a divided word costs, and what one more below it; a line whose spaces are STRETCH wider costs 100."""
_SHORT = 300.0
"""What a last line costs that is shorter than SHORTEST word spaces: some letters."""
SHORTEST = 8.0

Place = tuple[int, int]
"""Where a line begins: (the number of a piece, how many of its characters stand on the line before)."""


@dataclass(frozen=True, slots=True)
class Division:
    """A place at which a piece may be divided: behind so many characters, and the widths of what is before, with its hyphen, and of
    what is left."""

    at: int
    before: float
    after: float


class Piece(NamedTuple):
    """What no line may part but by dividing a word: its width, with that of the `gaps` (spaces that do not break) in it, and the width
    of the space behind it, 0 where a line may end without one. A NamedTuple, as is all of which a book has tens of thousands."""

    width: float
    space: float
    gaps: int


Divided = Callable[[int], Sequence[Division]]
"""Where a piece may be divided, by its number, in order."""


@dataclass(frozen=True, slots=True)
class Line:
    """Where a line begins, its natural width, the spaces in it, and the width of the next longer line that could begin there; None where
    this is the last."""

    begin: Place
    width: float
    gaps: int
    next_width: float | None


class _End(NamedTuple):
    """One way to end a line: where the next begins, its natural width and gaps, and whether it divides a word."""

    next: Place
    width: float
    gaps: int
    divides: bool = False


class _Way(NamedTuple):
    """The cheapest way to a place: what it costs, where its last line begins, and how that ends."""

    cost: float
    begin: Place
    end: _End


def fit(pieces: Sequence[Piece], divided: Divided, width: float, indent: float, space: float) -> tuple[Line, ...]:
    """The lines of a paragraph in a column of a width, of which the first is indented; `space` is the width of a word space. `divided` is
    asked once of each piece near a line's end, and of no other."""
    start, goal = (0, 0), (len(pieces), 0)
    paragraph = _Paragraph(pieces, divided, space)
    ways = {start: _Way(0.0, start, _End(start, 0.0, 0))}
    ends: dict[Place, Sequence[_End]] = {}
    waiting = [start]
    while waiting:
        begin = heapq.heappop(waiting)
        if begin in ends or begin == goal:
            continue
        room = width - (indent if begin == start else 0.0)
        ends[begin] = tuple(paragraph.ends(begin, room))
        before, _, (_, _, _, after_hyphen) = ways[begin]
        for end in _possible(ends[begin], room, space):
            cost = before + _cost(end, room, space, is_last=end.next == goal, after_hyphen=after_hyphen)
            way = ways.get(end.next)
            if way is None:
                heapq.heappush(waiting, end.next)
            if way is None or cost < way.cost:
                ways[end.next] = _Way(cost, begin, end)
    return tuple(reversed(list(_lines_to(goal, ways, ends))))


class _Paragraph:
    """The pieces of a paragraph on one endless line: where each ends, and the gaps before it."""

    def __init__(self, pieces: Sequence[Piece], divided: Divided, space: float) -> None:
        self._pieces, self._divided, self._space = pieces, cache(divided), space
        self._right: list[float] = []
        self._gaps: list[int] = []
        left, gaps = 0.0, 0
        for width, behind, within in pieces:
            self._right.append(left + width)
            self._gaps.append(gaps)
            left += width + behind
            gaps += within + (1 if behind else 0)

    def ends(self, begin: Place, room: float) -> Iterator[_End]:
        """The ways to end a line that begins at a place, from the shortest on; the last is too long, or the end of the paragraph."""
        first, stands = begin
        last = len(self._pieces) - 1
        if first > last:
            return
        own = next(each.after for each in self._divided(first) if each.at == stands) if stands else self._pieces[first].width
        left, gaps_before = self._right[first] - own, self._gaps[first]
        number = min(bisect_right(self._right, left + min(room / 2, room - self._space), first), last)
        short = number - 1 if number > first else None  # shorter ones are none that anybody wants
        while number <= last:
            width, gaps = self._right[number] - left, self._gaps[number] - gaps_before
            most = room + SHRINK * self._space * (gaps + self._pieces[number].gaps)
            if width > room - self._space and number < last and not (stands and number == first):
                before = width - self._pieces[number].width
                for division in self._divided(number):
                    yield _End((number, division.at), before + division.before, gaps, divides=True)
            if width > room / 2 or number == last:
                if short is not None and width > most:
                    yield self._end(short, left, gaps_before)
                short = None
                yield self._end(number, left, gaps_before)
            else:
                short = number
            if width > most:
                return
            number += 1

    def _end(self, number: int, left: float, gaps_before: int) -> _End:
        """The end behind a piece, of a line that begins at `left`."""
        return _End((number + 1, 0), self._right[number] - left, self._gaps[number] - gaps_before + self._pieces[number].gaps)


def _possible(ends: Sequence[_End], room: float, space: float) -> Sequence[_End]:
    """The ends that a line may have: those that fit and are not far too short; one at least, though it be too short or too long."""
    fitting = [end for end in ends if end.width <= room + SHRINK * space * end.gaps]
    near = [end for end in fitting if room - end.width <= 2 * STRETCH * space * end.gaps]
    if fitting and fitting[-1] is ends[-1] and not (near and near[-1] is ends[-1]):
        near.append(ends[-1])
    return near or fitting[-3:] or ends[:1]


def _cost(end: _End, room: float, space: float, *, is_last: bool, after_hyphen: bool) -> float:
    """What a line costs: the square of 1 + how bad its spaces are, and more for hyphens and for a last line of some letters."""
    missing = room - end.width
    if is_last and missing >= 0:
        return 1.0 + (_SHORT**2 if end.width < SHORTEST * space else 0.0)
    ratio = missing / (space * end.gaps) if end.gaps else missing / space * 4
    bad = 100 * (ratio / STRETCH) ** 3 if ratio >= 0 else 100 * (-ratio / SHRINK) ** 3
    hyphens = (_HYPHEN**2 + (_HYPHENS**2 if after_hyphen else 0.0)) if end.divides else 0.0
    return float((1 + min(bad, 1e6)) ** 2 + hyphens)


def _lines_to(goal: Place, ways: dict[Place, _Way], ends: dict[Place, Sequence[_End]]) -> Iterator[Line]:
    """The lines of the cheapest way, from the last to the first."""
    place = goal
    while place != (0, 0):
        way = ways[place]
        longer = [end.width for end in ends[way.begin] if end.width > way.end.width]
        yield Line(way.begin, way.end.width, way.end.gaps, min(longer) if longer and place != goal else None)
        place = way.begin
