"""The notes of a manuscript: where they begin, where each ends, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.languages.patterns import alternatives
from footpress.model.manuscript import Note
from footpress.problems import Problem

_MARKERS = {
    "bracket": re.compile(r"\[(\d{1,4})\]:?\s*(?=\S)"),
    "markdown": re.compile(r"\[\^(\d{1,4})\]:\s*(?=\S)"),
    "caret": re.compile(r"\^\[?(\d{1,4})\]?\s+(?=\S)"),
    "superscript": re.compile(r"([¹²³⁰⁴-⁹]{1,4})\s*(?=\S)"),
    "point": re.compile(r"(\d{1,3})[.)]\s+(?=\S)"),
    "parentheses": re.compile(r"\((\d{1,3})\)\s+(?=\S)"),
    "bare": re.compile(r"(\d{1,3})\s+(?=[A-ZÀ-ÞА-ЯĞİŞÇÖÜ“\"«*])"),
}
_NEEDS_HEADING = frozenset({"point", "parentheses", "bare"})
_HEADING = re.compile(alternatives("manuscript", "notes"))
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OPEN_RANGE = re.compile(r"\d[-–]$")
_OPEN_URL = re.compile(r"(?:<?(?:https?://|www\.)\S*)$")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes, the paragraphs before them and after them, the heading over them if there is one, and problems."""

    notes: tuple[Note, ...]
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]
    heading: Paragraph | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that begins a note: the paragraph and line it stands in, its number, and the text behind its marker."""

    paragraph: int
    line: int
    number: int
    text: str


def find_notes(paragraphs: Sequence[Paragraph], file: str) -> Notes:
    """Find the run of numbered notes, which begins with number 1 and stands behind the text."""
    runs = [run for style in _MARKERS if (run := _run(paragraphs, style))]
    if not runs:
        return Notes((), tuple(paragraphs), (), None, ())
    starts = max(runs, key=len)
    first = starts[0].paragraph
    heading = paragraphs[first - 1] if first and is_heading(paragraphs[first - 1].text) else None
    before = list(paragraphs[: first - 1 if heading else first])
    led = paragraphs[first].lines[: starts[0].line]
    if led and heading is None and is_heading(" ".join(line.text for line in led)):
        heading = Paragraph(led)
    elif led:
        before.append(Paragraph(led))
    notes, end = _read(paragraphs, starts)
    return Notes(tuple(notes), tuple(before), tuple(paragraphs[end:]), heading, tuple(_problems(notes, file)))


def is_heading(text: str) -> bool:
    """Whether a line is a heading over notes ("Notes", "Dipnotlar")."""
    return bool(_HEADING.fullmatch(text.strip(" #*:.").casefold()))


def _run(paragraphs: Sequence[Paragraph], style: str) -> list[_Start]:
    """The starts of notes in one style of marker, from the last number 1 on; numbers rise, with few gaps."""
    starts = list(_starts(paragraphs, style))
    ones = [index for index, start in enumerate(starts) if start.number == 1]
    best: list[_Start] = []
    for index in ones:
        run = [starts[index]]
        for start in starts[index + 1 :]:
            if run[-1].number <= start.number <= run[-1].number + 3:
                run.append(start)
        if len(run) > len(best):
            best = run
    if not best or (style in _NEEDS_HEADING and not _has_heading(paragraphs, best[0])):
        return []
    return best


def _starts(paragraphs: Sequence[Paragraph], style: str) -> Iterator[_Start]:
    for index, paragraph in enumerate(paragraphs):
        for place, line in enumerate(paragraph.lines):
            if match := _MARKERS[style].match(line.text):
                yield _Start(index, place, int(match[1].translate(_SUPERSCRIPTS)), line.text[match.end() :])


def _has_heading(paragraphs: Sequence[Paragraph], start: _Start) -> bool:
    if start.line:
        return is_heading(paragraphs[start.paragraph].lines[start.line - 1].text)
    return start.paragraph > 0 and is_heading(paragraphs[start.paragraph - 1].text)


def _read(paragraphs: Sequence[Paragraph], starts: Sequence[_Start]) -> tuple[list[Note], int]:
    """The notes, and the number of the first paragraph after them."""
    notes = []
    for index, start in enumerate(starts):
        last = index + 1 == len(starts)
        following = starts[index + 1] if not last else None
        lines = [start.text, *_continuation(paragraphs, start, following)]
        notes.append(Note(start.number, join_lines(lines), paragraphs[start.paragraph].lines[start.line].number))
    return notes, starts[-1].paragraph + 1


def _continuation(paragraphs: Sequence[Paragraph], start: _Start, following: _Start | None) -> Iterator[str]:
    """The lines of a note behind its first: up to the next note, or for the last note to the end of its paragraph."""
    end = following.paragraph if following else start.paragraph
    for index in range(start.paragraph, end + 1):
        lines: Sequence[Line] = paragraphs[index].lines
        begin = start.line + 1 if index == start.paragraph else 0
        stop = following.line if following and index == following.paragraph else len(lines)
        yield from (line.text for line in lines[begin:stop])


def join_lines(lines: Sequence[str]) -> str:
    """Lines as one text: a blank between them, none inside an address or a range ("4-" / "19") that the end of a line cut."""
    text = ""
    for line in lines:
        address = _OPEN_URL.search(text)
        cut = address and (text[-1] in "/-_=&?%" or address.group().startswith("<")) and not text.endswith(">")
        cut = cut or (_OPEN_RANGE.search(text) and line.strip()[:1].isdigit())
        text = f"{text}{'' if not text or cut else ' '}{line.strip()}"
    return " ".join(text.split())


def _problems(notes: Sequence[Note], file: str) -> Iterator[Problem]:
    seen: dict[int, int] = {}
    for note in notes:
        if note.number in seen:
            message = f"there is a second note {note.number} (the first is on line {seen[note.number]}): renumber one of them and its call."
            yield Problem(file, note.line, "note-number-twice", "error", message)
        seen.setdefault(note.number, note.line)
