"""How a list of articles is divided into pages.

One of up to MOST articles runs on from page to page. A longer one has its newest articles first, and then all of them by their years: what
comes to one year leaves the pages of the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footpress.site.lists import Page

ON_A_PAGE = 100
MOST = 400
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list: its file in build/html, its number (of its `year`, where it is of one: "1999", or UNDATED), its articles, and the
    files of the pages before and after it, "" for none."""

    file: str
    number: int
    pages: tuple[Page, ...]
    year: str = ""
    newer: str = ""
    older: str = ""


def years_of(sheets: Sequence[Sheet]) -> tuple[tuple[str, str], ...]:
    """(year, its first file) of each year by which a list is divided, in order; none where it is not."""
    return tuple((sheet.year, sheet.file) for sheet in sheets if sheet.year and sheet.number == 1)


def sheets_of(stem: str, pages: Sequence[Page]) -> tuple[Sheet, ...]:
    """The pages of a list, the newest article first: index.html, index.2.html …; of a long one index.html, index.2021.html,
    index.2021.2.html, index.2020.html …"""
    years: dict[str, list[Page]] = {}
    for page in pages:
        years.setdefault(_year(page), []).append(page)
    if len(pages) <= MOST or len(years) == 1:
        return tuple(_linked(list(_divided(stem, pages))))
    by_year = list(_linked([sheet for year, own in years.items() for sheet in _divided(f"{stem}.{year}", own, year)]))
    next_one = pages[ON_A_PAGE]
    older = next(sheet.file for sheet in by_year if next_one in sheet.pages)
    return Sheet(f"{stem}.html", 1, tuple(pages[:ON_A_PAGE]), older=older), *by_year


def _year(page: Page) -> str:
    year = page.front_matter.date.partition("-")[0]
    return year if year.isascii() and year.isdecimal() else UNDATED


def _divided(stem: str, pages: Sequence[Page], year: str = "") -> Iterator[Sheet]:
    for number in range(1, max(1, ceil(len(pages) / ON_A_PAGE)) + 1):
        file = f"{stem}.html" if number == 1 else f"{stem}.{number}.html"
        yield Sheet(file, number, tuple(pages[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]), year)


def _linked(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    files = ["", *(sheet.file for sheet in sheets), ""]
    return (replace(sheet, newer=files[at], older=files[at + 2]) for at, sheet in enumerate(sheets))
