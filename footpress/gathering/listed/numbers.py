"""Calls by the numbers of a list: "[2, 3]", "[4–6]", "[2, p. 14]", raised figures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from footpress.gathering.listed.call_places import place_at
from footpress.text.late_patterns import late

_BRACKET = late(r"\\?\[(?P<inside>\s?\d{1,3}[^\[\]@^]{0,120}?)\\?\](?![({])(?P<range>\s?[–—-]\s?\\?\[(?P<last>\d{1,3})\\?\])?")
_RAISED = late(
    r"(?<=\S)\^\s?(?P<inside>\d{1,3}(?:\s?[,;–—-]\s?\d{1,3}){0,12})\s?\^|(?<=[^\s\d⁰¹²³⁴-⁹⁻˒])(?P<signs>[⁰¹²³⁴-⁹]{1,3}(?:[,⁻˒–-][⁰¹²³⁴-⁹]{1,3}){0,12})(?![⁰¹²³⁴-⁹])"
)
_SIGNS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_NUMBERS = late(r"(?P<first>\d{1,3})(?:\s?[–—-]\s?(?P<last>\d{1,3}))?(?![\w.])")
_UNIT = late(r"(?:(?<![^\W\d_])(?:[kcdm]?m|x|n|r)|\d|[=+])$")
_VARIABLE = late(r"(?<!\w)[A-Za-z][*_]?$")
"""What a number in brackets is an index of, where it clings to it: x[1]."""
_PARENTHESES = late(r"(?<=[\w.,;:!?”\"’»)%])\s?\((?P<inside>\s?\d{1,3}[^()@^]{0,80}?)\)")
_MOST = 0.6
"""The share of a list that calls in parentheses must name before any of them is one."""
_BEFORE = 8
"""Characters before a number that tell whether it is one of a measure."""
_WIDEST = 40


@dataclass(frozen=True, slots=True)
class NumberCall:
    """A call: [start, end) in the text, the numbers that it names in order, and the place in each work ("" for none)."""

    start: int
    end: int
    numbers: tuple[int, ...]
    locators: tuple[str, ...]
    is_raised: bool = False


def has_only_parentheses(texts: Iterable[str], known: Collection[int]) -> bool:
    """Whether the calls of a manuscript stand in parentheses: "(1)", "(2-4)" name most of its list, and nothing in brackets or raised."""
    named: set[int] = set()
    for text in texts:
        if find_number_calls(text, known)[0]:
            return False
        named |= {number for call in _in_parentheses(text, known) for number in call.numbers}
    return len(named) >= _MOST * len(known)


def find_number_calls(
    text: str, known: Collection[int], *, parentheses: bool = False
) -> tuple[list[NumberCall], list[tuple[int, str]]]:
    """The calls of a text that name numbers of the list, and those in brackets that name one that it does not have."""
    if parentheses:
        return _in_parentheses(text, known), []
    calls: list[NumberCall] = []
    untied: list[tuple[int, str]] = []
    for found in _BRACKET.finditer(text):
        read = _numbers(found["inside"].rstrip("\\"))
        if read is None or _VARIABLE.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            continue
        numbers, places = read
        if found["last"] and len(numbers) == 1 and 0 < int(found["last"]) - numbers[0] < _WIDEST:
            numbers, places = list(range(numbers[0], int(found["last"]) + 1)), [""] * (int(found["last"]) - numbers[0] + 1)
        end = found.end() if found["last"] else found.end("inside") + text[found.end("inside") :].index("]") + 1
        if set(numbers) <= set(known):
            calls.append(NumberCall(found.start(), end, tuple(numbers), tuple(places)))
        elif max(numbers) <= 3 * max(known, default=0):
            untied.append((found.start(), text[found.start() : end].replace("\\", "")))
    calls += [each for each in _raised(text, known) if not any(call.start < each.end and each.start < call.end for call in calls)]
    return sorted(calls, key=lambda call: call.start), untied


def _in_parentheses(text: str, known: Collection[int]) -> list[NumberCall]:
    found = []
    for each in _PARENTHESES.finditer(text):
        read = _numbers(each["inside"])
        if read is not None and set(read[0]) <= set(known):
            found.append(NumberCall(each.start(), each.end(), tuple(read[0]), tuple(read[1])))
    return found


def _raised(text: str, known: Collection[int]) -> list[NumberCall]:
    found = []
    for each in _RAISED.finditer(text):
        inside = (each["inside"] or each["signs"].translate(_SIGNS)).replace(";", ",")
        read = _numbers(inside)
        if read is None or not set(read[0]) <= set(known) or _UNIT.search(text[max(0, each.start() - _BEFORE) : each.start()]):
            continue
        found.append(NumberCall(each.start(), each.end(), tuple(read[0]), tuple(read[1]), is_raised=True))
    return found


def _numbers(inside: str) -> tuple[list[int], list[str]] | None:
    """The numbers in a bracket with their places; None where anything else stands in it."""
    numbers: list[int] = []
    places: list[str] = []
    at = 0
    while at < len(inside):
        if gap := re.match(r"[\s,;，；、\\]+", inside[at:]):
            at += gap.end()
            continue
        if numbers and (place := place_at(inside, at, must_be_named=True)).locator:
            places[-1], at = place.locator, place.end
            continue
        if numbers and inside[at] in ":：" and (place := place_at(inside, at)).locator:
            places[-1], at = place.locator, place.end
            continue
        found = _NUMBERS.match(inside, at)
        if found is None:
            return None
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if not first or last < first or last - first > _WIDEST:
            return None
        numbers += range(first, last + 1)
        places += [""] * (last - first + 1)
        at = found.end()
    return (numbers, places) if numbers else None
