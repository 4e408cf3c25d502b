"""Shapes of archives: what describes a piece before its archive: "Ada Quill to Tom Rowe, 9 January 1850"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from footpress.references.shapes.archive_words import CAPITAL
from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Piece, date_end
from footpress.references.shapes.houses import House, house_at
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late


def led(bare: BareText, at: int, limit: int, known: Collection[str]) -> tuple[tuple[Piece, ...], House] | None:
    """What describes a piece ("Ada Quill to Tom Rowe, 9 January 1850") and the house behind it."""
    text = bare.text
    if at >= limit or not (text[at].isupper() or text[at] in "„“\"'«‘") or not _may_lead(bare, at, limit):
        return None
    for comma in re.compile(r"[,.]?\s//\s|[,.]\s+(?:(?:in|im|w|в|dans)[:\s]\s?)?|\s(?=\()").finditer(text, at, limit):
        if comma.start() - at > 400:
            return None
        house = house_at(bare, comma.end(), limit, known)
        if house is not None:
            lead = description(bare, at, comma.start())
            return (lead, house) if lead else None
    return None


@cache
def _letter() -> re.Pattern[str]:
    piece, to = alternatives("archives", "piece"), alternatives("archives", "to")
    name = rf"[{CAPITAL}][\w.’'\-]*"
    return late(rf"(?i:(?:\w+\s+){{0,2}}?(?:{piece})(?!\w))|(?:{name}\s+){{1,4}}(?:{to})\s+(?:\w+\s+){{0,2}}?{name}")


def _may_lead(bare: BareText, at: int, limit: int) -> bool:
    """Whether a description may begin at `at`, wherever it ends: asked before a house is sought behind each comma."""
    return any(bare.is_quoted(place) for place in (at, min(at + 1, limit - 1))) or bool(_letter().match(bare.text, at, limit))


def description(bare: BareText, start: int, end: int) -> tuple[Piece, ...]:
    """The lead as title and date; nothing where it isn't told to be a piece by its words or by quotation marks, or has italics."""
    if any(bare.is_slanted(place) for place in range(start, end)):
        return ()
    if not (_letter().match(bare.text, start, end) or bare.is_quoted(min(start + 1, end - 1))):
        return ()
    dated = _date_in(bare.text, start, end)
    if dated is None:
        return (Piece("title", start, end),)
    title = Piece("title", start, len(bare.text[: dated[0]].rstrip(" ,.")))
    return (title, Piece("date", dated[1], dated[2])) if title.end > start else ()


def _date_in(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """(where what belongs to the last comma's date begins, where the date itself does, where it ends)."""
    for comma in re.compile(r",\s+(?=\S)|\s(?=\d|(?:vom|от|du|del|z dnia)\s)").finditer(text, start, end):
        begin = behind_dated(text, comma.end(), end)
        stop = date_end(text, begin, end)
        if stop > begin and stop >= end - 1:
            return comma.start(), begin, stop
    return None


@cache
def _dated() -> re.Pattern[str]:
    return late(rf"(?i:(?:{alternatives('archives', 'dated')})(?!\w)\.?\s+)")


def behind_dated(text: str, at: int, end: int) -> int:
    """Behind the word before a date ("vom", "dated"), `at` where none stands."""
    match = _dated().match(text, at, end)
    return match.end() if match else at
