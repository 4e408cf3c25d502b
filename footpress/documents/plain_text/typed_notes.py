"""The notes of a manuscript: where each begins and ends, what it says, and which part of the text calls it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from footpress.documents.plain_text.note_numbers import Label, as_written
from footpress.documents.plain_text.note_paragraphs import compose, join_lines
from footpress.documents.plain_text.note_runs import RULE, Run, called_between, called_in, find_runs, heading_above, is_heading
from footpress.documents.plain_text.numberless_notes import find_numberless
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.documents.plain_text.parts_of_text import Typed, divide
from footpress.model.manuscript import Note
from footpress.problems import Problem
from footpress.text.scripts import word_count

__all__ = ["Notes", "find_notes", "is_heading", "join_lines"]

_WORDS_OF_TEXT = 30  # more than this between two notes is no part of the first, where notes stand among the text


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes, the text that calls them, what follows the last of them, the headings over them, and problems.

    `typed` are the notes with their labels, one for each of `notes`. `stands_apart`: all of them stand behind the text.
    """

    typed: tuple[Typed, ...]
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]
    headings: tuple[Line, ...]
    problems: tuple[Problem, ...]
    stands_apart: bool = True

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes as they are numbered in the end."""
        return tuple(typed.note for typed in self.typed)

    @property
    def as_numbered(self) -> bool:
        """Whether the numbers are those that were typed."""
        return all(typed.label == (typed.note.number, "") for typed in self.typed)


@dataclass(slots=True)
class _Assembled:
    """The lines of a text told apart: those of each note, and the rest with the part that it belongs to."""

    typed: list[Typed] = field(default_factory=list)
    text: list[tuple[int, int]] = field(default_factory=list)  # the line, the part
    headings: list[int] = field(default_factory=list)


def find_notes(paragraphs: Sequence[Paragraph], file: str) -> Notes:
    """Find the notes of a text, wherever they stand."""
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    calls = called_in(lines)
    runs = find_runs(lines, calls)
    if not runs:
        return _numberless(paragraphs, file) or Notes((), tuple(paragraphs), (), (), tuple(_uncalled(paragraphs, file)))
    firsts = [0]
    for paragraph in paragraphs:
        firsts.append(firsts[-1] + len(paragraph.lines))
    made = _assemble(lines, firsts[:-1], runs, calls)
    end = made.typed[-1].end
    before = [(at, part) for at, part in made.text if at < end]
    after = [(at, part) for at, part in made.text if at >= end]
    first = min(typed.at for typed in made.typed)
    apart = not any(at > first for at, _ in before)
    text = _paragraphs(before, lines, firsts, paragraphs)
    text, typed, divided = divide(text, made.typed, lines)
    typed, problems = _with_own_labels(typed, file)
    typed, renumbered = _numbered(typed, file)
    headings = (lines[at] for at in sorted({*made.headings, *divided}) if not RULE.fullmatch(lines[at].text))
    return Notes(
        tuple(typed),
        text,
        _paragraphs(after, lines, firsts, paragraphs),
        tuple(headings),
        (*problems, *renumbered),
        apart,
    )


def _assemble(lines: Sequence[Line], firsts: Sequence[int], runs: Sequence[Run], calls: dict[Label, list[int]]) -> _Assembled:
    made = _Assembled()
    taken = [False] * len(lines)
    is_among_text = any(
        called_between(calls, after.label, before.at, after.at)
        for run in runs
        for before, after in zip(run.starts, run.starts[1:], strict=False)
    ) or any(_called_from(run, before.starts[-1].at, calls) for before, run in itertools.pairwise(runs))
    all_starts = sorted(start.at for run in runs for start in run.starts)
    part = 0
    parts: list[tuple[int, int]] = []  # the last line of a run, its part
    for index, run in enumerate(runs):
        if index and run.starts[0].label <= runs[index - 1].last:
            part += 1
        _take_heading(run.heading, run.starts[0].at, lines, taken, made)
        for rule in range(run.starts[0].at - 1, -1, -1):
            if taken[rule] or not (RULE.fullmatch(lines[rule].text) or not lines[rule].text):
                break
            taken[rule] = True
        for place, start in enumerate(run.starts):
            if place and not taken[start.at - 1]:
                _take_heading(heading_above(lines, start.at), start.at, lines, taken, made)
            following = run.starts[place + 1] if place + 1 < len(run.starts) else None
            end = _end(lines, firsts, start.at, all_starts)
            if following and following.at > end:
                apart = called_between(calls, following.label, end - 1, following.at) or (
                    is_among_text and word_count(" ".join(line.text for line in lines[end : following.at])) >= _WORDS_OF_TEXT
                )
                end = end if apart else following.at
            elif not following:
                end = _indented(lines, firsts, start.at, end)
            cuts = list(firsts[bisect_right(firsts, start.at) : bisect_right(firsts, end - 1)])
            raw, breaks, more = compose(lines[start.at : end], start.text, [cut - start.at for cut in cuts])
            marker = lines[start.at].text[: start.text].strip()
            note = Note(start.label[0], raw, lines[start.at].number, more=more, breaks=breaks)
            made.typed.append(Typed(note, start.label, marker, part, start.at, end))
            taken[start.at : end] = [True] * (end - start.at)
        parts.append((run.starts[-1].at, part))
    made.text = list(_text(lines, taken, parts))
    return made


def _take_heading(heading: int, start: int, lines: Sequence[Line], taken: list[bool], made: _Assembled) -> None:
    """Take the heading over notes (-1 for none), and what stands between it and the first of them, out of the text."""
    if heading >= 0 and not taken[heading]:
        made.headings += [at for at in range(heading, start) if lines[at].text and not RULE.fullmatch(lines[at].text)]
        taken[heading:start] = [True] * (start - heading)


def _called_from(run: Run, begin: int, calls: dict[Label, list[int]]) -> bool:
    return called_between(calls, run.starts[0].label, begin, run.starts[0].at)


def _end(lines: Sequence[Line], firsts: Sequence[int], at: int, starts: Sequence[int]) -> int:
    """The end of the paragraph of a note, or the next note in it."""
    place = bisect_right(firsts, at)
    end = firsts[place] if place < len(firsts) else len(lines)
    following = bisect_right(starts, at)
    return min(end, starts[following]) if following < len(starts) else end


def _indented(lines: Sequence[Line], firsts: Sequence[int], at: int, end: int) -> int:
    """The end of the paragraphs that follow a note and are indented, as what belongs to it is."""
    while end < len(lines) and lines[end].indent >= lines[at].indent + 2 and not is_heading(lines[end].text):
        place = bisect_right(firsts, end)
        end = firsts[place] if place < len(firsts) else len(lines)
    return end


def _text(lines: Sequence[Line], taken: Sequence[bool], parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of the text, each with the part of the notes that follow it."""
    ends = [end for end, _ in parts]
    for at in range(len(lines)):
        if not taken[at]:
            place = min(bisect_right(ends, at), len(parts) - 1)
            yield at, parts[place][1]


def _paragraphs(
    chosen: Sequence[tuple[int, int]], lines: Sequence[Line], firsts: Sequence[int], paragraphs: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Lines as the paragraphs that they were, but for what was taken out of these."""
    made: list[tuple[int, int, list[Line]]] = []
    last = -2
    for at, part in chosen:
        place = bisect_right(firsts, at) - 1
        if made and made[-1][0] == place and made[-1][1] == part and last == at - 1:
            made[-1][2].append(lines[at])
        else:
            made.append((place, part, [lines[at]]))
        last = at
    return tuple(Paragraph(tuple(own), paragraphs[place].group, part) for place, part, own in made)


def _numberless(paragraphs: Sequence[Paragraph], file: str) -> Notes | None:
    """Notes under a heading that lost their numbers, as lists do where Word saves a plain text."""
    found = find_numberless(paragraphs)
    if not found:
        return None
    typed = tuple(
        Typed(Note(number, text, line), (number, ""), "", 0, 0, 0) for number, (line, text) in enumerate(found.notes, start=1)
    )
    message = f"the notes have no numbers: they were read as 1 to {len(typed)}, in their order. Look at the first and the last."
    query = Problem(file, found.heading.number, "notes-numbered", "query", message)
    return Notes(typed, found.before, found.after, (found.heading,), (query,))


def _uncalled(paragraphs: Sequence[Paragraph], file: str) -> Iterator[Problem]:
    """A query for a heading over notes in a text that calls none."""
    for paragraph in paragraphs[1:-1]:
        if len(paragraph.lines) == 1 and is_heading(paragraph.text):
            message = (
                f"nothing in the text calls what stands under “{paragraph.text}”: were the raised figures lost when the file was saved? "
                "Ask for the .docx; till then the notes stay there as typed."
            )
            yield Problem(file, paragraph.line, "calls-lost", "query", message)


def _with_own_labels(typed: Sequence[Typed], file: str) -> tuple[list[Typed], list[Problem]]:
    """The notes, each with a label of its own: the second of two notes 2 is note 3, where there is no other."""
    labels = {(each.part, each.label) for each in typed}
    seen: dict[tuple[int, Label], int] = {}
    last: dict[int, int] = {}
    made, problems = [], []
    for each in typed:
        if (first := seen.setdefault((each.part, each.label), each.note.line)) != each.note.line:
            free = max(each.label[0], last.get(each.part, 0)) + 1
            while (each.part, (free, "")) in labels:
                free += 1
            last[each.part] = free
            message = f"there is a second note {as_written(each.label)} (the first is on line {first}); it was read as note {free}: look which of them its call means."
            problems.append(Problem(file, each.note.line, "note-number-twice", "query", message))
            labels.add((each.part, (free, "")))
            each = replace(each, label=(free, ""), note=replace(each.note, number=free))
        made.append(each)
    return made, problems


def _numbered(typed: Sequence[Typed], file: str) -> tuple[list[Typed], list[Problem]]:
    """The notes with the numbers that they have in the end: those typed, where each stands once; else from 1 on, with a query."""
    labels = [each.label for each in typed]
    if len(set(labels)) == len(labels) and not any(letter or not number for number, letter in labels):
        return list(typed), list(_begin_late(typed, file))
    numbered = [replace(each, note=replace(each.note, number=number)) for number, each in enumerate(typed, start=1)]
    parts = len({each.part for each in typed})
    why = "are not 1, 2, 3" if parts == 1 else "begin again once" if parts == 2 else f"begin again {parts - 1} times"
    named = [each.note.number for each in numbered if re.search(r"\b(?:n|nn|note|notes|Anm|Fn)\.?\s\d", each.note.raw)]
    said = f" Notes that name others by number: {', '.join(map(str, named[:8]))}." if named else ""
    message = f"the numbers of the notes {why}: they were numbered through, 1 to {len(typed)}.{said}"
    return numbered, [Problem(file, typed[0].note.line, "notes-numbered", "query", message)]


def _begin_late(typed: Sequence[Typed], file: str) -> Iterator[Problem]:
    """A query where the first note is not note 1, as in a chapter of a book: numbers that the text names count otherwise in print."""
    first = typed[0].note
    if first.number > 1:
        message = f"the notes begin at {first.number}; the editions number them from 1. Look at notes that name others by number."
        yield Problem(file, first.line, "notes-numbered", "query", message)
