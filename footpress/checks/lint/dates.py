"""Dates that cannot be: read before it was published, published in the future."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.rule import Finding, Sources, place


def read_before_published(sources: Sources) -> Iterator[Finding]:
    """An access date before the date of publication."""
    for entry in sources.bibliography.entries:
        published, read = _day(entry.get("date") or entry.get("year")), _day(entry.get("urldate"))
        if published and read and read < published[: len(read)]:
            yield place(
                sources.bibliography, entry, f"{entry.key} was accessed on {read}, before it was published on {published}."
            )


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
