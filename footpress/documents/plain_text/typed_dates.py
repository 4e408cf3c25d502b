"""Dates as people write them, in the languages of our manuscripts."""

from __future__ import annotations

import re

_MONTHS = {
    1: "january januar jänner janvier gennaio enero janeiro ocak января январь",
    2: "february februar février fevrier febbraio febrero fevereiro şubat февраля февраль",
    3: "march märz mars marzo março mart марта март",
    4: "april avril aprile abril nisan апреля апрель",
    5: "may mai maggio mayo maio mayıs мая май",
    6: "june juni juin giugno junio junho haziran июня июнь",
    7: "july juli juillet luglio julio julho temmuz июля июль",
    8: "august août aout agosto ağustos августа август",
    9: "september septembre settembre septiembre setembro eylül сентября сентябрь",
    10: "october oktober octobre ottobre octubre outubro ekim октября октябрь",
    11: "november novembre noviembre novembro kasım ноября ноябрь",
    12: "december dezember décembre decembre dicembre diciembre dezembro aralık декабря декабрь",
}
_NUMBERS = {word: month for month, words in _MONTHS.items() for word in words.split()}


def read_date(text: str) -> str:
    """A line that is a date and nothing else, as ISO 8601; "" for anything else. 28.08.2020 → 2020-08-28."""
    line = text.strip(" .,")
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", line):
        return _iso(found[1], found[2], found[3])
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", line):
        return _iso(found[3], found[2], found[1])
    if found := re.fullmatch(
        r"(?:(\d{1,2})(?:\.|st|nd|rd|th|er)?\s+)?(?:de\s+)?([^\W\d_]+),?\s+(?:de\s+)?(\d{4})(?:\s*г\.?)?", line
    ):
        return _iso(found[3], str(_NUMBERS.get(found[2].casefold(), "")), found[1])
    if found := re.fullmatch(r"([^\W\d_]+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", line):
        return _iso(found[3], str(_NUMBERS.get(found[1].casefold(), "")), found[2])
    return ""


def _iso(year: str, month: str, day: str | None) -> str:
    if not month or not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
