"""Step 8, pack: the pages of the round before that stay as they are when some children of the body were exchanged.

A page stays, where it begins at the same place, in the same state, with the same notes carried to it and above the same expected strip, and
nothing exchanged stands on it, or so near behind it that a trial of its layout can have seen it: what stands behind a forced break, no trial
sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from footpress.typesetting.footnotes import Piece
from footpress.typesetting.remembering import remembers
from footpress.typesetting.trials import NotesContext

FORCED = ("page", "left", "right", "recto", "verso")
"""Breaks that end a page wherever its strip begins (CSS Fragmentation 3, 3.1)."""
SEEN = 2
"""How many pages behind a page the trials of its layout may see: above the lowest strip, text stands on it that has its notes on these."""


class KeptPages:
    """The pages of the round before; `exchanged` are the places of what was exchanged since, in the body."""

    def __init__(self, context: NotesContext, pages: Sequence[Any], exchanged: frozenset[int]) -> None:
        self.pages, self._exchanged = pages, exchanged
        self._context, self._begun = context, list(context.page_maker)
        self._carried = {number: _known(pieces) for number, pieces in context.carried.items()}
        self._all_carried = dict(context.carried)
        self._called, self._parting = dict(context.called), dict(context.parting)

    def page(self, index: int) -> Any | None:
        """The page of an index, where it stays."""
        context = self._context
        if index >= len(self.pages) or context.page_maker[index] is not self._begun[index] or self._sees_exchanged(index):
            return None
        if _known(context.carried.get(index, ())) != self._carried.get(index, ()) or context.broken_out_of_flow:
            return None
        if context.called.get(index) != self._called.get(index) or self._parting[index + 1] or not self._is_guessed(index + 1):
            return None
        return self.pages[index]

    def _is_guessed(self, number: int) -> bool:
        """Whether the page would be begun above the same strip as it was: then its trials would be the same ones."""
        expected = self._context.expected
        guess = expected.strip(number, self._context.carried.get(number - 1, ())) if expected else None
        return guess == self._context.guessed[number]

    def may_be_made_again(self, index: int) -> bool:
        """Whether a page that does not stay is made as it would be made in another tree: nothing that its trials see remembers others."""
        if index < len(self.pages) and self._context.page_maker[index] is self._begun[index]:
            seen: Sequence[Any] = self.pages[max(0, index - 1) : self._last_seen(index) + 1]
        else:
            seen = self.pages
        return not any(remembers(page.children[0]) for page in seen)

    def restore(self) -> None:
        """Let the context be what it was."""
        context = self._context
        context.page_maker = self._begun
        context.carried, context.called, context.parting = dict(self._all_carried), dict(self._called), dict(self._parting)
        context.reported_footnotes = []
        context.broken_out_of_flow.clear()

    def _last_seen(self, index: int) -> int:
        """The last page that the trials of a page may see."""
        last = index
        while not self._is_forced(last + 1) and last < min(index + SEEN, len(self.pages) - 1):
            last += 1
        return last

    def _sees_exchanged(self, index: int) -> bool:
        first, last = self._first(index), self._last_seen(index)
        if first is None:
            return True
        return any(place >= first and not self._is_behind(place, last + 1) for place in self._exchanged)

    def _first(self, index: int) -> int | None:
        """The place in the body of the child with which a page begins; None where that cannot be said, or no text is left."""
        place = self._begun[index][0]
        if index == 0:
            return 0
        if place is None or list(place) != [0]:
            return None
        inner = place[0]
        if inner is None:
            return 0
        return int(next(iter(inner))) if len(inner) == 1 else None

    def _is_forced(self, index: int) -> bool:
        """Whether the page before this one ends at a forced break."""
        return self._begun[index][1]["break"] in FORCED

    def _is_behind(self, place: int, index: int) -> bool:
        """Whether a child of the body was not seen by the page before this one, nor by any before that."""
        if self._begun[index][0] is None:
            return False
        first = self._first(index)
        if first is None or place < first:
            return False
        begins_there = self._begun[index][0][0][first] is None if self._begun[index][0][0] else False
        return place > first or (self._is_forced(index) and begins_there)


def _known(pieces: Sequence[Piece]) -> tuple[tuple[int, str], ...]:
    """What of notes is carried, to be compared."""
    return tuple((piece.note.index, repr(piece.skip)) for piece in pieces)
