"""Where notes begin: runs of lines whose numbers rise, one run at the end of a text, or one a chapter, one a page, one a paragraph.

A numbered list looks the same. A run is one of notes where it stands under a heading over notes, or where the text before it calls its
numbers; what only looks like one stays in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from footpress.documents.plain_text.note_numbers import HEADS, WAYS, WEAK, Label, candidates, follows, head
from footpress.documents.plain_text.paragraphs import Line
from footpress.languages.patterns import alternatives
from footpress.languages.terms import words
from footpress.text.late_patterns import late
from footpress.text.scripts import ends_sentence, folded

_NOTES = rf"(?:{folded(alternatives('manuscript', 'notes'))})"
_HEADING = late(rf"(?:(?:\d{{1,2}}|[ivx]{{1,5}})[.)]?\s+)?{_NOTES}(?:\s+\(.{{1,60}}\)|\s*[:.–—-]?\s+[^\W\d_].{{0,60}}\d{{1,3}})?")
RULE = late(r"(?:[-_=*–—·~]\s*){3,}|⁂")
"""A line of strokes or stars, between text and notes or between two parts of a text."""
_LENGTH_OF_A_HEADING = 80
_GAP = 3  # numbers that may be missing between a note and the next
_DEPTH = 8  # runs that may be open within each other: a list in a note, a note within a chapter
_SUPPORT = {True: 0.7, False: 0.3}
"""The share of a run's numbers that the text before it must call where it has no heading: of weak numbers, and of others."""


@dataclass(frozen=True, slots=True)
class Start:
    """A line that begins a note: its place in the sequence of lines, its label, and where its text begins."""

    at: int
    label: Label
    text: int


@dataclass(slots=True)
class Run:
    """Notes whose numbers rise. `heading` is the place of the line that is a heading over them, -1 where there is none."""

    starts: list[Start] = field(default_factory=list)
    heading: int = -1
    labels: set[Label] = field(default_factory=set)

    @property
    def last(self) -> Label:
        """The label of the last note."""
        return self.starts[-1].label


def is_heading(text: str) -> bool:
    """Whether a line is a heading over notes ("Notes", "Dipnotlar", "Notes to chapter 2")."""
    return len(text) < 100 and bool(_HEADING.fullmatch(folded(text.strip(" #*:：.[]【】"))))


def find_runs(lines: Sequence[Line], calls: Mapping[Label, Sequence[int]]) -> list[Run]:
    """The runs of notes in the lines of a text, in order; all are written in one way. `calls`: label → the lines that may call it."""
    best: list[Run] = []
    most = 0.0
    for style in HEADS:
        runs = _accepted(style, list(_runs(lines, style, calls)), lines, calls)
        score = sum(_called(run, calls) + 0.5 * len(run.starts) * (run.heading >= 0) + 0.1 for run in runs)
        if score > most:
            best, most = runs, score
    return best


def called_in(lines: Sequence[Line]) -> dict[Label, list[int]]:
    """The lines (places in the sequence) in which each label may be called, but for the heads of notes themselves."""
    places: dict[Label, list[int]] = {}
    found = [call for way in WAYS for call in candidates(lines, way) if call.start or not _is_head(lines[call.line].text)]
    for call in sorted(found, key=lambda call: call.place):
        for label in call.labels:
            places.setdefault(label, []).append(call.line)
    return places


def _is_head(text: str) -> bool:
    return any(head(text, style) for style in HEADS if style not in WEAK)


def _runs(lines: Sequence[Line], style: str, calls: Mapping[Label, Sequence[int]]) -> Iterator[Run]:
    """All runs of one way to write numbers. A run that stands within another is a list in a note, and no run of its own."""
    stack: list[Run] = []
    for at, line in enumerate(lines):
        if not line.text or not (found := head(line.text, style)):
            continue
        if style in WEAK and at and _ends_in_a_label(lines[at - 1].text):
            continue
        start = Start(at, found.label, found.end)
        depth = next((n for n, run in enumerate(stack[: -_DEPTH - 1 : -1]) if follows(found.label, run.last)), -1)
        if depth > 0:
            del stack[-depth:]
        elif depth < 0 and found.doubtful:
            continue
        if depth < 0 and not (stack and _goes_on(stack[-1], start, calls)):
            stack.append(Run(heading=heading_above(lines, at)))
        stack[-1].starts.append(start)
        stack[-1].labels.add(start.label)
    yield from stack


def _goes_on(run: Run, start: Start, calls: Mapping[Label, Sequence[int]]) -> bool:
    """Whether a note belongs to a run although its number is not the next: some are missing, two are exchanged, one was typed twice."""
    if run.last < start.label:
        return start.label[0] <= run.last[0] + _GAP
    if start.label == run.last or (run.starts[0].label < start.label and start.label not in run.labels):
        return not called_between(calls, start.label, run.starts[-1].at, start.at)
    return False


def _ends_in_a_label(text: str) -> bool:
    """Whether a line ends in a word before a number ("Bd.", "vol."): the next begins with that number, and with no note."""
    last = text[text.rfind(" ") + 1 :].strip("(.").casefold()
    if is_heading(text):  # "Notes de bas de page"
        return False
    return last in words("fields", "volume") or last in words("fields", "issue") or last in words("fields", "page")


def called_between(calls: Mapping[Label, Sequence[int]], label: Label, begin: int, end: int) -> bool:
    """Whether a line between two places may call a label."""
    places = calls.get(label, ())
    found = bisect_left(places, begin + 1)
    return found < len(places) and places[found] < end


def heading_above(lines: Sequence[Line], at: int) -> int:
    """The place of a heading over notes above a line, past rules and a heading of its own (that of the chapter); -1 for none."""
    above = [place for place in range(at - 1, max(-1, at - 7), -1) if lines[place].text and not RULE.fullmatch(lines[place].text)]
    for place in above[:2]:
        if is_heading(lines[place].text):
            return place
        if _is_head(lines[place].text) or len(lines[place].text) > _LENGTH_OF_A_HEADING or ends_sentence(lines[place].text):
            break
    return -1


def _called(run: Run, calls: Mapping[Label, Sequence[int]]) -> int:
    return sum(called_between(calls, start.label, -1, start.at) for start in run.starts)


def _accepted(style: str, runs: list[Run], lines: Sequence[Line], calls: Mapping[Label, Sequence[int]]) -> list[Run]:
    """The runs that are notes."""
    weak = style in WEAK
    headed = any(run.heading >= 0 for run in runs)
    accepted: list[Run] = []
    for run in runs:
        follows_notes = bool(accepted) and not _has_text(lines, accepted[-1].starts[-1].at, run.starts[0].at)
        if run.heading >= 0 or (headed and weak and follows_notes):
            keep = True
        elif headed and weak:
            keep = False
        else:
            keep = _called(run, calls) >= max(1, _SUPPORT[weak] * len(run.starts)) and (not weak or _reads_as_notes(run, lines))
        if keep:
            accepted.append(run)
    return accepted if any(_called(run, calls) for run in accepted) else []


def _has_text(lines: Sequence[Line], last: int, first: int) -> bool:
    """Whether more than a heading stands between the last note of a run and the first of the next."""
    between = [line.text for line in lines[last + 1 : first] if line.text]
    return sum(len(text.split()) for text in between) > 40


def _reads_as_notes(run: Run, lines: Sequence[Line]) -> bool:
    """Whether most of its notes are sentences or have figures in them, as references have; headings and lists of words do not."""
    texts = [lines[start.at].text[start.text :] for start in run.starts]
    alike = [text for text in texts if ends_sentence(text) or re.search(r"\d", text) or len(text) > 60]
    return 2 * len(alike) > len(texts)
