"""Step 8, pack: one page laid out above a strip of some height, as often as it takes.

Laying out a page changes what WeasyPrint remembers of the document; each trial begins from the same memory.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import weasyprint.layout.page
from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox
from weasyprint.layout import LayoutContext

from footpress.typesetting.notes import Note, Piece

STRIP = object()
"""Stands in WeasyPrint's list of footnotes put off from the page before, so that it asks for their height."""

_make_page = weasyprint.layout.page.make_page


class NotesContext(LayoutContext):  # type: ignore[misc]
    """A layout context that leaves notes alone: it keeps `strip` pixels free at the foot of a page and places no note itself."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.strip = 0.0
        self.notes: dict[int, Note] = {}
        self.carried: dict[int, tuple[Piece, ...]] = {}
        self.called: dict[int, frozenset[int]] = {}

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
    """A note called on a page: the note, and the bottom of the line that calls it, from the top of the text."""

    note: Note
    bottom: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A page laid out above a strip: WeasyPrint's answer, the state after it, the calls, and where the text ends."""

    strip: float
    page: Any
    resume_at: Any
    next_page: Any
    state: Any
    calls: tuple[Call, ...]
    bottom: float


class Trials:
    """Tries one page of a document. `arguments` are those of WeasyPrint's `make_page` between its context and its state."""

    def __init__(self, context: NotesContext, arguments: tuple[Any, ...], page_number: int, state: Any) -> None:
        self._context, self._arguments, self._number, self._state = context, arguments, page_number, state
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
        calls, bottom = _calls(page, context.notes, self._seen)
        return Trial(strip, page, resume_at, next_page, state, calls, bottom)

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


def _calls(page: Any, notes: dict[int, Note], seen: frozenset[int]) -> tuple[tuple[Call, ...], float]:
    """(the calls on a page that no earlier page has, in reading order; where its text ends, from the top of the text)."""
    top = page.content_box_y()
    calls: dict[int, Call] = {}
    bottom = 0.0
    lines: list[Any] = []
    for line, box in _boxes(page.children[0], None):
        if box is line or isinstance(box, ReplacedBox):
            lines.append(box)
        note = notes.get(id(getattr(box, "footnote", None)))
        if note is not None and note.index not in seen and note.index not in calls:
            place = line or box
            calls[note.index] = Call(note, place.position_y + place.height - top)
    for box in lines:
        bottom = max(bottom, box.position_y + box.height - top)
    return tuple(calls[index] for index in sorted(calls)), bottom


def _boxes(box: Any, line: Any) -> Iterator[tuple[Any, Any]]:
    """Every box with the outermost line it stands in (None outside of lines)."""
    if line is None and isinstance(box, LineBox):
        line = box
    yield line, box
    for child in box.all_children() if hasattr(box, "all_children") else ():
        yield from _boxes(child, line)


def line_height(page: Any) -> float:
    """The height of a line of text on this page, 16 where it has none."""
    return next((float(box.height) for _, box in _boxes(page.children[0], None) if isinstance(box, LineBox)), 16.0)
