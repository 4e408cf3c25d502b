"""Step 8, pack: which notes the next page is likely to call, so that the first layout of it is tried above a strip of their height.

It is a guess, from how many letters stand between two calls and how high a letter is on the pages before; `page_maker` takes a page that
was begun so only where it is the one that it would have found without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox

from footpress.typesetting.footnotes import Foot, Note, Piece
from footpress.typesetting.trials import Trial


class Expected:
    """What is known of the pages made so far; `notes` by the identity of their box, `root` the whole document before layout."""

    def __init__(self, notes: Mapping[int, Note], root: Any) -> None:
        self._notes = {note.index: note for note in notes.values()}
        self._between = dict(_between(root, notes))
        self._behind: dict[int, tuple[int, int]] = {}
        self._height = 0.0
        self._letters = 0
        self._feet: dict[int, Foot] = {}

    def strip(self, page_number: int, carried: Sequence[Piece]) -> float | None:
        """The height of the strip that this page is likely to need; None where nothing is known yet."""
        foot = self._feet.get(page_number % 2)  # left and right pages may have other margins
        if foot is None or not self._letters:
            return None
        number, letters = self._behind[page_number - 1]
        pieces, ahead = list(carried), -letters
        while number in self._notes and number in self._between:
            ahead += self._between[number]
            wanted = foot.height([*pieces, Piece(self._notes[number])])
            if wanted > foot.room - (ahead + 1) * self._height / self._letters:
                break
            pieces.append(Piece(self._notes[number]))
            number += 1
        return foot.height(pieces)

    def learn(self, page_number: int, trial: Trial, foot: Foot) -> None:
        """Take note of a page that is made."""
        number, letters = self._behind.get(page_number - 1, (0, 0))
        if trial.calls:
            number, letters = trial.calls[-1].note.index + 1, 0
        self._behind[page_number] = number, letters + trial.letters_behind
        if page_number > 1 and trial.resume_at is not None:
            self._height += trial.bottom
            self._letters += trial.letters
        self._feet[page_number % 2] = foot


def _between(root: Any, notes: Mapping[int, Note]) -> Iterator[tuple[int, int]]:
    """The number of each note, and how many letters of the text stand between its call and the one before."""
    letters = 0
    for box in _in_order(root):
        if isinstance(box, TextBox):
            letters += len(box.text)
        if note := notes.get(id(getattr(box, "footnote", None))):
            yield note.index, letters
            letters = 0


def _in_order(root: Any) -> Iterator[Any]:
    waiting = [root]
    while waiting:
        box = waiting.pop()
        yield box
        waiting.extend(reversed(getattr(box, "children", ())))
