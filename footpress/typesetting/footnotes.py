"""Step 8, pack: what stands at the foot of a page.

WeasyPrint 70 lays notes out while it breaks lines: it loses some, and it cannot split one. Here a page is laid out with a
strip kept free at its foot, then the notes that the page calls are set into the strip; `pages` looks for the height at which
both agree. A note that does not fit is split between lines and goes on at the foot of the next page, as in TeX.

All lengths are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout.absolute import absolute_layout
from weasyprint.layout.block import block_level_layout

Skip = dict[int, Any] | None
"""Where a box goes on after a break: WeasyPrint's skip stack. None: from its beginning."""


HAIR = 0.01
"""What lengths may differ by, from rounding."""

SHORT_RULE = 0.26
"""How wide the rule above the notes is, in text widths; it is full where a note goes on from the page before."""


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A note of the document: its place in reading order from 0, its box before layout."""

    index: int
    box: Any


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What of a note is still to be set: all of it (`skip` None), or its rest."""

    note: Note
    skip: Skip = None


@dataclass(frozen=True, slots=True)
class Fill:
    """A strip filled: the boxes laid out, their common height, and the pieces that found no room, in order."""

    boxes: tuple[Any, ...]
    height: float
    rest: tuple[Piece, ...]
    goes_on: bool = False
    """Whether the first box goes on from the page before."""


def prepare(boxes: Iterable[Any]) -> dict[int, Note]:
    """The notes by the identity of their box, their white space folded and their anonymous boxes made."""
    notes = {}
    for index, box in enumerate(boxes):
        prepared = box.deepcopy()
        prepared.process_whitespace()
        prepared.process_text_transform()
        notes[id(box)] = Note(index, create_anonymous_boxes(prepared))
    return notes


class Foot:
    """The strip at the foot of a page: `area` is the empty, laid-out box of `@footnote`."""

    def __init__(self, context: Any, area: Any) -> None:
        self._context, self._area = context, area.copy()
        self._area.page = area.page.copy_with_children([])  # its measures alone: the text of a trial would live as long as this
        self._wholes: dict[tuple[Any, ...], tuple[Any, Skip]] = context.whole_notes
        self._heights: dict[tuple[Any, ...], float] = context.note_heights
        self._place = area.content_box_x(), area.width, area.page.height
        self._leasts: dict[tuple[int, str, bool], float] = {}
        self.frame: float = area.margin_height() - area.height
        """Height of the margins, rule and padding that any notes bring with them."""
        self.room = float(area.page.height)
        """Height of the page that it is on."""

    def height(self, pieces: Sequence[Piece]) -> float:
        """How high these pieces are when nothing is cut, with the frame; 0 for none."""
        return self.frame + sum(self._height(piece) for piece in pieces) if pieces else 0.0

    def least(self, pieces: Sequence[Piece]) -> float:
        """The least height that holds all but the last of these whole, and the first lines of the last; infinite where one is higher than
        the page."""
        if not pieces:
            return 0.0
        return self.frame + sum(self._height(piece) for piece in pieces[:-1]) + self._least(pieces[-1])

    def holds(self, pieces: Sequence[Piece], room: float) -> bool:
        """Whether these find room: all whole, or at least the first lines of the last."""
        return min(self.height(pieces), self.least(pieces)) <= room + HAIR

    def fill(self, pieces: Sequence[Piece], room: float, must_begin: bool = False) -> Fill:
        """Set pieces in order into `room` (with the frame). `must_begin`: at least one line, even if it sticks out."""
        boxes: list[Any] = []
        used = 0.0
        for place, piece in enumerate(pieces):
            box, skip = self._set(piece, room - self.frame - used, must_begin and not boxes)
            if box is None:
                return self._filled(boxes, used, pieces, pieces[place:])
            boxes.append(box)
            used += box.margin_height()
            if skip is not None:
                return self._filled(boxes, used, pieces, (Piece(piece.note, skip), *pieces[place + 1 :]))
        return self._filled(boxes, used, pieces, ())

    def share(self, pieces: Sequence[Piece], room: float) -> Fill | None:
        """Set the beginnings of all pieces into `room`, each as far as those after it leave room for theirs; None where they do not fit.

        So the notes of one line begin below it, even if the first of them is longer than a page.
        """
        for loose in (False, True):
            needs = [self._least(piece, loose) for piece in pieces]
            if self.frame + sum(needs) <= room + HAIR:
                return self._shared(pieces, needs, room, loose)
        return None

    def _shared(self, pieces: Sequence[Piece], needs: Sequence[float], room: float, loose: bool) -> Fill | None:
        boxes, rest = [], []
        left = room - self.frame - sum(needs)
        for piece, need in zip(pieces, needs, strict=True):
            box, skip = self._set(piece, left + need, False, loose)
            if box is None:
                return None
            boxes.append(box)
            left += need - box.margin_height()
            if skip is not None:
                rest.append(Piece(piece.note, skip))
        return self._filled(boxes, sum(box.margin_height() for box in boxes), pieces, rest)

    def stand(self, filled: Fill, page: Any) -> None:
        """Put a filled strip at the foot of a laid-out page."""
        if not filled.boxes:
            return
        area = self._area.copy_with_children(list(filled.boxes))
        area.height = filled.height - self.frame
        area.position_y = page.content_box_y() + page.height - area.margin_height()
        top = area.content_box_y()
        for box in filled.boxes:
            box.translate(0, top - box.position_y)
            top += box.margin_height()
        if not filled.goes_on:
            area.width *= SHORT_RULE
        page.children[1] = area

    def _filled(self, boxes: list[Any], used: float, pieces: Sequence[Piece], rest: Sequence[Piece]) -> Fill:
        goes_on = bool(boxes) and pieces[0].skip is not None
        return Fill(tuple(boxes), used + self.frame if boxes else 0.0, tuple(rest), goes_on)

    def _height(self, piece: Piece) -> float:
        """How high a piece is; infinitely, if it is higher than the page."""
        key = self._key(piece)
        if key not in self._heights:
            box, skip = self._whole(piece)
            self._heights[key] = float(box.margin_height()) if skip is None else float("inf")
        return self._heights[key]

    def _least(self, piece: Piece, loose: bool = False) -> float:
        """The height of the first lines that may stand alone: as many as `orphans` asks (`loose`: one), or the whole."""
        key = piece.note.index, repr(piece.skip), loose
        if key not in self._leasts:
            self._leasts[key] = self._first_lines(piece, loose)
        return self._leasts[key]

    def _first_lines(self, piece: Piece, loose: bool) -> float:
        lines = list(text_lines(self._whole(piece)[0]))
        for line in lines[0 if loose else int(piece.note.box.style["orphans"]) - 1 :]:
            box, skip = self._lay_out(piece, line.position_y + line.height + HAIR, False, loose)
            if box is not None and skip is not None:
                return float(box.margin_height())
        return self._height(piece)

    def _whole(self, piece: Piece) -> tuple[Any, Skip]:
        """As much of a piece as a page holds, laid out at the top of nowhere; a page that takes it moves it."""
        key = self._key(piece)
        if key not in self._wholes:
            self._wholes[key] = self._lay_out(piece, float(self._area.page.height), True)
        return self._wholes[key]

    def _key(self, piece: Piece) -> tuple[Any, ...]:
        """All that a piece depends on that is laid out as far as a page goes."""
        return piece.note.index, repr(piece.skip), *self._place

    def _set(self, piece: Piece, room: float, force: bool, loose: bool = False) -> tuple[Any | None, Skip]:
        if self._height(piece) <= room + HAIR:
            return self._whole(piece)
        return self._lay_out(piece, max(room, HAIR), force, loose)

    def _lay_out(self, piece: Piece, room: float, force: bool, loose: bool = False) -> tuple[Any | None, Skip]:
        """The piece as a laid-out box that is `room` high at most, and where its rest begins; None where not one line of it fits.

        `force`: one line at least. `loose`: a single line may stand alone.
        """
        context, box = self._context, piece.note.box.deepcopy()
        if loose:
            _loosen(box)
        box.position_x, box.position_y = self._area.content_box_x(), 0.0
        page_bottom, context.page_bottom = context.page_bottom, room
        context.create_block_formatting_context()
        try:
            markers: list[Any] = []
            result = block_level_layout(context, box, 0, piece.skip, self._area, force, markers, markers)
            for marker in markers:
                absolute_layout(context, marker, self._area.page, markers, bottom_space=0, skip_stack=None)
        finally:
            context.finish_block_formatting_context()
            context.page_bottom = page_bottom
        laid_out, skip = result[0], result[1]
        if laid_out is None or (skip is not None and not has_content(laid_out)):
            return None, None
        if skip is not None:
            _shrink(laid_out)
        return laid_out, skip


def _shrink(box: Any) -> None:
    """Give a box that was cut, and its last box, the height of their content: WeasyPrint stretches them to the page's end."""
    if isinstance(box, LineBox) or not box.children:
        return
    last = box.children[-1]
    _shrink(last)
    bottom = last.position_y + (last.height if isinstance(last, LineBox) else last.margin_height())
    box.height = max(0.0, bottom - box.content_box_y())


def _loosen(box: Any) -> None:
    """Let a single line of a box stand alone."""
    box.style = box.style.copy()
    box.style["orphans"] = box.style["widows"] = 1
    for child in () if isinstance(box, LineBox) else in_flow(box):
        _loosen(child)


def has_content(box: Any) -> bool:
    """Whether anything can be seen of a laid-out box: a line with words, or a picture."""
    if isinstance(box, LineBox):
        return bool(box.height) and bool(box.children)
    return isinstance(box, ReplacedBox) or any(has_content(child) for child in in_flow(box))


def text_lines(box: Any) -> Iterator[Any]:
    """The lines of a laid-out box, without those inside of a line: the number of a note is a box with a line of its own."""
    if isinstance(box, LineBox):
        if has_content(box):
            yield box
    else:
        for child in in_flow(box):
            yield from text_lines(child)


def in_flow(box: Any) -> list[Any]:
    """The boxes in a box that take room in it: not the markers of a list, which stand beside it."""
    return [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
