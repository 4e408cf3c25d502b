"""The date of an entry, in EDTF as BibLaTeX takes it: what a reading's date leaves out and the note typed (a season, a range)."""

from __future__ import annotations

import re

from footpress.languages.terms import fold_term, months, words
from footpress.text.late_patterns import late

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_DASH = r"\s?[-–—/‐‑]\s?"
_WORD = late(r"[^\W\d_]+")


def entry_date(value: str, typed: str) -> str:
    """The reading's date ("2013"), completed by what was typed: "Güz 2013" → 2013-23, "May–June 2012" → 2012-05/2012-06."""
    if re.fullmatch(r"\d{4}", value):
        return _season(value, typed) or _months(value, typed) or _years(value, typed) or value
    if re.fullmatch(r"\d{4}-\d\d", value):
        return _days(value, typed) or value
    return value


def _season(year: str, typed: str) -> str:
    named = [name for word in _WORD.findall(typed) for name in _SEASONS if fold_term(word) in words("seasons", name)]
    return f"{year}-{_SEASONS[named[0]]}" if len(named) == 1 and not re.search(rf"\d{_DASH}\d", typed) else ""


def _months(year: str, typed: str) -> str:
    found = re.search(rf"([^\W\d_]+)\.?{_DASH}([^\W\d_]+)\.?\W+(?:de\W+)?{year}", typed)
    numbers = [months().get(fold_term(word), 0) for word in found.groups()] if found else []
    return f"{year}-{numbers[0]:02d}/{year}-{numbers[1]:02d}" if numbers and 0 < numbers[0] < numbers[1] else ""


def _years(year: str, typed: str) -> str:
    found = re.fullmatch(rf"{year}{_DASH}(\d\d|\d{{4}})", typed.strip())
    last = (year[: 4 - len(found[1])] + found[1]) if found else ""
    return f"{year}/{last}" if last > year else ""


def _days(month: str, typed: str) -> str:
    found = re.search(rf"(?<!\d)(\d\d?){_DASH}(\d\d?)(?!\d)", typed)
    days = [int(day) for day in found.groups()] if found else []
    return f"{month}-{days[0]:02d}/{month}-{days[1]:02d}" if days and 0 < days[0] < days[1] <= 31 else ""
