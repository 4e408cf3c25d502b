"""Step 8, pack: WeasyPrint's page maker with our notes at the foot of the page.

`notes_at_the_foot` replaces, while one document is typeset, the three parts of WeasyPrint that know about footnotes. The code
it stands in for was read in version 70; `typeset` refuses any other. A page is made like this:

1. The notes carried over from the page before come first; the strip at the foot is made high enough for them.
2. The page is laid out above that strip. Which notes does it call?
3. Do they fit into the strip, all whole but perhaps the last, of which some lines must stand? Then the page is done.
4. Otherwise the strip is made higher, to where the lines of this layout say that calls and notes agree; back to 2.

What found no room is carried to the next page, in order, so no note can be lost; pages are added at the end as long as
anything is left. Notes stand in reading order even where a table brings their calls to pages in another order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.document
import weasyprint.layout
import weasyprint.layout.page
from weasyprint.layout import LayoutContext

from footpress.typesetting.notes import HAIR, Fill, Foot, Piece, prepare
from footpress.typesetting.trials import NotesContext, Trial, Trials, line_height

LARGEST_CARRY = 0.7
"""How much of a page notes carried over may fill while there is text to set."""
MOST_TRIALS = 10
"""How often one page is laid out at most in search of the height of its strip."""

_make_page = weasyprint.layout.page.make_page
_make_all_pages = weasyprint.layout.make_all_pages


@contextmanager
def notes_at_the_foot() -> Iterator[None]:
    """While this holds, WeasyPrint sets notes as this module says."""
    weasyprint.document.LayoutContext = NotesContext
    weasyprint.layout.page.make_page = make_page
    weasyprint.layout.make_all_pages = make_all_pages
    try:
        yield
    finally:
        weasyprint.document.LayoutContext = LayoutContext
        weasyprint.layout.page.make_page = _make_page
        weasyprint.layout.make_all_pages = _make_all_pages


def make_all_pages(context: NotesContext, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """All pages, laid out anew in every round: a page that is kept would not know what is carried to it."""
    if not context.notes:
        context.notes = prepare(context.footnotes)
    context.footnotes.clear()
    context.carried.clear()
    context.called.clear()
    for item in context.page_maker:
        item[-1]["content_changed"] = True
    yield from _make_all_pages(context, root_box, html, pages)


def make_page(
    context: NotesContext, root_box: Any, page_type: Any, resume_at: Any, page_number: int, page_state: Any
) -> tuple[Any, Any, Any]:
    """One page with its notes; what is left of them waits in `context.carried[page_number]`."""
    trials = Trials(context, (root_box, page_type, resume_at), page_number, page_state)
    page = _Page(context, trials, page_number, text_ended=page_type.blank)
    trial, filled, held = page.settle()
    trials.accept(trial)
    page.foot.stand(filled, trial.page)
    waiting = (*filled.rest, *held)
    context.carried[page_number] = waiting
    context.called[page_number] = context.called.get(page_number - 1, frozenset()) | {call.note.index for call in trial.calls}
    context.reported_footnotes = list(waiting)
    return trial.page, trial.resume_at, trial.next_page


class _Page:
    """The search for one page's strip."""

    def __init__(self, context: NotesContext, trials: Trials, page_number: int, text_ended: bool) -> None:
        self._trials, self._text_ended = trials, text_ended
        self._carried = context.carried.get(page_number - 1, ())
        self._seen = context.called.get(page_number - 1, frozenset())
        self._first = trials.page_above(0.0)
        self._room = float(self._first.page.height)
        self.foot = Foot(context, self._first.page.children[1])

    def settle(self) -> tuple[Trial, Fill, tuple[Piece, ...]]:
        """The accepted layout, its strip filled, and the pieces held back because an earlier note is not called yet."""
        if self._text_ended:
            return self._forced(self._first)
        trial = self._begin()
        for _ in range(MOST_TRIALS):
            if trial.strip and trial.bottom > self._room - trial.strip + HAIR:
                return self._forced(trial)
            ready, held = self._queue(trial)
            if self.foot.holds(ready, trial.strip):
                return trial, self.foot.fill(ready, trial.strip), held
            strip = min(self._next(trial), self._highest())
            if strip <= trial.strip + HAIR:
                break
            trial = self._trials.page_above(strip)
        return self._forced(trial)

    def _begin(self) -> Trial:
        held = self._held(self._first)
        carried = [piece for piece in self._carried if piece.note.index not in held]
        wanted = min(self.foot.height(carried), LARGEST_CARRY * self._room)
        return self._trials.page_above(wanted) if wanted > HAIR else self._first

    def _highest(self) -> float:
        """The highest strip that leaves room for some lines of text."""
        return self._room - min(self._room / 4, 3 * line_height(self._first.page))

    def _next(self, trial: Trial) -> float:
        """A higher strip: where, as the lines now fall, the calls above it and the notes in it agree."""
        ready = [call for call in trial.calls if call.note.index not in self._held(trial)]
        for kept in range(len(ready), 0, -1):
            pieces = [*self._carried, *(Piece(call.note) for call in ready[:kept])]
            highest = self._room - ready[kept - 1].bottom
            least = self.foot.least(pieces, highest)
            if least is None:
                continue
            wanted = min(self.foot.height(pieces), max(least, highest))
            if kept < len(ready):
                wanted = max(wanted, self._room - ready[kept].bottom + 1)
            return max(wanted, trial.strip + 1)
        above = self._room - (ready[0].bottom if ready else 0.0) + 1
        return max(above, min(self.foot.height(self._carried), self._highest()), trial.strip + 1)

    def _queue(self, trial: Trial) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """(the pieces that may stand now, in order; the pieces that wait for the call of an earlier note)."""
        pieces = sorted((*self._carried, *(Piece(call.note) for call in trial.calls)), key=lambda piece: piece.note.index)
        held = self._held(trial)
        return (
            tuple(piece for piece in pieces if piece.note.index not in held),
            tuple(piece for piece in pieces if piece.note.index in held),
        )

    def _held(self, trial: Trial) -> frozenset[int]:
        """The notes that come after one which is neither set nor called yet, while there is text to come that may call it."""
        if trial.resume_at is None:
            return frozenset()
        called = self._seen | {call.note.index for call in trial.calls}
        gap = next((index for index in range(len(called)) if index not in called), len(called))
        return frozenset(index for index in called if index > gap)

    def _forced(self, trial: Trial) -> tuple[Trial, Fill, tuple[Piece, ...]]:
        """Take this layout and set what fits: on a page of notes alone, or where no strip serves."""
        ready, held = self._queue(trial)
        room = self._room if self._text_ended else max(trial.strip, 0.0)
        if not self._text_ended and trial.bottom > self._room - trial.strip:
            room = self._room - trial.bottom
        return trial, self.foot.fill(ready, room, must_begin=self._text_ended), held
