"""Where the blocks of a manuscript stand, as a person counts: by the lines of a text, else by the paragraphs of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from footpress.documents.tree.typed import typed_blocks
from footpress.pandoc.elements import Blocks, Element, paragraphs_in
from footpress.text.late_patterns import late

Placed = tuple[int, Element]
"""A block, and its line."""
_WORD = late(r"[^\W\d_]+")
_ENOUGH = 4
"""So many words in a row are found again."""


class Lines:
    """The words of a text by its lines, in which what was read of it is found again."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words = [(word, number) for number, line in enumerate(lines, start=1) for word in _WORD.findall(line.casefold())]
        self._places: dict[str, list[int]] = {}
        for place, (word, _) in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    def find(self, text: str, start: int = 0) -> int:
        """The place of the first words of a text behind a place, -1 where they are not there. `line` gives its line."""
        wanted = _WORD.findall(text.casefold())[:_ENOUGH]
        if not wanted:
            return -1
        places = self._places.get(wanted[0], [])
        for place in places[bisect_left(places, start) : bisect_left(places, start) + 1000]:
            if [word for word, _ in self._words[place : place + len(wanted)]] == wanted:
                return place
        return -1

    def line(self, place: int) -> int:
        """The line of a place that was found, 0 for none."""
        return self._words[place][1] if place >= 0 else 0


def placed(blocks: Blocks, lines: Sequence[str], before: int = 0) -> list[Placed]:
    """The blocks with their lines. `before` are the paragraphs that stand above them and are no blocks (a title)."""
    if lines:
        return _in_lines(blocks, Lines(lines))
    made, line = [], before + 1
    for block in blocks:
        made.append((line, block))
        line += max(1, paragraphs_in(block))
    return made


def _in_lines(blocks: Blocks, lines: Lines) -> list[Placed]:
    made: list[Placed] = []
    at = 0
    for block in blocks:
        found = lines.find(typed_blocks([block]), at)
        at = max(at, found)
        made.append((lines.line(found) or (made[-1][0] if made else 1), block))
    return made
