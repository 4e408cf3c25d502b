"""A work as a record of RIS (Research Information Systems' tagged format, 2011)."""

from __future__ import annotations

import re

from footpress.model.names import Name
from footpress.model.reference import Reference

_TYPES = {
    "book": "BOOK", "article": "JOUR", "news": "NEWS", "incollection": "CHAP", "thesis": "THES", "report": "RPRT", "web": "ELEC",
    "legal": "STAT", "archival": "MANSCPT", "speech": "UNPB", "other": "GEN",
}  # fmt: skip
_PEOPLE = {"author": "AU", "editor": "A2", "translator": "A4"}
_TEXTS = {
    "title": "TI", "container": "T2", "volume": "VL", "issue": "IS", "edition": "ET", "publisher": "PB", "place": "CY",
    "url": "UR", "doi": "DO",
}  # fmt: skip


def ris_record(key: str, reference: Reference) -> str:
    """The record of a work, from TY to ER, one tag a line."""
    lines = [("TY", _TYPES.get(reference.type, "GEN")), ("ID", key)]
    lines += [(tag, _person(person)) for name, tag in _PEOPLE.items() for person in reference.names(name)]
    lines += [(tag, value) for name, tag in _TEXTS.items() if (value := reference.get(name))]
    lines += _archive(reference) + _dates(reference) + _pages(reference.get("pages"))
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines) + "ER  - \n"


def _archive(reference: Reference) -> list[tuple[str, str]]:
    """The archive and where it keeps the piece, which RIS has a tag each for."""
    if reference.type != "archival":
        return []
    mark = ", ".join(value for name in ("collection", "shelfmark") if (value := reference.get(name)))
    return [(tag, value) for tag, value in (("DP", reference.get("container")), ("CN", mark)) if value]


def _person(name: Name) -> str:
    return name.display if name.literal else name.sort


def _dates(reference: Reference) -> list[tuple[str, str]]:
    """The year, the date and the day of access: "2012", "2012/05/14/"."""
    date, accessed = reference.get("date"), reference.get("accessed")
    found = [("PY", date[:4])] if re.match(r"\d{4}", date) else []
    found += [("DA", _date(date))] if len(date) > 4 else []
    return found + ([("Y2", _date(accessed))] if accessed else [])


def _date(value: str) -> str:
    year, month, day = (*value.split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/"


def _pages(pages: str) -> list[tuple[str, str]]:
    """First and last page: "547–53" is 547 to 553."""
    match = re.fullmatch(r"(\w+)\s*[-–—]\s*(\w+)", pages)
    if match is None:
        return [("SP", pages)] if pages else []
    first, last = match.groups()
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) and first.isdecimal() and last.isdecimal() else last
    return [("SP", first), ("EP", whole)]
