"""A short form and the work it would be tied to: numbers that it gives and that no citation of the work has."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.resolution.identity.description import Description, without_places
from footpress.resolution.identity.titles import compare_titles
from footpress.resolution.identity.tokens import numbers
from footpress.resolution.identity.verdict import MARKS, Difference


def other_numbers(short: Description, described: Sequence[Description]) -> Difference | None:
    """The number, Roman numeral or single letter of a short form that is none of the work's: "Resolution 1541" for 1540."""
    titles = [_mark_in_title(short, one) for one in described]
    if titles and all(titles):
        return titles[0]
    known = {number for one in described for number in (*one.marks, *_places(one))}
    own = (*numbers(without_places(short.title)), *sorted(short.counts))
    if others := [number for number in own if number not in known]:
        return Difference("number", " ".join(others), " ".join(sorted(described[0].counts)) if described else "")
    return None


def _mark_in_title(short: Description, one: Description) -> Difference | None:
    title = short.title if without_places(one.title) != one.title else without_places(short.title)
    if not title.strip() or not one.words:
        return None
    differences = compare_titles(title, one.title).differences
    return next((found for found in differences if found.what in MARKS and found.one and found.two), None)


def _places(one: Description) -> tuple[str, ...]:
    """Numbers of the day, and those read as a locator, which may be the first page; in an archive they are leaves, no work's name."""
    return (*numbers(one.date), *(() if one.type == "archival" else numbers(one.locator)))
