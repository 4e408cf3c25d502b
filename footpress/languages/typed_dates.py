"""Dates as people write them, in the languages of our manuscripts."""

from __future__ import annotations

import re

from footpress.languages.patterns import alternatives
from footpress.languages.terms import fold_term, months

_OF, _ORDINAL, _YEAR = (alternatives("dates", row) for row in ("of", "ordinal", "year"))
_DAY_FIRST = re.compile(
    rf"(?:(\d{{1,2}})(?:\.|{_ORDINAL})?\s+)?(?:(?:{_OF})\s+)?([^\W\d_]+),?\s+(?:(?:{_OF})\s+)?(\d{{4}})(?:\s*(?:{_YEAR}))?"
)
_MONTH_FIRST = re.compile(rf"([^\W\d_]+)\s+(\d{{1,2}})(?:{_ORDINAL})?,?\s+(\d{{4}})")


def read_date(text: str) -> str:
    """A line that is a date and nothing else, as ISO 8601; "" for anything else. 28.08.2020 → 2020-08-28."""
    line = text.strip(" .,")
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", line):
        return _iso(found[1], found[2], found[3])
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", line):
        return _iso(found[3], found[2], found[1])
    if found := _DAY_FIRST.fullmatch(line):
        return _iso(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(line):
        return _iso(found[3], _month(found[1]), found[2])
    return ""


def _month(word: str) -> str:
    """The number of a month that is spelt out; an abbreviation may be another word."""
    number = months().get(fold_term(word), 0)
    return str(number) if number and len(word) > 2 else ""


def _iso(year: str, month: str, day: str | None) -> str:
    if not month or not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
