"""Notes without numbers: as many paragraphs under a heading over notes as the text calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footpress.documents.plain_text.closing import begins_closing
from footpress.documents.plain_text.note_paragraphs import join_lines
from footpress.documents.plain_text.note_runs import called_in, is_heading
from footpress.documents.plain_text.paragraphs import Line, Paragraph


@dataclass(frozen=True, slots=True)
class Numberless:
    """The heading, the text before it, each note with its line, and what follows."""

    heading: Line
    before: tuple[Paragraph, ...]
    notes: tuple[tuple[int, str], ...]
    after: tuple[Paragraph, ...]


def find_numberless(paragraphs: Sequence[Paragraph]) -> Numberless | None:
    """The notes, where the text before the last heading over notes calls 1, 2, 3 … and as many paragraphs or lines follow."""
    place = next((n for n in range(len(paragraphs) - 1, 0, -1) if is_heading(paragraphs[n].lines[0].text)), 0)
    if not place:
        return None
    heading, rest = paragraphs[place].lines[0], [paragraphs[place]] * (len(paragraphs[place].lines) > 1)
    behind = [Paragraph(each.lines[1:]) for each in rest] + list(paragraphs[place + 1 :])
    end = next((n for n, each in enumerate(behind) if begins_closing(each)), len(behind))
    called = called_in([line for paragraph in paragraphs[:place] for line in paragraph.lines])
    by_paragraph = [(each.line, join_lines([line.text for line in each.lines])) for each in behind[:end]]
    by_line = [(line.number, line.text) for each in behind[:end] for line in each.lines]
    for notes in (by_paragraph, by_line):
        if notes and all((number, "") in called for number in range(1, len(notes) + 1)) and (len(notes) + 1, "") not in called:
            return Numberless(heading, tuple(paragraphs[:place]), tuple(notes), tuple(behind[end:]))
    return None
