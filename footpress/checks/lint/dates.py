"""Dates that cannot be: read before it was published, published in the future."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.rule import Finding, Sources, place
from footpress.citing.entries.entry_dates import FIELDS, edtf, typed_date


def read_before_published(sources: Sources) -> Iterator[Finding]:
    """An access date before the date of publication."""
    for entry in sources.bibliography.entries:
        published, read = _day(entry.get("date") or entry.get("year")), _day(entry.get("urldate"))
        if published and read and read < published[: len(read)]:
            yield place(
                sources.bibliography, entry, f"{entry.key} was accessed on {read}, before it was published on {published}."
            )


def ill_formed(sources: Sources) -> Iterator[Finding]:
    """A date in figures that is none, which is printed as it is typed; one in words, which is read but in no other program."""
    for entry in sources.bibliography.entries:
        for field in FIELDS:
            typed = typed_date(entry, field)
            read = edtf(typed)
            if (
                read
                and re.sub(r"\s*(?:--+|[–—])\s*|\.\.$", "/", typed) not in (read, read.removesuffix("/"))
                and "X" not in typed
            ):
                yield place(sources.bibliography, entry, f"the {field} of {entry.key}, {typed}, is read as {read}: write it so.")
            elif not read and re.fullmatch(r"[\d./-]+", typed) and not re.fullmatch(r"\d{4}/\d\d|\.\./\d{4}.*", typed):
                message = (
                    f"the {field} of {entry.key}, {typed}, is no date, and is printed as it is typed: write it as 2019-03-12."
                )
                yield place(sources.bibliography, entry, message)


def in_the_future(sources: Sources) -> Iterator[Finding]:
    """A date after today."""
    today = sources.today.isoformat()
    for entry in sources.bibliography.entries:
        for name in ("date", "year", "urldate", "origdate"):
            day = _day(entry.get(name))
            if day and day > today[: len(day)]:
                yield place(
                    sources.bibliography, entry, f"the {name} of {entry.key} is {day}, which is still to come: correct it."
                )


def _day(value: str) -> str:
    """The first ISO day, month or year of a date field; seasons count as their year."""
    found = re.match(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?", value)
    return found.group() if found else ""
