"""Lists of notes whose numbers begin again, chapter by chapter, and that stand together at the end: which text calls which list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footpress.documents.plain_text.note_numbers import WAYS, Candidate, Label, candidates
from footpress.documents.plain_text.note_runs import is_heading
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.model.manuscript import Note
from footpress.text.folding import fold_letters

_WORDS_OF_A_HEADING = 15


@dataclass(frozen=True, slots=True)
class Typed:
    """A note, its label and number as typed ("[3]"), the part of the text that calls it, and its lines (places in the sequence)."""

    note: Note
    label: Label
    written: str
    part: int
    at: int
    end: int


def divide(
    text: tuple[Paragraph, ...], typed: Sequence[Typed], lines: Sequence[Line]
) -> tuple[tuple[Paragraph, ...], list[Typed], list[int]]:
    """The text with its parts, the notes, and the lines that are headings among these. A part that has text of its own keeps it."""
    by_part: dict[int, list[Typed]] = {}
    for each in typed:
        by_part.setdefault(each.part, []).append(each)
    with_text = {paragraph.part for paragraph in text if _is_text(paragraph)}
    headings: list[int] = []
    dropped: set[int] = set()
    made = list(text)
    leading: int | None = None
    group: list[int] = []
    for part in [*sorted(by_part), -1]:
        if part in with_text or part == -1:
            if leading is not None and len(group) > 1:
                made = list(_divided(made, group, by_part, _headings(group, by_part, lines)))
            leading, group = part, [part]
        else:
            group.append(part)
            dropped.add(part)
    kept = []
    for paragraph in made:
        if paragraph.part in dropped and paragraph.line > _first_note(by_part, lines):
            numbers = {line.number for line in paragraph.lines}
            headings += [at for at, line in enumerate(lines) if line.number in numbers]
        else:
            kept.append(paragraph)
    return tuple(kept), list(typed), headings


def _first_note(by_part: dict[int, list[Typed]], lines: Sequence[Line]) -> int:
    return min(lines[each[0].at].number for each in by_part.values())


def _is_text(paragraph: Paragraph) -> bool:
    if len(paragraph.text.split()) > _WORDS_OF_A_HEADING:
        return True
    return any(True for way in WAYS for _ in candidates(paragraph.lines, way))


def _headings(group: Sequence[int], by_part: dict[int, list[Typed]], lines: Sequence[Line]) -> dict[int, str]:
    """What stands above the notes of each part: “The Ford”."""
    above = {}
    for part in group:
        first = by_part[part][0].at
        text = next((lines[at].text for at in range(first - 1, -1, -1) if lines[at].text), "")
        if not is_heading(text):
            above[part] = _bare(text)
    return above


def _bare(text: str) -> str:
    return fold_letters(re.sub(r"^\W*(?:\d[\d.]*|[IVXL]+\.)\s+", "", text))


def _divided(
    text: Sequence[Paragraph], group: Sequence[int], by_part: dict[int, list[Typed]], above: dict[int, str]
) -> Iterator[Paragraph]:
    """The text of a group of parts, each paragraph with its own: by the headings above the notes, else where the calls begin again."""
    own = [paragraph for paragraph in text if paragraph.part == group[0]]
    found = _by_headings(own, group, above) or _by_calls(own, group, by_part)
    parts = iter(found)
    for paragraph in text:
        yield replace(paragraph, part=next(parts)) if paragraph.part == group[0] else paragraph


def _by_headings(text: Sequence[Paragraph], group: Sequence[int], above: dict[int, str]) -> list[int]:
    parts, place = [], 0
    titles = [_bare(paragraph.text) for paragraph in text]
    for title in titles:
        if place + 1 < len(group) and title and title == above.get(group[place + 1]):
            place += 1
        parts.append(group[place])
    return parts if place + 1 == len(group) else []


def _by_calls(text: Sequence[Paragraph], group: Sequence[int], by_part: dict[int, list[Typed]]) -> list[int]:
    parts, place = [], 0
    last: Label = (0, "")
    lines = [line for paragraph in text for line in paragraph.lines]
    calls = _of_one_way(lines)
    by_line: dict[int, list[Candidate]] = {}
    for call in calls:
        by_line.setdefault(call.line, []).append(call)
    at = 0
    for paragraph in text:
        for _ in paragraph.lines:
            for call in by_line.get(at, ()):
                following = by_part[group[place + 1]][0].label if place + 1 < len(group) else None
                if call.labels[0] == following and last >= call.labels[0]:
                    place += 1
                last = call.labels[-1]
            at += 1
        parts.append(group[place])
    return parts


def _of_one_way(lines: Sequence[Line]) -> list[Candidate]:
    """The calls that are written as most are."""
    found = sorted((call for way in WAYS for call in candidates(lines, way)), key=lambda call: call.place)
    ways = Counter(call.way for call in found)
    if not ways:
        return []
    most = next(way for way in WAYS if ways[way] >= 0.5 * max(ways.values()))
    return [call for call in found if call.way == most]
