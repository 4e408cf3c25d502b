"""Step 8, pack: WeasyPrint's page maker with our notes at the foot of the page.

`notes_at_the_foot` replaces, while one document is typeset, the three parts of WeasyPrint that know about footnotes. The code
it stands in for was read in version 70; `typeset` refuses any other. A page is made like this:

1. The notes carried over from the page before come first; the strip at the foot is made high enough for them.
2. The page is laid out above that strip. Which notes does it call?
3. Does each of them begin in the strip, all whole but perhaps the last, of which some lines must stand? Then the page is done.
4. Otherwise the strip is made higher, to where the lines of this layout say that calls and notes agree; back to 2. A line whose
   note cannot begin below it goes to the next page.
5. Where the text cannot be less (its first line calls a note, and the notes carried over fill the page), either the page has no
   text, or each note has its first lines on the page and goes on on the next.

What found no room is carried to the next page, in order, so no note can be lost; pages are added at the end as long as
anything is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import weasyprint.document
import weasyprint.layout
import weasyprint.layout.page
from weasyprint.layout import LayoutContext

from footpress.typesetting.expected_notes import Expected
from footpress.typesetting.footnotes import HAIR, Fill, Foot, Piece, prepare
from footpress.typesetting.kept_pages import FORCED, KeptPages
from footpress.typesetting.rounds import Rounds
from footpress.typesetting.trials import Call, NotesContext, Trial, Trials, line_height

LARGEST_CARRY = 0.7
"""How much of a page notes carried over may fill while there is text to set."""
LEAST_ALONE = 0.5
"""How much of a page notes must fill that stand on it without any text."""
LARGEST_HOLE = 3
"""How many lines may be left empty above the notes, before a page is sought that is fuller."""
MOST_GUESSES = 3
"""How often a page is laid out at most above the strip that it is expected to need."""
LEAST_LEFT = 1.1
"""How many pixels must be left between text and notes where a page was begun with an expected strip: the search steps by one."""
MOST_TRIALS = 10
"""How often one page is laid out at most in search of the height of its strip."""

_make_page = weasyprint.layout.page.make_page
_make_all_pages = weasyprint.layout.make_all_pages


@contextmanager
def notes_at_the_foot(rounds: Rounds | None = None) -> Iterator[None]:
    """While this holds, WeasyPrint sets notes as this module says, and lays pages out again as `rounds` says."""
    weasyprint.document.LayoutContext = partial(NotesContext, rounds=rounds)
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
    context.expected = Expected(context.notes, root_box)
    context.footnotes.clear()
    context.carried.clear()
    context.called.clear()
    context.whole_notes.clear()
    for item in context.page_maker:
        item[-1]["content_changed"] = True
    made = list(_make_all_pages(context, root_box, html, pages))
    while context.rounds and (exchanged := context.rounds.exchange(context, root_box, html, made)):
        before = KeptPages(context, made, exchanged)
        if not (again := _made_again(context, root_box, html, before)):
            before.restore()
            context.rounds.give_up()
            break
        made = again
    yield from made


def _made_again(context: NotesContext, root_box: Any, html: Any, before: KeptPages) -> list[Any]:
    """The pages after another round; none where they must be made in a tree of their own. WeasyPrint's own loop forgets what a page that
    stays carries to the next."""
    context.footnotes.clear()
    context.whole_notes.clear()  # these boxes stand on pages
    context.rendered_notes = []
    context.expected = Expected(context.notes, root_box)  # guesses what it would guess of another tree
    made: list[Any] = []
    resume_at: Any = None
    while not made or resume_at is not None or context.reported_footnotes:
        index = len(made)
        page = before.page(index)
        if page is None:
            if not before.may_be_made_again(index):
                return []
            context.page_maker[index][-1].update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
            page, resume_at = weasyprint.layout.page.remake_page(index, context, root_box, html)
        else:
            resume_at = context.page_maker[index + 1][0]
            context.reported_footnotes = list(context.carried[index + 1])
            context.expected.learn(index + 1, *context.learned[index + 1])
        made.append(page)
    context.page_maker = context.page_maker[: len(made) + 1]
    context.broken_out_of_flow.clear()
    return made


def make_page(
    context: NotesContext, root_box: Any, page_type: Any, resume_at: Any, page_number: int, page_state: Any
) -> tuple[Any, Any, Any]:
    """One page with its notes; what is left of them waits in `context.carried[page_number]`."""
    goes_on = bool(context.broken_out_of_flow)
    trials = Trials(context, (root_box, page_type, resume_at), page_number, page_state)
    page = _Page(context, trials, page_number, text_ended=page_type.blank)
    trial, filled = page.settle()
    trials.accept(trial)
    page.foot.stand(filled, trial.page)
    context.carried[page_number] = filled.rest
    context.called[page_number] = context.called.get(page_number - 1, frozenset()) | {call.note.index for call in trial.calls}
    context.parting[page_number] = goes_on or bool(context.broken_out_of_flow)
    context.reported_footnotes = list(filled.rest)
    context.learned[page_number] = trial, page.foot
    if context.expected:
        context.expected.learn(page_number, trial, page.foot)
    return trial.page, trial.resume_at, trial.next_page


class _Page:
    """The search for one page's strip; `foot` is there when it has been laid out once."""

    foot: Foot

    def __init__(self, context: NotesContext, trials: Trials, page_number: int, text_ended: bool) -> None:
        self._context, self._trials, self._text_ended = context, trials, text_ended
        self._carried = context.carried.get(page_number - 1, ())
        self._expected = context.expected.strip(page_number, self._carried) if context.expected else None
        context.guessed[page_number] = self._expected
        self._room = 0.0

    def settle(self) -> tuple[Trial, Fill]:
        """The accepted layout, and its strip filled."""
        begun = self._above(0.0 if self._text_ended or self._expected is None else self._expected)
        self._room = float(begun.page.height)
        self.foot = Foot(self._context, begun.page.children[1])
        if self._text_ended:
            return begun, self.foot.fill(self._carried, self._room, must_begin=True)
        carried = min(self.foot.height(self._carried), LARGEST_CARRY * self._room)
        least = carried if carried > HAIR else 0.0
        if begun.strip > least and (found := self._as_expected(begun, least)):
            return found
        return self._searched(begun if begun.strip == least else self._above(least))

    def _above(self, strip: float) -> Trial:
        return self._trials.page_above(strip)

    def _as_expected(self, trial: Trial, least: float) -> tuple[Trial, Fill] | None:
        """A page begun above the strip that it was expected to need, where it is the one that a search from the least strip finds; else None.

        It is, where its notes are as high as its strip, and it cannot end further down above that: a call that stands there would need a
        higher strip, and begin in it.
        """
        for _ in range(MOST_GUESSES):
            needed = self.foot.height(self._queue(trial))
            if abs(needed - trial.strip) <= HAIR:
                return (trial, self.foot.fill(self._queue(trial), self._room - trial.bottom)) if self._is_full(trial) else None
            if not least < needed < self._room / 2:
                return None
            trial = self._above(needed)
        return None

    def _is_full(self, trial: Trial) -> bool:
        """Whether nothing more could stand on a page, however low its strip, or not one line more above this strip."""
        if not trial.calls or not trial.is_plain or self._sticks_out(trial):
            return False
        if trial.resume_at is None or trial.next_page["break"] in FORCED:
            return True
        left = self._room - trial.strip - trial.bottom
        return LEAST_LEFT < left < LARGEST_HOLE * min(self._trials.next_line(trial), line_height(trial.page)) - HAIR

    def _searched(self, trial: Trial) -> tuple[Trial, Fill]:
        """The accepted layout, beginning with one that leaves room for the notes carried over alone."""
        before: Trial | None = None
        for _ in range(MOST_TRIALS):
            if self._sticks_out(trial):
                break
            if self._serves(trial):
                better = self._better(trial, before)
                return better, self.foot.fill(self._queue(better), max(better.strip, self._room - better.bottom))
            before, trial = trial, self._above(min(self._next(trial), self._room - 1))
        return self._squeezed(trial)

    def _sticks_out(self, trial: Trial) -> bool:
        """Whether the text reaches into the strip: there is no less of it that a page can hold."""
        return bool(trial.strip) and trial.bottom > self._room - trial.strip + HAIR

    def _serves(self, trial: Trial) -> bool:
        """Whether every note that is called above the strip begins in it."""
        return not trial.calls or self.foot.holds(self._queue(trial), trial.strip)

    def _next(self, trial: Trial) -> float:
        """A higher strip: where, as the lines now fall, the calls above it and the notes in it agree."""
        calls = sorted(trial.calls, key=lambda call: call.bottom)
        for kept in range(len(calls), 0, -1):
            pieces = self._pieces(calls[:kept])
            highest = self._room - calls[kept - 1].bottom
            if self.foot.least(pieces) > highest + HAIR:
                continue
            wanted = min(self.foot.height(pieces), highest)
            if kept < len(calls):
                wanted = max(wanted, self._room - calls[kept].bottom + 1)
            return max(wanted, trial.strip + 1)
        return max(self._room - calls[0].bottom + 1, trial.strip + 1)

    def _better(self, trial: Trial, before: Trial | None) -> Trial:
        """This layout, or one with a lower strip, where this one leaves a hole because more of the text went than had to go."""
        if before is None or trial.resume_at is None:
            return trial
        used = trial.bottom + self.foot.fill(self._queue(trial), trial.strip).height
        if used > self._room - LARGEST_HOLE * line_height(before.page):
            return trial
        lower = [self._room - end - HAIR for end in before.ends if end > trial.bottom + HAIR]
        for strip in [strip for strip in lower if before.strip < strip < trial.strip][:MOST_TRIALS]:
            tried = self._above(strip)
            if not self._sticks_out(tried) and self._serves(tried):
                return tried
        return trial

    def _squeezed(self, trial: Trial) -> tuple[Trial, Fill]:
        """The page whose text cannot be less: its notes in what room there is; or no text yet, where the notes carried over fill the page."""
        queue, room = self._queue(trial), self._room - trial.bottom
        if not trial.calls or self.foot.holds(queue, room):
            return trial, self.foot.fill(queue, room)
        alone = self.foot.fill(self._carried, self._room)
        if alone.height > LEAST_ALONE * self._room:
            return self._trials.page_of_notes(), alone
        if shared := self.foot.share(queue, room):
            return trial, shared
        if alone.boxes:
            return self._trials.page_of_notes(), alone
        return trial, self.foot.fill(queue, room)

    def _queue(self, trial: Trial) -> tuple[Piece, ...]:
        """The pieces that want to stand on the page, in order."""
        return self._pieces(trial.calls)

    def _pieces(self, calls: Sequence[Call]) -> tuple[Piece, ...]:
        return tuple(sorted((*self._carried, *(Piece(call.note) for call in calls)), key=lambda piece: piece.note.index))
