"""Shapes of archives: the houses that keep manuscripts, by name or letters, with their place and abbreviation."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from footpress.languages.terms import all_words, fold_term
from footpress.references.shapes.archive_words import CAPITAL, strong_mark
from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Piece
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_JOURNAL = late(
    r"arquivos|archivos|archiv\w*\s+(?:für|for|fur|f\.|of|der|des|européennes|internationales|storico)(?!\w)", re.IGNORECASE
)
"""A house's name that is a journal's too: "Archiv für Sozialgeschichte"."""


_DEPARTMENT = late(r"(?:AD|AM|AC|A\.D\.|Arch\.\s[Dd]ép\.)\s(?:d[eu]s?\s(?:la\s)?|de\sl[’'])?[A-ZÀ-Þ][\w’-]+(?=[,.]\s)")
"""French departments' and towns' archives by their letters: "AD Loire", "AM de Lyon"."""
_NAME_END = late(r",|\.\s|\s?[(\[]|:")
_LONGEST = 240
"""Characters of a house's name, and many more."""


class House(NamedTuple):
    """Where a house's name stands, with its place and abbreviation: [start, end) and the pieces; `is_known` if its name is no
    abbreviation, which may mean another thing, and no journal's."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    is_known: bool


def aliases(text: str) -> frozenset[str]:
    """The abbreviations that a note gives to houses: "Staatsarchiv Harnberg (StAH)", "(henceforth NARA)"."""
    found = set()
    for match in _announced().finditer(text):
        if _named_house().search(re.split(r"[;)]|\.\s", text[max(0, match.start() - 90) : match.start()])[-1]):
            found.add(match["alias"])
    return frozenset(found)


@cache
def _named_house() -> re.Pattern[str]:
    return late(rf"(?<!\w)\w*?(?:{alternatives('archives', 'house')})(?!\w)|archiv\b", re.IGNORECASE)


@cache
def _announced() -> re.Pattern[str]:
    announced = rf"(?:(?:{alternatives('archives', 'henceforth')})[:,]?\s+)"
    letters = rf"(?P<alias>[{CAPITAL}][\w.\-‐‑]{{0,8}}[{CAPITAL}][\w.\-‐‑]{{0,8}})"
    return late(rf"\s*[(\[](?P<word>(?i:{announced}))?[„“\"']?{letters}[“”\"']?[)\]]")


def house_at(bare: BareText, at: int, limit: int, known: Collection[str]) -> House | None:
    """The house whose name begins at `at`."""
    text = bare.text
    if at >= limit or bare.is_slanted(at) or bare.is_quoted(at):
        return None
    if match := _DEPARTMENT.match(text, at, limit):
        return _with_place(bare, at, match.end(), limit, is_known=True)
    if match := _by_letters(tuple(sorted(known))).match(text, at, limit):
        return _with_place(bare, at, match.end(), limit, is_known=match.group() in known)
    far = min(limit, at + _LONGEST)
    end = _name_end(bare, at, far)
    if end == far < limit:
        end = limit  # no name is so long
    name = text[at:end] if end - at <= _LONGEST else ""
    if re.compile(rf"(?i:.*(?:{alternatives('archives', 'library')})).*").fullmatch(name):
        return _with_place(bare, at, end, limit, is_known=False)
    if _named_house().search(name) and re.match(rf"[{CAPITAL}](?!.*\d)", name) and len(name.split()) < 16:
        return _with_place(bare, at, end, limit, is_known=not _JOURNAL.search(name))
    if match := re.compile(rf"[{CAPITAL}]\w*[{CAPITAL}]\w*(?=[,.:]\s)").match(text, at, min(limit, at + 12)):
        unit = strong_mark().match(text, match.end() + 2, limit)
        if unit and not re.fullmatch(r"[IVXLCDM]+", match.group()) and re.match(r"[^\W\d_]{3}|[^\Wa-zA-Z\d_]", unit.group()):
            return House(at, match.end(), (Piece("container", at, match.end()),), is_known=False)
    return None


def _name_end(bare: BareText, at: int, far: int) -> int:
    """Where a name that begins at `at` may end: the first comma, bracket, colon or full stop that is no abbreviation's."""
    for match in _NAME_END.finditer(bare.text, at, far):
        stop = match.start()
        if not (match.group().startswith(".") and stop > at and bare.is_abbreviated(at, stop)):
            return stop
    return far


@cache
def _by_letters(known: tuple[str, ...]) -> re.Pattern[str]:
    letters = "|".join(filter(None, (alternatives("archives", "Abbreviation"), *map(re.escape, known))))
    return re.compile(rf"(?:{letters})(?!\w)(?=[,.:;\s(])")


def _with_place(bare: BareText, start: int, end: int, limit: int, *, is_known: bool) -> House:
    """A house with the places and the abbreviation behind its name."""
    pieces = [Piece("container", start, end)]
    while True:
        if match := _announced().match(bare.text, end, limit):
            pieces.append(Piece("" if match["word"] else "container", match.start() + (match.group()[0] == " "), match.end()))
            end = match.end()
            continue
        place = re.compile(rf",?\s+(?:in\s+)?(?P<place>[{CAPITAL}][\w.’'\- ]{{1,30}}?)(?=[,;.(:]|\s\()").match(
            bare.text, end, limit
        )
        if place is None or not _is_place(place["place"]) or re.compile(r",\s\d").match(bare.text, place.end()):
            if second := _second_house(bare.text, end, limit):
                pieces.append(Piece("container", second.start("name"), second.end()))
                end = second.end()
                continue
            return House(start, end, tuple(pieces), is_known)
        end = place.end()
        pieces.append(Piece("container", place.start("place"), end))


def _second_house(text: str, at: int, limit: int) -> re.Match[str] | None:
    """A house within a house, with its abbreviation: ", Cumhuriyet Arşivi (BCA)"."""
    match = re.compile(rf",\s+(?P<name>[{CAPITAL}][^,;.()]{{2,60}}?)(?=\s[(\[])").match(text, at, limit)
    return match if match and _named_house().search(match["name"]) and _announced().match(text, match.end(), limit) else None


@cache
def _places() -> frozenset[str]:
    return (
        frozenset(word.replace("_", " ") for word in all_words("places"))
        | frozenset(
            "kew dc d.c md college park simancas koblenz coblenz potsdam merseburg dahlem vincennes pierrefitte pierrefitte-sur-seine nantes "
            "aix-en-provence den haag città del vaticano vatican city richmond hyde park stanford".split()
        )
        | frozenset(
            (
                "college park",
                "den haag",
                "washington dc",
                "washington, dc",
                "città del vaticano",
                "hyde park",
                "freiburg im breisgau",
            )
        )
    )


def _is_place(text: str) -> bool:
    return fold_term(text).rstrip(".") in _places() or fold_term(text) in _places()
