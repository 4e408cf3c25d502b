"""A date as it is printed, in the language of the article."""

from __future__ import annotations

from collections.abc import Mapping

_WESTERN = "0123456789"


def printed(date: str, terms: Mapping[str, str]) -> str:
    """An ISO 8601 date in words ("28 August 2020", "август 2020 г."); a year alone in the figures of the language; what is no date, as
    it stands."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if year.isdigit() and not rest:
        return in_figures(year, terms)
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return date
    if not day.isdigit():
        return _filled(terms["month_of_year"], year, month, _names(terms.get("months_alone") or terms["months"]), "", terms)
    number = terms.get("first_day", "1") if int(day) == 1 else str(int(day))
    return _filled(terms["date"], year, month, _names(terms["months"]), number, terms)


def in_figures(text: str, terms: Mapping[str, str]) -> str:
    """A text with its figures in those of the language: "۱۲" in Persian."""
    return text.translate(str.maketrans(_WESTERN, terms["digits"])) if "digits" in terms else text


def _names(months: str) -> list[str]:
    """Twelve names, in lines; in a publication's own terms.yaml apart by blanks too."""
    return months.split("\n") if "\n" in months else months.split()


def _filled(pattern: str, year: str, month: str, names: list[str], day: str, terms: Mapping[str, str]) -> str:
    named = {"%d": day, "%m": str(int(month)), "%B": names[int(month) - 1], "%Y": year}
    for sign, value in named.items():
        pattern = pattern.replace(sign, value)
    return in_figures(pattern, terms)
