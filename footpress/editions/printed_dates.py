"""A date as it is printed, in the language of the article."""

from __future__ import annotations

from collections.abc import Mapping


def printed(date: str, terms: Mapping[str, str]) -> str:
    """An ISO 8601 date in words ("28 August 2020"); a year alone, or what is no date, as it stands."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    months = terms["months"].split()
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= len(months)):
        return date
    if not day.isdigit():
        return f"{months[int(month) - 1]} {year}"
    return terms["date"].replace("%d", str(int(day))).replace("%B", months[int(month) - 1]).replace("%Y", year)
