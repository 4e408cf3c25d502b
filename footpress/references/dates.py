"""Step 2, reading: dates in words and figures, as YYYY[-MM[-DD]]."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from footpress.languages.terms import months, terms, words
from footpress.references.sheet import Sheet

_OF = words("reading", "of a date") | {"'"}
_ORDINAL = words("reading", "ordinal") | {"º", "°", "o"}
_DASH = {"-", "–", "—", "/", "‐", "‑"}


class Date(NamedTuple):
    """A date at tokens [start, end)."""

    start: int
    end: int
    value: str


def is_year(sheet: Sheet, i: int) -> bool:
    """Whether the token is a year of print, 1450–2099."""
    token = sheet.tokens[i] if 0 <= i < len(sheet.tokens) else None
    return token is not None and token.kind == "number" and len(token.text) == 4 and 1450 <= int(token.text) <= 2099


def dates(sheet: Sheet) -> list[Date]:
    """The dates of a note in order; a season or a range of months leaves the year alone."""
    found: list[Date] = []
    i = 0
    while i < len(sheet.tokens):
        date = _at(sheet, i, found[-1].end if found else 0)
        if date is not None:
            found.append(date)
            i = date.end
        else:
            i += 1
    return found


def _at(sheet: Sheet, i: int, free_from: int) -> Date | None:
    """The date whose month or year stands at i."""
    kind = sheet.tokens[i].kind
    if kind == "word":
        return _around_month(sheet, i, free_from) or _season(sheet, i)
    if kind == "number":
        return _figures(sheet, i) or _cjk(sheet, i) or _mongolian(sheet, i) or _year_first(sheet, i) or _year(sheet, i)
    return None


def _skip(sheet: Sheet, i: int, signs: Set[str]) -> int:
    while sheet.word(i) in signs and sheet.word(i):
        i += 1
    return i


def _around_month(sheet: Sheet, i: int, free_from: int) -> Date | None:
    """The date around a month's name: "17 Dec. 1971", "November 12, 2019", "7 de septiembre de 2011", "16 and 20 December 1839"."""
    month = months().get(sheet.words[i])
    if month is None:
        return None
    start, day = _day_before(sheet, i, free_from)
    at = _skip(sheet, i + 1, {"."})
    if sheet.word(at) in _DASH and (months().get(sheet.word(at + 1)) or months().get(sheet.word(at + 2))):
        at = _skip(sheet, at + 1 + bool(months().get(sheet.word(at + 1))), {"."})
        at, month, day = at + (not months().get(sheet.word(at - 1)) and bool(months().get(sheet.word(at)))), 0, 0
    elif not day and 1 <= sheet.number(at) <= 31 and not is_year(sheet, at):
        day, after = sheet.number(at), at + 1
        if sheet.word(after) in _ORDINAL and not sheet.tokens[after].gap:
            after += 1
        if sheet.word(after) in _DASH and 1 <= sheet.number(after + 1) <= 31:
            after, day = after + 2, 0
        at = after
    at = _skip(sheet, at, {",", "."} | _OF)
    if not is_year(sheet, at):
        return None
    value = sheet.tokens[at].text
    if month:
        value += f"-{month:02d}" + (f"-{day:02d}" if 1 <= day <= 31 else "")
    return Date(start, _past_year(sheet, at), value)


def _day_before(sheet: Sheet, i: int, free_from: int) -> tuple[int, int]:
    """Where the date begins and its day, 0 where it has none or several."""
    k = i - 1
    while k >= free_from and sheet.word(k) in _ORDINAL | {".", "»", "”", '"'}:
        k -= 1
    if k >= free_from and (1 <= sheet.number(k) <= 31 or (sheet.word(k) == "l" and sheet.word(k + 1) == "de")):
        start, day = k, max(sheet.number(k), 1)
        if (
            sheet.word(k - 1) in _DASH | words("reading", "between days")
            and 1 <= sheet.number(k - 2) <= 31
            and k - 2 >= free_from
        ):
            return k - 2, 0
        if sheet.word(k - 1) in {"«", "“", '"', "„"}:
            start = k - 1
        return start, day
    return i, 0


def _past_year(sheet: Sheet, at: int) -> int:
    """Behind the year and what clings to it: "1999a", "2013 г."."""
    end = at + 1
    if sheet.word(end) in words("reading", "behind a year"):
        end += 1 + (sheet.word(end + 1) == "." and sheet.word(end) == "г")
    return end


def _season(sheet: Sheet, i: int) -> Date | None:
    """ "Summer 1979", "Güz 2013": only the year."""
    if sheet.words[i] not in words("seasons", "season"):
        return None
    at = _skip(sheet, i + 1, {",", "."} | _OF)
    if sheet.word(at) in _DASH and sheet.word(at + 1) in words("seasons", "season"):
        at = _skip(sheet, at + 2, {",", "."} | _OF)
    return Date(i, _past_year(sheet, at), sheet.tokens[at].text) if is_year(sheet, at) else None


def _figures(sheet: Sheet, i: int) -> Date | None:
    """ "16.07.2013", "7/9/2011", "2020-06-25", "2020.06.25"; day before month but where the figures forbid it."""
    sign = sheet.word(i + 1)
    if sign not in {".", "/", "-", "–"} or sheet.word(i + 3) != sign:
        return None
    if any(sheet.tokens[k].gap for k in (i + 1, i + 3)):
        return None
    one, two, three = sheet.number(i), sheet.number(i + 2), sheet.number(i + 4)
    if is_year(sheet, i) and 1 <= two <= 12 and 1 <= three <= 31:
        return Date(i, i + 5, f"{one}-{two:02d}-{three:02d}")
    if is_year(sheet, i + 4) and 1 <= one <= 31 and 1 <= two <= 31 and min(one, two) <= 12:
        day, month = (one, two) if two <= 12 else (two, one)
        return Date(i, _past_year(sheet, i + 4), f"{three}-{month:02d}-{day:02d}")
    if sign != "-" and _is_day_of_access(sheet, i) and 1 <= one <= 31 and 1 <= two <= 12 and len(sheet.tokens[i + 4].text) == 2:
        return Date(i, i + 5, f"20{three:02d}-{two:02d}-{one:02d}")
    return None


def _is_day_of_access(sheet: Sheet, i: int) -> bool:
    """Whether a word for reading the page stands just before: "letzter Zugriff: 11.03.22"."""
    if sheet.number(i + 4) < 0:
        return False
    return any(sheet.word(k) in words("fields", "retrieved") for k in range(max(0, i - 4), i))


def _cjk(sheet: Sheet, i: int) -> Date | None:
    """ "2014年3月5日"."""
    if not (is_year(sheet, i) and sheet.word(i + 1) == "年"):
        return None
    value, end = sheet.tokens[i].text, i + 2
    if 1 <= sheet.number(end) <= 12 and sheet.word(end + 1) == "月":
        value, end = f"{value}-{sheet.number(end):02d}", end + 2
        if 1 <= sheet.number(end) <= 31 and sheet.word(end + 1) == "日":
            value, end = f"{value}-{sheet.number(end):02d}", end + 2
    return Date(i, end, value)


def _mongolian(sheet: Sheet, i: int) -> Date | None:
    """ "2012 оны 5 дугаар сарын 12"."""
    if not (is_year(sheet, i) and sheet.word(i + 1) in words("reading", "year of a date")):
        return None
    value, end = sheet.tokens[i].text, i + 2
    month = sheet.number(end)
    at = _skip(sheet, end + 1, words("reading", "behind the number of a month") | {"-"})
    if 1 <= month <= 12 and sheet.word(at).startswith(terms("reading", "month")):
        value, end = f"{value}-{month:02d}", at + 1
        if 1 <= sheet.number(end) <= 31:
            value, end = f"{value}-{sheet.number(end):02d}", end + 1
            end = _skip(sheet, end, words("reading", "behind the number of a day") | {"-"})
    return Date(i, end, value)


def _year_first(sheet: Sheet, i: int) -> Date | None:
    """A year before its day, as lists of works have it: "(2014, February 28)", "(2014, 28. Februar)", "2014 Feb 28;12(3)"."""
    if not is_year(sheet, i):
        return None
    comma = sheet.word(i + 1) == ","
    at = i + 1 + comma
    before = 1 <= sheet.number(at) <= 31 and not is_year(sheet, at)
    day, at = (sheet.number(at), _skip(sheet, at + 1, _OF | _ORDINAL | {"."})) if before else (0, at)
    month = months().get(sheet.word(at))
    if not month:
        return None
    at += 1 + (sheet.word(at + 1) == "." and sheet.word(at + 2) in {")", "]", ";"} | _figures_of_days())
    if not day and 1 <= sheet.number(at) <= 31 and not is_year(sheet, at):
        day, at = sheet.number(at), at + 1
    if sheet.word(at) in _DASH and (1 <= sheet.number(at + 1) <= 31 or months().get(sheet.word(at + 1))):
        at, day = at + 2, 0
    closed = sheet.word(at) in ({")", "]"} if comma else {";", ")", "]"})
    return Date(i, at, f"{sheet.tokens[i].text}-{month:02d}" + (f"-{day:02d}" if day else "")) if closed else None


def _figures_of_days() -> Set[str]:
    return {str(day) for day in range(1, 32)}


def _year(sheet: Sheet, i: int) -> Date | None:
    """A year alone: not part of a number, of a range of figures or of a word."""
    if not is_year(sheet, i):
        return None
    before, after = sheet.word(i - 1), sheet.word(i + 1)
    if before in {"$", "€", "£", "№", "%"} or after in {"%", "$", "€"}:
        return None
    if (
        before in {".", ","}
        and sheet.number(i - 2) >= 0
        and not sheet.tokens[i].gap
        and not sheet.tokens[i - 1].gap
        and sheet.number(i - 2) < 1000
    ):
        return None
    end = _past_year(sheet, i)
    if (
        len(after) == 1
        and after.isalpha()
        and after.isascii()
        and not sheet.tokens[i + 1].gap
        and sheet.tokens[i + 1].text.islower()
    ):
        end = i + 2
    if (
        after in _DASH
        and not sheet.tokens[i + 1].gap
        and sheet.number(i + 2) >= 0
        and len(sheet.tokens[i + 2].text) in (2, 4)
        and not sheet.tokens[i + 2].gap
    ):
        end = i + 3
    return Date(i, end, sheet.tokens[i].text)
