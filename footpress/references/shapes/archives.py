"""Shape of step 2: what an archive keeps: "Staatsarchiv Harnberg, Bestand 12, Nr. 345, Bl. 7r", "ГАРФ. Ф. 109. Оп. 1. Д. 71. Л. 3"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, date_end
from footpress.references.shapes.vocabulary import alternatives, signal
from footpress.references.terms import all_words, fold

_LONGEST = 700
"""Characters that one citation may have."""
_CAPITAL = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢİĪĶĻŁŃŅŇŐŒŘŚŞŠŢȚȘŤŪŮŰŽŹŻΑ-ΩА-ЯЁЄІЇҐӨҮ"
_MARK = rf"(?:[{_CAPITAL}]{{1,4}}[-‐‑.\s]?)?\d(?:[\w./:°\-‐‑–]*[\w°])?(?:\s(?:and|und|et|y|e|ve|и|i|en)\s\d(?:[\w./\-–]*\w)?)?"
_NAMELESS = re.compile(r"(?:n\.\s?d\.|undated|o\.\s?[DJ]\.|s\.\s?d\.|б\.\s?[дг]\.|t\.y\.|b\.d\.)(?!\w)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[,.:;]|[–—-](?=\s))?\s*")
_RUN_ON = re.compile(r"(?:and|und|et|y|e|ve|и|i|en)\s+", re.IGNORECASE)
_SIDE = re.compile(r"\d\s?[rv](?!\w)|^(?:fol|bll?|лл?|vr|fl|арк)\b", re.IGNORECASE)
"""A leaf that is no page."""
_JOURNAL = re.compile(
    r"arquivos|archivos|archiv\w*\s+(?:für|for|fur|f\.|of|der|des|européennes|internationales|storico)(?!\w)", re.IGNORECASE
)
"""A house's name that is a journal's too: "Archiv für Sozialgeschichte"."""
_INNER_STOP = re.compile(r"(?:\b[^\W\d_]{1,3}|\d|\)|\.)$")


class House(NamedTuple):
    """Where a house's name stands, with its place and abbreviation: [start, end) and the pieces; `is_known` if its name is no
    abbreviation, which may mean another thing, and no journal's."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    is_known: bool


def archives(bare: BareText, at: int, before: Found | None, known: Collection[str]) -> Found | None:
    """The archival citation that begins at `at`: a house, marks and leaf, before or behind what describes the piece and its date.

    Behind one (`before`) it may leave the house out: "…; RG 59/6748, Report, 1946". `known` are houses' abbreviations in the document.
    """
    limit = _limit(bare, at)
    lead: tuple[Piece, ...] = ()
    house = _house(bare, at, limit, known)
    if house is None and before is not None and before.rule == "archives" and _goes_on(bare.text, at, limit):
        house = House(at, at, _inherited(bare, before, at), is_known=True)
    if house is None:
        led = _led(bare, at, limit, known)
        if led is None:
            return None
        lead, house = led
    return _behind(bare, lead, house, limit)


def aliases(text: str) -> frozenset[str]:
    """The abbreviations that a note gives to houses: "Staatsarchiv Harnberg (StAH)", "(henceforth NARA)"."""
    found = set()
    for match in _announced().finditer(text):
        if _named_house().search(re.split(r"[;)]|\.\s", text[max(0, match.start() - 90) : match.start()])[-1]):
            found.add(match["alias"])
    return frozenset(found)


@cache
def _named_house() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)\w*?(?:{alternatives('archives', 'house')})(?!\w)|archiv\b", re.IGNORECASE)


@cache
def _announced() -> re.Pattern[str]:
    announced = rf"(?:(?:{alternatives('archives', 'henceforth')})[:,]?\s+)"
    letters = rf"(?P<alias>[{_CAPITAL}][\w.\-‐‑]{{0,8}}[{_CAPITAL}][\w.\-‐‑]{{0,8}})"
    return re.compile(rf"\s*[(\[](?P<word>(?i:{announced}))?[„“\"']?{letters}[“”\"']?[)\]]")


@cache
def _strong() -> re.Pattern[str]:
    """A mark that only archives have: a unit with its mark, or a shelf mark with a stroke."""
    units, series, numbers = (alternatives("archives", kind) for kind in ("unit", "series", "number"))
    aside = r"(?:\s*[(\[][^()\[\]]{1,30}[)\]])?"
    return re.compile(
        rf"(?i:(?<!\w)(?:{units}|{series})(?:\.|(?!\w)){aside}:?\s*(?:[-‐‑](?=\d))?(?:(?:{numbers})(?:\.|(?!\w))\s*)?){_MARK}"
        rf"|(?i:(?<!\w)(?:{series})(?!\w)\s*)[{_CAPITAL}]{{1,2}}(?!\w)|[fF]\.?\s?\w[\w\-]*(?=[,.]\s*[oO]p\b)|[dD]\.\s?\d+(?=,\sll?\.)"
    )


@cache
def _weak() -> re.Pattern[str]:
    """A number that books have too."""
    numbers = alternatives("archives", "number")
    return re.compile(
        rf"(?i:(?<!\w)(?:{numbers})(?:\.|(?!\w))\s*)(?:{_MARK}|[{_CAPITAL}](?!\w))|(?!1[5-9]\d\d)\d{{1,6}}(?:\.\s?(?:csomó|cs|tétel|doboz|kötet)(?!\w)|[a-z]?(?=[,;]|\.?$))"
    )


_SHELF = re.compile(
    rf"(?:[{_CAPITAL}][\w.\-]{{0,11}}\s?){{0,3}}[{_CAPITAL}][{_CAPITAL}a-z.\-‐‑]{{0,8}},?\s?\d+[A-Za-z]?(?:[/:]\s?[\w\-–]+(?:\s[A-Z][a-z]+\s[\w\-]+(?=/))?)+(?:\s(?:and|und|et|y|e|ve|и)\s\d+)?"
    rf"|[{_CAPITAL}]{{1,4}}(?:[.\-‐‑]\s?[{_CAPITAL}]{{1,6}})*\.?,?\s(?!(?:1[5-9]|20)\d\d(?![\d/]))\d+(?:[/.\-]\d+)*(?![\w])"
    r"|\d+(?:[./]\d+)+(?!\w)|[A-Z]\d+(?:[/\-]\w+)+"
)
"""Marks without a word: "FO 371/23456", "R 58/243", "HR. SYS., 1845/3", "45/12", "F 7", "RG 59/Decimal File 45-49/6747"."""


@cache
def _leaf() -> re.Pattern[str]:
    one = r"(?:\d+\s?(?:(?:[rvab]°?|об\.?|зв\.?|rv|verso|recto|°)(?!\w))?|[ivxlc]+(?!\w))"
    words = alternatives("archives", "leaf")
    return re.compile(
        rf"(?i:(?<!\w)(?:{words})\.?)\s?{one}(?:\s?[-–]\s?{one})?(?:(?:,\s?|\s(?:and|und|et|y|e|ve|и|i)\s){one}(?:\s?[-–]\s?{one})?(?![\w./]))*(?:\s?ff?\.|\s?sqq?\.)?"
    )


def _limit(bare: BareText, at: int) -> int:
    """Where the stretch ends that one citation may take: a semicolon, an address, so many characters."""
    found = re.compile(r";|https?://|\s\|\s").search(bare.text, at, at + _LONGEST)
    return found.start() if found else min(len(bare.text), at + _LONGEST)


def _house(bare: BareText, at: int, limit: int, known: Collection[str]) -> House | None:
    """The house whose name begins at `at`."""
    text = bare.text
    if at >= limit or bare.is_slanted(at) or bare.is_quoted(at):
        return None
    if match := _by_letters(tuple(sorted(known))).match(text, at, limit):
        return _with_place(bare, at, match.end(), limit, is_known=match.group() in known)
    end = next(
        (m.start() for m in re.compile(r",|\.\s|\s?[(\[]|:").finditer(text, at, limit) if not _is_short(text, at, m)), limit
    )
    name = text[at:end]
    if re.compile(rf"(?i:.*(?:{alternatives('archives', 'library')})).*").fullmatch(name):
        return _with_place(bare, at, end, limit, is_known=False)
    if _named_house().search(name) and re.match(rf"[{_CAPITAL}](?!.*\d)", name) and len(name.split()) < 16:
        return _with_place(bare, at, end, limit, is_known=not _JOURNAL.search(name))
    if match := re.compile(rf"[{_CAPITAL}]\w*[{_CAPITAL}]\w*(?=[,.:]\s)").match(text, at, min(limit, at + 12)):
        unit = _strong().match(text, match.end() + 2, limit)
        if unit and not re.fullmatch(r"[IVXLCDM]+", match.group()) and re.match(r"[^\W\d_]{3}|[^\Wa-zA-Z\d_]", unit.group()):
            return House(at, match.end(), (Piece("container", at, match.end()),), is_known=False)
    return None


def _is_short(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether a stop is an abbreviation's: "St. Gallen", "Arch. dép."."""
    return (
        match.group().startswith(".")
        and bool(re.search(r"(?:^|\s)[^\W\d_]{1,4}$", text[at : match.start()]))
        and match.start() > at
    )


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
        place = re.compile(rf",?\s+(?:in\s+)?(?P<place>[{_CAPITAL}][\w.’'\- ]{{1,30}}?)(?=[,;.(:]|\s\()").match(
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
    match = re.compile(rf",\s+(?P<name>[{_CAPITAL}][^,;.()]{{2,60}}?)(?=\s[(\[])").match(text, at, limit)
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
    return fold(text).rstrip(".") in _places() or fold(text) in _places()


def _inherited(bare: BareText, before: Found, at: int) -> tuple[Piece, ...]:
    """The house of the citation before, which has no words of its own here."""
    own = [piece for piece in before.pieces if piece.name == "container"]
    return (Piece("container", at, at, own[0].value or bare.text[own[0].start : own[-1].end]),) if own else ()


def _led(bare: BareText, at: int, limit: int, known: Collection[str]) -> tuple[tuple[Piece, ...], House] | None:
    """What describes a piece ("Ada Quill to Tom Rowe, 9 January 1850") and the house behind it."""
    text = bare.text
    if at >= limit or not (text[at].isupper() or text[at] in "„“\"'«‘"):
        return None
    for comma in re.compile(r"[,.]\s+(?:(?:in|im|w|в|dans)[:\s]\s?)?|\s(?=\()").finditer(text, at, limit):
        if comma.start() - at > 400:
            return None
        house = _house(bare, comma.end(), limit, known)
        if house is not None:
            lead = _description(bare, at, comma.start())
            return (lead, house) if lead else None
    return None


@cache
def _letter() -> re.Pattern[str]:
    piece, to = alternatives("archives", "piece"), alternatives("archives", "to")
    name = rf"[{_CAPITAL}][\w.’'\-]*"
    return re.compile(rf"(?i:(?:\w+\s+){{0,2}}?(?:{piece})(?!\w))|(?:{name}\s+){{1,4}}(?:{to})\s+(?:\w+\s+){{0,2}}?{name}")


def _description(bare: BareText, start: int, end: int) -> tuple[Piece, ...]:
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
        begin = _behind_dated(text, comma.end(), end)
        stop = date_end(text, begin, end)
        if stop > begin and stop >= end - 1:
            return comma.start(), begin, stop
    return None


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?:{alternatives('archives', 'dated')})(?!\w)\.?\s+)")


def _behind_dated(text: str, at: int, end: int) -> int:
    match = _dated().match(text, at, end)
    return match.end() if match else at


def _behind(bare: BareText, lead: tuple[Piece, ...], house: House, limit: int) -> Found | None:
    """The citation with the marks, the leaf, the description and the date behind its house; None where they tell no archive."""
    text = bare.text
    pieces = [*lead, *house.pieces]
    strong = weak = False
    end = house.end
    while True:
        gap = _SEPARATOR.match(text, end, limit)
        at = gap.end() if gap else end
        if at >= limit:
            break
        sign = text[end:at].strip() if end > house.start else ","
        if end > house.start and not sign and pieces[-1].name not in ("container", "shelfmark", ""):
            break
        match = _mark(text, at, limit)
        if match and _ends_word(text, match.end()):
            if _is_described(pieces[len(lead) :]):
                break
            strong = True
            pieces += _mark_pieces(text, match)
            end = match.end()
            continue
        if match := _a_leaf(text, at, limit):
            weak = True
            pieces.append(Piece("locator", at, match.end()))
            end = match.end()
            continue
        if (match := _weak().match(text, at, limit)) and _ends_word(text, match.end()):
            weak = True
            pieces.append(Piece("shelfmark", at, match.end()))
            end = match.end()
            continue
        if match := _NAMELESS.match(text, at, limit):
            pieces.append(Piece("", at, match.end()))
            end = match.end()
            continue
        begin = _behind_dated(text, at, limit)
        stop = date_end(text, begin, limit)
        if stop > begin and _ends_word(text, stop) and not any(piece.name == "date" for piece in pieces):
            pieces.append(Piece("date", begin, stop))
            end = stop
            continue
        stop = _words_end(bare, at, limit)
        if stop <= at or sign == "." or signal().match(text, at) or _RUN_ON.match(text, at):
            break
        pieces.append(Piece("title", at, stop))
        end = stop
    numbered = any(piece.name == "shelfmark" for piece in pieces)
    strong = strong or (
        numbered and any(piece.name == "locator" and _SIDE.search(text[piece.start : piece.end]) for piece in pieces)
    )
    if not (strong or (weak and house.is_known and (numbered or not lead))):
        return None
    return _settled(bare, pieces, len(lead), end)


def _mark(text: str, at: int, limit: int) -> re.Match[str] | None:
    """The longest mark at `at` that tells an archive, unless it is a leaf."""
    found = [match for match in (_strong().match(text, at, limit), _SHELF.match(text, at, limit)) if match]
    best = max(found, key=lambda match: match.end(), default=None)
    return best if best is not None and (_strong().match(text, at, limit) or _a_leaf(text, at, limit) is None) else None


def _a_leaf(text: str, at: int, limit: int) -> re.Match[str] | None:
    """A leaf or page; a capital letter alone is none without its stop ("F 7" is a series, "S. 7" a page)."""
    match = _leaf().match(text, at, limit)
    return match if match and _ends_word(text, match.end()) and not re.match(r"[A-Z]\s", match.group()) else None


def _goes_on(text: str, at: int, limit: int) -> bool:
    """Whether a mark begins here that needs no house before it: "RG 59/6748", "FO 371/23457"."""
    match = _mark(text, at, limit)
    return match is not None and ("/" in match.group() or _strong().match(text, at, limit) is not None)


def _is_described(behind: Sequence[Piece]) -> bool:
    """Whether a description stands behind the marks: then a further mark is another piece's."""
    marks = [n for n, piece in enumerate(behind) if piece.name == "shelfmark"]
    return bool(marks) and any(piece.name in ("title", "date") for piece in behind[marks[0] :])


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in " ,.;:()[]"


def _mark_pieces(text: str, match: re.Match[str]) -> list[Piece]:
    """A mark, without "(henceforth RG)" in it."""
    aside = re.compile(r"\s*[(\[][^()\[\]]{1,30}[)\]]").search(text, match.start(), match.end())
    if aside is None:
        return [Piece("shelfmark", match.start(), match.end())]
    inner = [Piece("shelfmark", match.start(), aside.start()), Piece("", aside.start(), aside.end())]
    return [*inner, Piece("shelfmark", aside.end(), match.end())]


def _words_end(bare: BareText, at: int, limit: int) -> int:
    """Where words end that describe something: at a comma outside quotation marks, a sentence's end, a bracket that opens."""
    text = bare.text
    for place in range(at, limit):
        if text[place] == "," and (not bare.is_quoted(place) or place + 1 >= limit or not bare.is_quoted(place + 1)):
            return place
        if text[place] == "." and text[place : place + 2] in (".", ". ") and not _INNER_STOP.search(text[at:place]):
            return place
    return limit if limit == len(text) or text[limit] == ";" else at


def _kept_in(text: str) -> str:
    """A collection has a name; what has a number is part of the shelf mark: "Gelir Defteri No. 1"."""
    return "shelfmark" if re.search(r"\d", text) else "collection"


def _settled(bare: BareText, pieces: list[Piece], led: int, end: int) -> Found:
    """What stands before the first mark is the collection, where a description follows or leads."""
    first = next((n for n, piece in enumerate(pieces) if n >= led and piece.name in ("shelfmark", "locator")), len(pieces))
    behind = [
        piece._replace(name=_kept_in(bare.text[piece.start : piece.end])) if led <= n < first and piece.name == "title" else piece
        for n, piece in enumerate(pieces)
    ]
    return Found("archival", tuple(_with_one_leaf(bare.text, behind)), end, "archives")


def _with_one_leaf(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Of several places the last is the leaf, with those of its word; the others are of the mark: "F. 3, fol. 12v"."""
    words = [re.match(r"\D*", text[piece.start : piece.end])[0] for piece in pieces if piece.name == "locator"]  # type: ignore[index]
    for piece in pieces:
        is_mark = piece.name == "locator" and not text[piece.start : piece.end].startswith(words[-1])
        yield piece._replace(name="shelfmark") if is_mark else piece
