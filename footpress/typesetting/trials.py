"""Step 8, pack: one page laid out above a strip of some height, as often as it takes.

Laying out a page changes what WeasyPrint remembers of the document; each trial begins from the same memory.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import weasyprint.layout.page
from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox, TableBox, TableRowBox, TableRowGroupBox, TextBox
from weasyprint.layout import LayoutContext
from weasyprint.text.line_break import strut

from footpress.typesetting.footnotes import HAIR, Note, Piece, Skip, text_lines
from footpress.typesetting.kept_lines import KeptLines

if TYPE_CHECKING:
    from footpress.typesetting.expected_notes import Expected
    from footpress.typesetting.footnotes import Foot
    from footpress.typesetting.rounds import Rounds

STRIP = object()
"""Stands in WeasyPrint's list of footnotes put off from the page before, so that it asks for their height."""

_make_page = weasyprint.layout.page.make_page


class NotesContext(LayoutContext):  # type: ignore[misc]
    """A layout context that leaves notes alone: it keeps `strip` pixels free at the foot of a page and places no note itself."""

    def __init__(self, *arguments: Any, rounds: Rounds | None = None) -> None:
        super().__init__(*arguments)
        self.rounds = rounds
        self.strip = 0.0
        self.notes: dict[int, Note] = {}
        self.carried: dict[int, tuple[Piece, ...]] = {}
        self.called: dict[int, frozenset[int]] = {}
        self.parting: dict[int, bool] = {}
        self.expected: Expected | None = None
        self.guessed: dict[int, float | None] = {}
        self.learned: dict[int, tuple[Trial, Foot]] = {}
        self.note_heights: dict[tuple[Any, ...], float] = {}
        self.whole_notes: dict[tuple[Any, ...], tuple[Any, Skip]] = {}
        self.kept_lines = KeptLines()

    def layout_footnote(self, footnote: Any) -> bool:  # noqa: ARG002
        """Called once a page for the sentinel in `reported_footnotes`, before anything is laid out."""
        self.footnotes.clear()
        self.page_bottom -= self.strip
        return False

    def unlayout_footnote(self, footnote: Any) -> None:
        """No note was laid out, so there is none to take back."""

    def report_footnote(self, footnote: Any) -> None:
        """No note was laid out, so there is none to put off."""


@dataclass(frozen=True, slots=True)
class Call:
    """A note called on a page: the note, and where, from the top of the text, the page may end at the earliest that has the call."""

    note: Note
    bottom: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A page laid out above a strip: WeasyPrint's answer, the state after it, the calls, where the text ends, and where it may end."""

    strip: float
    page: Any
    resume_at: Any
    next_page: Any
    state: Any
    calls: tuple[Call, ...] = ()
    bottom: float = 0.0
    ends: tuple[float, ...] = ()
    letters: int = 0
    """How many there are, and how many of them behind the last call."""
    letters_behind: int = 0
    is_plain: bool = True
    """Whether its text is one stream, without tables, columns and floats."""


class Trials:
    """Tries one page of a document. `arguments` are those of WeasyPrint's `make_page` between its context and its state."""

    def __init__(self, context: NotesContext, arguments: tuple[Any, ...], page_number: int, state: Any) -> None:
        self._context, self._arguments, self._number, self._state = context, arguments, page_number, state
        context.kept_lines.begin()
        self._seen = context.called.get(page_number - 1, frozenset())
        self._out_of_flow = dict(context.broken_out_of_flow)
        elements = context.running_elements.items()
        self._running = {name: list(pages[page_number]) for name, pages in elements if page_number in pages}
        self._rendered = list(context.rendered_notes)
        self._remake = copy.copy(self._remake_state())
        self._anchors = {key: list(value) for key, value in self._remake.items() if isinstance(value, list)}

    def page_above(self, strip: float) -> Trial:
        """The page laid out above a strip this high."""
        context, state = self._context, copy.deepcopy(self._state)
        self._remember()
        context.strip, context.reported_footnotes = strip, [STRIP] if strip else []
        page, resume_at, next_page = _make_page(context, *self._arguments, self._number, state)
        context.footnotes.clear()
        places = _Places(page, context.notes, self._seen, float(page.height) - strip)
        return Trial(
            strip,
            page,
            resume_at,
            next_page,
            state,
            places.calls(),
            places.bottom,
            tuple(sorted(places.ends)),
            places.letters,
            places.letters_behind,
            places.is_plain,
        )

    def next_line(self, trial: Trial) -> float:
        """How high the line is at least with which the page after this one begins; 0 where it begins with no line, or with one that has a
        call and may not end a page."""
        box, place, stays = self._arguments[0], trial.resume_at, True
        while not isinstance(box, LineBox):
            number, place = next(iter(place.items())) if place else (0, None)
            if number >= len(getattr(box, "children", ())):
                return 0.0
            box = box.children[number]
            if not _is_plain(box):
                return 0.0
            stays = stays and box.style["break_after"] not in ("avoid", "avoid-page")
        has_call = any(getattr(child, "footnote", None) for child in box.descendants())
        return float(strut(box.style)[0]) if stays or not has_call else 0.0

    def page_of_notes(self) -> Trial:
        """The page without any text, which goes on from the same place on the next."""
        context, state = self._context, copy.deepcopy(self._state)
        self._remember()
        root, page_type, resume_at = self._arguments
        page, _, _ = _make_page(context, root.copy_with_children([]), page_type, None, self._number, state)
        next_page = {**context.page_maker[self._number - 1][1], "break": "any"}
        return Trial(float(page.height), page, resume_at, next_page, state)

    def accept(self, trial: Trial) -> None:
        """Make the state after this trial, the last one, the state of the document."""
        for mine, chosen in zip(self._state, trial.state, strict=True):
            mine.clear()
            (mine.update if isinstance(mine, dict) else mine.extend)(chosen)

    def _remember(self) -> None:
        """Put back what WeasyPrint remembered before the page."""
        context = self._context
        context.broken_out_of_flow = dict(self._out_of_flow)
        for name, pages in context.running_elements.items():
            pages.pop(self._number, None)
            if name in self._running:
                pages[self._number] = list(self._running[name])
        context.rendered_notes[:] = self._rendered
        self._remake_state().update(self._remake, **{key: list(value) for key, value in self._anchors.items()})

    def _remake_state(self) -> dict[str, Any]:
        state: dict[str, Any] = self._context.page_maker[self._number - 1][-1]
        return state


class _Places:
    """Where the calls of a page stand that no earlier page has, where its text ends and where it may end, from the top of the text."""

    def __init__(self, page: Any, notes: dict[int, Note], seen: frozenset[int], room: float) -> None:
        self._notes, self._seen, self._top, self._room = notes, seen, page.content_box_y(), room
        self._calls: dict[int, Call] = {}
        self.ends: set[float] = set()
        self.bottom = 0.0
        self.letters = self.letters_behind = 0
        self.is_plain = True
        self._visit(page.children[0], None)

    def calls(self) -> tuple[Call, ...]:
        """The calls in the order of their notes."""
        return tuple(self._calls[index] for index in sorted(self._calls))

    def _visit(self, box: Any, end: float | None) -> None:
        """Look through a box; `end` is where the page may end that has it, None where it may end in it."""
        if isinstance(box, LineBox | ReplacedBox):
            self.bottom = max(self.bottom, self._bottom(box))
        elif isinstance(box, TextBox):
            self.letters += len(box.text)
            self.letters_behind += len(box.text)
        self.is_plain = self.is_plain and _is_plain(box)
        self._note(box, end)
        if end is None and box.style["break_inside"] in ("avoid", "avoid-page") and self._bottom(box) < self._room - HAIR:
            end = self._bottom(box)  # one that reaches the end of the page may go on on the next
            self.ends.add(end)
        children = list(box.all_children()) if hasattr(box, "all_children") else []
        ends = self._ends_of_lines(box, children) if end is None else [end] * len(children)
        self.ends.update(end for end in ends if end is not None)
        for child, own in zip(children, ends, strict=True):
            self._visit(child, own)

    def _note(self, box: Any, end: float | None) -> None:
        note = self._notes.get(id(getattr(box, "footnote", None)))
        if note is not None and note.index not in self._seen and note.index not in self._calls:
            self._calls[note.index] = Call(note, self._bottom(box) if end is None else end)
            self.letters_behind = 0

    def _ends_of_lines(self, box: Any, children: Sequence[Any]) -> list[float | None]:
        """Where the page may end that has a line of a paragraph: no line stands alone (CSS Fragmentation 3, `orphans` and `widows`)."""
        if not children or not isinstance(children[0], LineBox):
            return [None] * len(children)
        orphans, last = box.style["orphans"], len(children) - 1
        may_end = [place for place in range(last) if place + 1 >= orphans and last - place >= box.style["widows"]]
        return [
            self._bottom(children[next((place for place in may_end if place >= number), last)]) for number in range(len(children))
        ]

    def _bottom(self, box: Any) -> float:
        height = box.height if isinstance(box, LineBox | TableRowBox | TableRowGroupBox) else box.margin_height()
        return float(box.position_y + height - self._top)


def _is_plain(box: Any) -> bool:
    return (
        not isinstance(box, TableBox)
        and not box.is_floated()
        and box.style["column_count"] == box.style["column_width"] == "auto"
    )


def line_height(page: Any) -> float:
    """The height of a line of text on this page, 16 where it has none."""
    return next((float(line.height) for line in text_lines(page.children[0])), 16.0)
