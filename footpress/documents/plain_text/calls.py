"""The calls in the text: `^[1]`, `[2]`, `[^3]`, ¹, ^4, (5) or a bare figure, marked once and written `[^n]` in the end.

Brackets and raised figures are calls wherever there is a note of that number. Figures in parentheses and bare figures are
calls only where they fit between the calls before and after them: the longest rising run of them is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.problems import Problem
from footpress.text.escaping import escape_markdown

_BRACKETS = re.compile(r"\^?\[\^?(\d{1,4}(?:\s?[,;]\s?\d{1,4}){0,9})\](?!\()\^?")
_RAISED = re.compile(r"(?<=\S)([¹²³⁰⁴-⁹]{1,4})|(?<=[^\s\[])\^\{?\(?(\d{1,4})\)?\}?\^?|<sup>\s?(\d{1,4})\s?</sup>")
_PARENTHESES = re.compile(r"(?<=[\w.,;:!?”\"’'»)])\s?\((\d{1,3})\)")
_BARE = re.compile(r"(?<=[^\W\d_][.,;:!?”\"’»)])(\d{1,3})(?=\s|$)|(?<=[^\W\d_]{4})(\d{1,3})(?=[\s.,;:]|$)")
_UNIT = re.compile(r"(?:\b(?:[kcdm]?m|км|см|м|ft|x|n|r)|\d)$")  # km², 10³: no calls
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPPORT = 0.6  # of the notes must be called by bare figures before any bare figure is a call
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: decoding takes them out of every manuscript
_MARK = re.compile(f"{_OPEN}(\\d+):([^{_CLOSE}]*){_CLOSE}")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(<?((?:https?://|mailto:)[^\s()<>]+)>?\)")
_STRONG = re.compile(r"(?<![\w*\\])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_\\/])_(?=[^\W_])([^_\n]+?)(?<=[^\s_])_(?![\w_/])")
_ENTITY = re.compile(r"&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class _Call:
    """What may be a call: the line (its place in the sequence), from where to where, the notes it names, how sure it looks."""

    line: int
    start: int
    end: int
    numbers: tuple[int, ...]
    way: str = "sure"


@dataclass(frozen=True, slots=True)
class Marked:
    """Paragraphs in which the calls are marked, the notes they name in order with their lines, and what to look at."""

    paragraphs: tuple[Paragraph, ...]
    called: tuple[tuple[int, int], ...]
    problems: tuple[Problem, ...]


def mark_calls(paragraphs: Sequence[Paragraph], numbers: Set[int], file: str, works: Set[int] = frozenset()) -> Marked:
    """Mark every call in the lines of the text. `numbers` are those of the notes, `works` those of a list of works: what names one of
    these is no call of a note."""
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    found = _find(lines, numbers)
    calls = _once(found, lines)
    marked = iter(_mark(lines, calls))
    paragraphs = tuple(Paragraph(tuple(next(marked) for _ in paragraph.lines), paragraph.group) for paragraph in paragraphs)
    called = tuple((number, lines[call.line].number) for call in calls for number in call.numbers)
    problems = (*_unsure(lines, calls, file), *_uncalled(lines, numbers, works, found, file), *_again(lines, found, calls, file))
    return Marked(paragraphs, called, problems)


def _once(calls: Sequence[_Call], lines: Sequence[Line]) -> list[_Call]:
    """The calls, one of each note: that which is written as most calls are, else the first."""
    forms = [
        re.sub(r"[\d\s,;]+", "", lines[call.line].text[call.start : call.end]) for call in calls
    ]  # "[12]" is of the form "[]"
    counts = Counter(forms)
    ranks = [(counts[written], -index) for index, written in enumerate(forms)]
    best: dict[int, int] = {}
    for index, call in enumerate(calls):
        for number in call.numbers:
            if number not in best or ranks[index] > ranks[best[number]]:
                best[number] = index
    kept = [
        replace(call, numbers=tuple(number for number in dict.fromkeys(call.numbers) if best[number] == index))
        for index, call in enumerate(calls)
    ]
    return [call for call in kept if call.numbers]


def _again(lines: Sequence[Line], found: Sequence[_Call], calls: Sequence[_Call], file: str) -> Iterator[Problem]:
    """A query for each call of a note that is called elsewhere: every edition prints a note once."""
    places = {number: call for call in calls for number in call.numbers}
    for call in found:
        line = lines[call.line]
        for number in dict.fromkeys(call.numbers):
            if _place(places[number]) != _place(call):
                typed, where = line.text[call.start : call.end].strip(), lines[places[number].line].number
                message = f"{typed} calls note {number}, which line {where} calls: it stays in the text as typed; write a note of its own."
                yield Problem(file, line.number, "note-called-again", "query", message)


def without_calls(text: str) -> str:
    """A stretch of marked text with its calls taken out."""
    return _MARK.sub("", text).strip()


def has_call(text: str) -> bool:
    """Whether a stretch of marked text has a call."""
    return _OPEN in text


def is_call_alone(text: str) -> bool:
    """Whether a stretch of marked text is nothing but calls."""
    return _OPEN in text and not re.sub(r"[\s.,;]", "", without_calls(text))


def as_typed(text: str) -> str:
    """Marked text with its calls as they were typed."""
    return _MARK.sub(lambda match: match[2], text)


def to_markdown(text: str) -> str:
    """A stretch of marked text as Markdown: calls `[^n]`, emphasis and links kept, everything else word for word."""
    kept: list[str] = []

    def keep(markdown: str) -> str:
        kept.append(markdown)
        return f"{_OPEN}{len(kept) - 1}{_CLOSE}"

    text = re.sub(r"(?<=\S) +(?=" + _OPEN + r"\d+:[^\s])", "", text) if _OPEN in text else text
    text = _MARK.sub(lambda match: keep(f"[^{match[1]}]"), text)
    text = _LINK.sub(lambda match: keep(f"[{escape_markdown(match[1])}](<{match[2]}>)"), text)
    text = _STRONG.sub(lambda match: f"{keep('**')}{match[1]}{keep('**')}", text)
    text = _UNDERLINED.sub(r"*\1*", text)
    text = _ENTITY.sub(lambda _: keep(r"\&"), text)
    return re.sub(f"{_OPEN}(\\d+){_CLOSE}", lambda match: _restored(kept, int(match[1])), escape_markdown(text))


def call_problems(called: Sequence[tuple[int, int]], notes: Mapping[int, int], file: str) -> Iterator[Problem]:
    """Notes that no call names, or called out of order. `called`: number, line; `notes`: number → line."""
    seen: dict[int, int] = {}
    highest = 0
    for number, line in called:
        if number < highest:
            message = f"note {number} is called after note {highest}; the editions number notes in the order of their calls."
            yield Problem(file, line, "call-out-of-order", "query", message)
        seen.setdefault(number, line)
        highest = max(highest, number)
    for number, line in notes.items():
        if number not in seen:
            message = f"no call in the text names note {number}: put [{number}] where it belongs, or take the note out."
            yield Problem(file, line, "note-without-call", "error", message)


def _restored(kept: Sequence[str], index: int) -> str:
    """What was kept aside, and what was kept inside it (a call in the words of a link)."""
    return re.sub(f"{_OPEN}(\\d+){_CLOSE}", lambda match: _restored(kept, int(match[1])), kept[index])


def _find(lines: Sequence[Line], numbers: Set[int]) -> list[_Call]:
    """All calls, in order."""
    if not numbers:
        return []
    calls = [call for call in _candidates(lines, _BRACKETS, "sure") if set(call.numbers) <= numbers]
    raised = [call for call in _candidates(lines, _RAISED, "raised") if call.numbers[0] in numbers]
    units = [call for call in raised if _UNIT.search(lines[call.line].text[: call.start])]
    calls = sorted([*calls, *(call for call in raised if call not in units)], key=_place)
    calls = _add_fitting(calls, _candidates(lines, _PARENTHESES, "parentheses"), numbers)
    with_bare = _add_fitting(calls, _candidates(lines, _BARE, "bare"), numbers)
    missing = numbers - _numbers(calls)
    if missing and len(missing & _numbers(with_bare)) >= _SUPPORT * len(missing):
        calls = with_bare
    return _add_fitting(calls, units, numbers)


def _candidates(lines: Sequence[Line], pattern: re.Pattern[str], way: str) -> Iterator[_Call]:
    for index, line in enumerate(lines):
        for match in pattern.finditer(line.text):
            figures = next(group for group in match.groups() if group).translate(_DIGITS)
            yield _Call(index, match.start(), match.end(), tuple(int(figure) for figure in re.findall(r"\d+", figures)), way)


def _add_fitting(calls: list[_Call], candidates: Iterator[_Call] | list[_Call], numbers: Set[int]) -> list[_Call]:
    """The calls with those candidates that name notes not called yet and rise between the calls around them."""
    missing = numbers - _numbers(calls)
    fitting = [call for call in candidates if call.numbers[0] in missing] if missing else []
    if not fitting:
        return calls
    order = [_place(call) for call in calls]
    highest, lowest = _bounds(calls)
    between = [
        call
        for call in fitting
        if highest[bisect_left(order, _place(call))] < call.numbers[0] < lowest[bisect_left(order, _place(call))]
    ]
    return sorted([*calls, *_longest_rise(between)], key=_place)


def _bounds(calls: Sequence[_Call]) -> tuple[list[float], list[float]]:
    """For each gap between calls: the highest number called before it, the lowest after it."""
    highest: list[float] = [0]
    for call in calls:
        highest.append(max(highest[-1], *call.numbers))
    lowest: list[float] = [float("inf")]
    for call in reversed(calls):
        lowest.append(min(lowest[-1], *call.numbers))
    return highest, lowest[::-1]


def _longest_rise(calls: Sequence[_Call]) -> list[_Call]:
    """The longest run of calls whose numbers rise (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, call in enumerate(calls):
        place = bisect_left(tops, call.numbers[0])
        before.append(ends[place - 1] if place else -1)
        tops[place : place + 1] = [call.numbers[0]]
        ends[place : place + 1] = [index]
    rise: list[_Call] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        rise.append(calls[index])
        index = before[index]
    return rise[::-1]


def _mark(lines: Sequence[Line], calls: Sequence[_Call]) -> Iterator[Line]:
    by_line: dict[int, list[_Call]] = {}
    for call in calls:
        by_line.setdefault(call.line, []).append(call)
    for index, line in enumerate(lines):
        pieces, end = [], 0
        for call in by_line.get(index, ()):
            typed = line.text[call.start : call.end]
            marks = "".join(f"{_OPEN}{number}:{typed * (not place)}{_CLOSE}" for place, number in enumerate(call.numbers))
            pieces += [line.text[end : call.start], marks]
            end = call.end
        yield Line(line.number, "".join([*pieces, line.text[end:]]), line.indent) if pieces else line


def _unsure(lines: Sequence[Line], calls: Sequence[_Call], file: str) -> Iterator[Problem]:
    """One query for the calls that only their place in the sequence tells."""
    unsure = [call for call in calls if call.way in ("bare", "parentheses")]
    if unsure:
        typed = ", ".join(
            f"{lines[call.line].text[call.start : call.end].strip()} (line {lines[call.line].number})" for call in unsure[:6]
        )
        message = (
            f"read as {'a call' if len(unsure) == 1 else f'{len(unsure)} calls'} of notes: {typed}{' …' * (len(unsure) > 6)}."
        )
        yield Problem(file, lines[unsure[0].line].number, "call-guessed", "query", message)


def _uncalled(lines: Sequence[Line], numbers: Set[int], works: Set[int], calls: Sequence[_Call], file: str) -> Iterator[Problem]:
    """What looks like a call, and names neither a note nor a work."""
    candidates = list(_candidates(lines, _BRACKETS, "sure"))
    if any(call.way == "raised" for call in calls):
        raised = _candidates(lines, _RAISED, "raised")
        candidates += [call for call in raised if not _UNIT.search(lines[call.line].text[: call.start])]
    highest = max(numbers, default=0)
    for call in sorted(candidates, key=_place):
        line = lines[call.line]
        for number in (number for number in call.numbers if number not in numbers and number not in works):
            typed = line.text[call.start : call.end]
            if 0 < number <= highest + 10 and not re.search(r"\^?\[0", typed):
                message = f"{typed} calls a note {number} that is not there: write the note, or take the call out."
                yield Problem(file, line.number, "call-without-note", "error", message)
            else:
                message = f"{typed} looks like a call, but there is no note {number}; it stays in the text as typed."
                yield Problem(file, line.number, "number-in-brackets", "query", message)


def _numbers(calls: Sequence[_Call]) -> set[int]:
    return {number for call in calls for number in call.numbers}


def _place(call: _Call) -> tuple[int, int]:
    return call.line, call.start
