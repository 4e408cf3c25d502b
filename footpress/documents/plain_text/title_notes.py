"""Numbered notes that the title or the authors call: they become the notes of these."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from footpress.documents.plain_text.note_numbers import Candidate, Label, candidates
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.documents.plain_text.parts_of_text import Typed
from footpress.model.manuscript import LeftOut
from footpress.text.late_patterns import late

_BARE = late(r"(?<=[^\W\d_]{2})(\d)$")


@dataclass(frozen=True, slots=True)
class Opened:
    """The paragraphs above the text without calls, the notes that these called, and what is left of the calls."""

    paragraphs: tuple[Paragraph, ...]
    title: tuple[Typed, ...] = ()
    authors: tuple[Typed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def take_title_notes(above: Sequence[Paragraph], text: Sequence[Paragraph], notes: Sequence[Typed]) -> Opened:
    """Take the calls out of the lines above the text. `text` is the text itself: a bare figure is a call only where this has none."""
    by_label = {note.label: note for note in reversed(notes) if note.part == 0}
    lines = [line for paragraph in above for line in paragraph.lines]
    found = [call for way in ("sure", "raised") for call in candidates(lines, way) if set(call.labels) <= by_label.keys()]
    called = _called(text)
    found = [call for call in found if call.start and not called & set(call.labels)] or _bare(lines, by_label.keys() - called)
    if not found:
        return Opened(tuple(above))
    made = dict(enumerate(lines))
    for call in sorted(found, key=lambda call: call.place, reverse=True):
        line = made[call.line]
        made[call.line] = replace(line, text=f"{line.text[: call.start].rstrip()}{line.text[call.end :]}")
    rest = iter(made.values())
    paragraphs = tuple(replace(paragraph, lines=tuple(next(rest) for _ in paragraph.lines)) for paragraph in above)
    first = tuple(by_label[label] for call in found if call.line == 0 for label in call.labels)
    others = tuple(by_label[label] for call in found if call.line for label in call.labels)
    left_out = tuple(
        LeftOut(f"{note.written} {note.written}", note.note.line, "the number of a note to the title or the authors")
        for note in dict.fromkeys((*first, *others))
    )
    return Opened(paragraphs, tuple(dict.fromkeys(first)), tuple(dict.fromkeys(others)), left_out)


def _called(text: Sequence[Paragraph]) -> set[Label]:
    body = [line for paragraph in text for line in paragraph.lines]
    return {label for way in ("sure", "raised", "bare", "parentheses") for call in candidates(body, way) for label in call.labels}


def _bare(lines: Sequence[Line], labels: Set[Label]) -> list[Candidate]:
    """Figures at the very end of title and names ("Salt Roads1"), where notes 1, 2 … have no call in the text."""
    found = []
    for index, line in enumerate(lines):
        if (figure := _BARE.search(line.text)) and (label := (int(figure[1]), "")) in labels:
            found.append(Candidate(index, figure.start(), figure.end(), (label,), "bare"))
    return found if [call.labels[0][0] for call in found] == list(range(1, len(found) + 1)) else []
