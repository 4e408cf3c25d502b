"""Step 8, pack: the lines of a page that is laid out again above another strip, kept from one trial to the next.

A line whose paragraph is nothing but text and calls of notes is the same line wherever the page ends: what WeasyPrint made of it is copied, and no word of it
is measured again. Lines are kept for one page, and found only where they begin at the very place at which they stood.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import InlineBlockBox, InlineBox, LineBox, TextBox


class KeptLines:
    """The lines made for one page."""

    def __init__(self) -> None:
        self._lines: dict[tuple[Any, ...], tuple[Any, Any, Any]] = {}
        self._are_plain: dict[int, tuple[bool, Any]] = {}

    def begin(self) -> None:
        """Forget what was kept: another page is made."""
        self._lines.clear()
        self._are_plain.clear()

    def is_plain(self, paragraph: Any) -> bool:
        """Whether a paragraph is text and calls of notes alone, so that its lines depend on nothing but where they begin and how wide they may be."""
        if id(paragraph) not in self._are_plain:
            inner = (
                isinstance(box, TextBox | InlineBox | LineBox | InlineBlockBox) and box.is_in_normal_flow()
                for box in paragraph.descendants()
            )
            self._are_plain[id(paragraph)] = all(inner), paragraph  # kept, so that its id stays its own
        return self._are_plain[id(paragraph)][0]

    def find(self, key: tuple[Any, ...]) -> tuple[Any, Any] | None:
        """The line and where the next begins, as they were made."""
        if key not in self._lines:
            return None
        line, resume_at, _ = self._lines[key]
        return line.deepcopy(), resume_at

    def keep(self, key: tuple[Any, ...], paragraph: Any, line: Any, resume_at: Any) -> None:
        """Keep a line, before anybody moves it."""
        if isinstance(line, LineBox):
            self._lines[key] = line.deepcopy(), resume_at, paragraph


def place_of_line(paragraph: Any, position_y: float, skip: Any, containing: Any) -> tuple[Any, ...]:
    """All that a line of plain text depends on."""
    return (
        id(paragraph),
        repr(skip),
        position_y,
        paragraph.position_x,
        paragraph.text_indent,
        containing.content_box_x(),
        containing.width,
        containing.style["direction"],
    )
