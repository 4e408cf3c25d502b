"""Step 8, pack: whether boxes before layout are the same in two trees that one style sheet was applied to."""

from __future__ import annotations

from typing import Any

_SAID = ("element_tag", "text", "link", "bookmark_label", "string_set", "colspan", "rowspan")
"""What boxes of one style may say differently."""


class SameBoxes:
    """Compares the boxes of two trees, each pair of styles once."""

    def __init__(self) -> None:
        self._same: dict[tuple[int, int], bool] = {}

    def outside(self, box: Any, other: Any) -> bool:
        """Whether two boxes are the same, whatever is in them."""
        return (
            type(box) is type(other)
            and all(getattr(box, name, None) == getattr(other, name, None) for name in _SAID)
            and self._same_style(box.style, other.style)
            and self._same_style(box.first_letter_style, other.first_letter_style)
            and self._same_style(box.first_line_style, other.first_line_style)
        )

    def inside(self, box: Any, other: Any) -> bool:
        """Whether all that is in two boxes is the same, and the notes that they call."""
        waiting = [(box, other)]
        while waiting:
            box, other = waiting.pop()
            inner, others = _in(box), _in(other)
            if len(inner) != len(others) or not all(map(self.outside, inner, others)):
                return False
            waiting.extend(zip(inner, others, strict=True))
        return True

    def _same_style(self, style: Any, other: Any) -> bool:
        """Whether the same declarations were applied; the styles live as long as their trees, so that an id stays their own."""
        key = id(style), id(other)
        if key not in self._same:
            declared = (getattr(each, "cascaded", None) for each in (style, other))
            self._same[key] = (style is None) == (other is None) and next(declared) == next(declared)
        return self._same[key]


def _in(box: Any) -> list[Any]:
    """The boxes in a box, with the columns of a table, which one in a note does not have yet, and the note that is called."""
    notes = (inner for inner in (box.footnote, box.note) if inner is not None)
    return [*box.children, *getattr(box, "column_groups", ()), *notes]
