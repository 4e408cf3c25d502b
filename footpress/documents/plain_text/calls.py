"""The calls in the text: `^[1]`, `[2]`, `[3–5]`, ¹, ①, ^4, (5), 6) or a bare figure, marked once and written `[^n]` in the end.

Brackets and raised figures are calls wherever there is a note of that number. Figures in parentheses and bare figures are
calls only where they fit between the calls before and after them: the longest rising run of them is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby

from footpress.documents.plain_text.call_problems import called_again, guessed, not_there
from footpress.documents.plain_text.marked_text import mark
from footpress.documents.plain_text.note_numbers import Candidate, Label, candidates, is_measure
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.documents.plain_text.parts_of_text import Typed
from footpress.problems import Problem
from footpress.text.late_patterns import late

_SURE_TOGETHER = 2  # calls in parentheses
_SUPPORT = 0.6  # of the notes must be called by bare figures before any bare figure is a call
_BETWEEN_CALLS = late(r"\s?[–-]\s?")
_NOTHING: Label = (0, "")
_ENDLESS: Label = (10**6, "")


@dataclass(frozen=True, slots=True)
class Marked:
    """Paragraphs in which the calls are marked, the notes they name in order with their lines, and what to look at."""

    paragraphs: tuple[Paragraph, ...]
    called: tuple[tuple[int, int], ...]
    problems: tuple[Problem, ...]
    unsure: tuple[tuple[str, int], ...] = ()
    """The calls, as typed, with their lines, that only their place in the sequence tells."""
    typed: tuple[str, ...] = ()
    """The calls as typed."""


def mark_calls(paragraphs: Sequence[Paragraph], notes: Sequence[Typed], file: str, works: Set[int] = frozenset()) -> Marked:
    """Mark every call in the lines of the text; those of a part call the notes of that part. What names an item of a numbered list of
    works (`works`) is no call of a note."""
    numbers: dict[int, dict[Label, int]] = {}
    for note in notes:
        numbers.setdefault(note.part, {}).setdefault(note.label, note.note.number)
    marked: list[Paragraph] = []
    called: list[tuple[int, int]] = []
    problems: list[Problem] = []
    unsure: list[tuple[str, int]] = []
    typed: list[str] = []
    for part, group in groupby(paragraphs, key=lambda paragraph: paragraph.part if len(numbers) > 1 else 0):
        own = list(group)
        made = _mark_part(own, numbers.get(part, {}) if len(numbers) > 1 else next(iter(numbers.values()), {}), file, works)
        marked += made.paragraphs
        called += made.called
        problems += made.problems
        unsure += made.unsure
        typed += made.typed
    return Marked(tuple(marked), tuple(called), (*guessed(unsure, file), *problems), tuple(unsure), tuple(typed))


def _mark_part(paragraphs: Sequence[Paragraph], numbers: Mapping[Label, int], file: str, works: Set[int]) -> Marked:
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    found = _with_ranges(_find(lines, numbers.keys()), lines, numbers.keys())
    calls = _once(found, lines)
    marked = iter(_mark(lines, calls, numbers))
    made = tuple(replace(paragraph, lines=tuple(next(marked) for _ in paragraph.lines)) for paragraph in paragraphs)
    called = tuple((numbers[label], lines[call.line].number) for call in calls for label in call.labels)
    problems = (
        *not_there(lines, numbers.keys(), found, file, works),
        *called_again(lines, found, calls, file),
    )
    typed = tuple(lines[call.line].text[call.start : call.end].strip() for call in calls)
    return Marked(made, called, problems, tuple(_unsure(lines, calls, complete=len(called) == len(numbers))), typed)


def _unsure(lines: Sequence[Line], calls: Sequence[Candidate], *, complete: bool) -> Iterator[tuple[str, int]]:
    """The calls that only their place in the sequence tells; where no note is without a call (`complete`) and all have parentheses,
    there is nothing to ask."""
    unsure = [call for call in calls if call.way in ("bare", "parentheses")]
    if not (complete and len(unsure) >= _SURE_TOGETHER and all(call.way == "parentheses" for call in unsure)):
        for call in unsure:
            yield lines[call.line].text[call.start : call.end].strip(), lines[call.line].number


def _once(calls: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The calls, one of each note: that which is written as most calls are, else the first."""
    forms = [
        re.sub(r"[\w\s,;–-]+", "", lines[call.line].text[call.start : call.end]) for call in calls
    ]  # "[12]" is of the form "[]"
    counts = Counter(forms)
    ranks = [(counts[written], -index) for index, written in enumerate(forms)]
    best: dict[Label, int] = {}
    for index, call in enumerate(calls):
        for label in call.labels:
            if label not in best or ranks[index] > ranks[best[label]]:
                best[label] = index
    kept = [
        replace(call, labels=tuple(label for label in dict.fromkeys(call.labels) if best[label] == index))
        for index, call in enumerate(calls)
    ]
    return [call for call in kept if call.labels]


def _with_ranges(calls: Sequence[Candidate], lines: Sequence[Line], known: Set[Label]) -> list[Candidate]:
    """The calls, of which two with nothing but a dash between them are one: "[8]–[11]"."""
    made: list[Candidate] = []
    for call in calls:
        if made and made[-1].line == call.line and made[-1].labels[-1] < call.labels[0]:
            between = lines[call.line].text[made[-1].end : call.start]
            labels = [(number, "") for number in range(made[-1].labels[-1][0] + 1, call.labels[0][0])]
            if _BETWEEN_CALLS.fullmatch(between) and len(labels) < 20 and set(labels) <= known:
                made[-1] = replace(made[-1], end=call.end, labels=(*made[-1].labels, *labels, *call.labels))
                continue
        made.append(call)
    return made


def _find(lines: Sequence[Line], labels: Set[Label]) -> list[Candidate]:
    """All calls, in order."""
    if not labels:
        return []
    calls = [call for way in ("sure", "sign") for call in candidates(lines, way) if set(call.labels) <= labels]
    raised = [call for call in candidates(lines, "raised") if call.labels[0] in labels]
    units = [call for call in raised if is_measure(lines[call.line].text, call)]
    calls = _apart(sorted([*calls, *(call for call in raised if call not in units)], key=lambda call: call.place))
    calls = _add_fitting(calls, list(candidates(lines, "parentheses")), labels)
    with_bare = _add_fitting(calls, list(candidates(lines, "bare")), labels)
    missing = labels - _labels(calls)
    if missing and len(missing & _labels(with_bare)) >= _SUPPORT * len(missing):
        calls = with_bare
    return _add_fitting(calls, units, labels)


def _apart(calls: Sequence[Candidate]) -> list[Candidate]:
    """The calls of which none begins within another."""
    made: list[Candidate] = []
    for call in calls:
        if not made or made[-1].line != call.line or made[-1].end <= call.start:
            made.append(call)
    return made


def _add_fitting(calls: list[Candidate], found: Sequence[Candidate], labels: Set[Label]) -> list[Candidate]:
    """The calls with those candidates that name notes not called yet and rise between the calls around them."""
    missing = labels - _labels(calls)
    fitting = sorted((call for call in found if call.labels[0] in missing), key=lambda call: call.place) if missing else []
    if not fitting:
        return calls
    order = [call.place for call in calls]
    highest, lowest = _bounds(calls)
    between = []
    for call in fitting:
        place = bisect_left(order, call.place)
        if highest[place] < call.labels[0] < lowest[place]:
            between.append(call)
    return _apart(sorted([*calls, *_longest_rise(between)], key=lambda call: call.place))


def _bounds(calls: Sequence[Candidate]) -> tuple[list[Label], list[Label]]:
    """For each gap between calls: the highest label called before it, the lowest after it."""
    highest = [_NOTHING]
    for call in calls:
        highest.append(max(highest[-1], *call.labels))
    lowest = [_ENDLESS]
    for call in reversed(calls):
        lowest.append(min(lowest[-1], *call.labels))
    return highest, lowest[::-1]


def _longest_rise(calls: Sequence[Candidate]) -> list[Candidate]:
    """The longest run of calls whose labels rise (patience sorting)."""
    tops: list[Label] = []
    ends: list[int] = []
    before: list[int] = []
    for index, call in enumerate(calls):
        place = bisect_left(tops, call.labels[0])
        before.append(ends[place - 1] if place else -1)
        tops[place : place + 1] = [call.labels[0]]
        ends[place : place + 1] = [index]
    rise: list[Candidate] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        rise.append(calls[index])
        index = before[index]
    return rise[::-1]


def _mark(lines: Sequence[Line], calls: Sequence[Candidate], numbers: Mapping[Label, int]) -> Iterator[Line]:
    by_line: dict[int, list[Candidate]] = {}
    for call in calls:
        by_line.setdefault(call.line, []).append(call)
    for index, line in enumerate(lines):
        pieces, end = [], 0
        for call in by_line.get(index, ()):
            typed = line.text[call.start : call.end]
            marks = "".join(mark(numbers[label], typed * (not place)) for place, label in enumerate(call.labels))
            pieces += [line.text[end : call.start], marks]
            end = call.end
        yield Line(line.number, "".join([*pieces, line.text[end:]]), line.indent) if pieces else line


def _labels(calls: Sequence[Candidate]) -> set[Label]:
    return {label for call in calls for label in call.labels}
