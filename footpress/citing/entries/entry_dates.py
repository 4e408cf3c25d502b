"""The dates of an entry: read where they can be, else printed as they are typed. None is lost.

BibLaTeX writes dates in EDTF (ISO 8601-2, level 1); people write "12 March 2019", "[1796]", "c. 1850", "1998/99" and "forthcoming" too.
"""

from __future__ import annotations

import re
from datetime import date as calendar

from footpress.languages.terms import fold_term, months
from footpress.languages.typed_dates import read_date
from footpress.model.entry import Entry

_VARIABLES = {"date": "issued", "origdate": "original-date", "eventdate": "event-date", "urldate": "accessed"}
FIELDS = tuple(_VARIABLES)
"""The dates that an entry can have."""
_LEGACY = ("year", "month", "day")
DATES = frozenset((*_VARIABLES, *_LEGACY))
"""The fields that are read here."""
_ENGLISH = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_DAY = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SEASONS = range(21, 25)


def readable(entry: Entry) -> tuple[tuple[str, str], ...]:
    """The date fields of an entry in EDTF, those that can be read so."""
    return tuple((field, read) for field in _VARIABLES if (typed := typed_date(entry, field)) and (read := edtf(typed)))


def as_typed(entry: Entry) -> dict[str, str]:
    """CSL variable → words, of the dates that no EDTF can say."""
    typed = {variable: typed_date(entry, field) for field, variable in _VARIABLES.items()}
    return {variable: _words(value) for variable, value in typed.items() if value and not edtf(value)}


def typed_date(entry: Entry, field: str) -> str:
    """A date of an entry as it is typed; that of publication from `year`, `month` and `day` where there is no `date`."""
    value = entry.get(field).strip()
    if value or field != "date":
        return value
    year, month, day = (entry.get(name).strip() for name in _LEGACY)
    if not month:
        return year
    number = months().get(fold_term(month.strip(" .{}"))) or (int(month) if month.isdecimal() and 1 <= int(month) <= 12 else 0)
    if number and re.fullmatch(r"\d{4}", year) and (not day or re.fullmatch(r"\d\d?", day)):
        return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
    return " ".join(part for part in (day, month, year) if part)


def edtf(typed: str) -> str:
    """A date in EDTF as pandoc reads it without loss: "2019-03-05", "2003/2005", "2004/"; "" where that cannot be."""
    text = re.sub(r"(?<=\d)T[\d:.Z+-]+$", "", typed.strip())
    if re.fullmatch(r"\d{4}\s*-{2,3}\s*\d{4}|\d{4}[–—]\d{4}", text):
        text = re.sub(r"\s*[-–—]+\s*", "/", text)
    if unspecified := re.fullmatch(r"(\d{2,3})([Xu]{1,2})(?:-(?:XX|uu))?", text):
        text = (
            f"{unspecified[1].ljust(4, '0')}/{unspecified[1].ljust(4, '9')}"
            if len(unspecified[1] + unspecified[2]) == 4
            else text
        )
    text = re.sub(r"(?<=^\d{4})-XX(?:-XX)?$|(?<=^\d{4}-\d\d)-XX$", "", text)
    start, slash, end = text.partition("/")
    if slash and end in ("", ".."):
        return f"{start}/" if _day(start) else ""
    days = [_day(start), _day(end)] if slash else [_day(start)]
    return "/".join(days) if all(days) else ""


def _day(text: str) -> str:
    """A year, month or day in ISO 8601, "" for none: "2019-3-5", "12 March 2019" and "5. März 2019" are read as well."""
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text)
    if iso:
        text = "-".join([iso[1], *(part.zfill(2) for part in iso.groups()[1:] if part)])
    elif "/" not in text and (in_words := read_date(_with_months(text))):
        text = in_words
    found = _DAY.fullmatch(text)
    if not found:
        return ""
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if month in _SEASONS and not found[3]:
        return text
    try:
        calendar(year if year > 0 else 4, month, day)
    except ValueError:
        return ""
    return text


def _with_months(text: str) -> str:
    """A date whose month is a word, in English and at length."""

    def at_length(word: re.Match[str]) -> str:
        number = months().get(fold_term(word[1]))
        return _ENGLISH[number - 1] if number else word[0]

    return re.sub(r"([^\W\d_]{3,})\.?", at_length, text.replace("~", " "))


def _words(typed: str) -> str:
    """A date as it is printed when it is not read: what LaTeX needs is taken away, and doubt is said as people say it."""
    if doubt := re.fullmatch(r"(-?\d{4}(?:-\d\d){0,2})([?~%])", typed):
        about = "c. " if doubt[2] in "~%" else ""
        return f"{about}{doubt[1]}{'?' if doubt[2] in '?%' else ''}"
    text = re.sub(r"\\(?:text|emph|mkbib)\w*\s*\{([^{}]*)\}", r"\1", typed)
    text = re.sub(r"\\([&%_#$])", r"\1", text).replace("{", "").replace("}", "").replace("~", "\u00a0")
    text = re.sub(r"^\.\.\s*/", "–", text)
    return re.sub(r"-{2,3}", "–", text)
