"""Shape of step 2: what an archive keeps: "Staatsarchiv Harnberg, Bestand 12, Nr. 345, Bl. 7r", "ГАРФ. Ф. 109. Оп. 1. Д. 71. Л. 3"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from footpress.references.shapes.archive_words import SIDE, UNDATED, ends_word, leaf, mark, other_calendar, strong_mark, weak_mark
from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan, date_end
from footpress.references.shapes.houses import House, house_at
from footpress.references.shapes.pieces_described import behind_dated, description, led
from footpress.references.shapes.vocabulary import signal
from footpress.text.late_patterns import late

_LONGEST = 700
"""Characters that one citation may have."""
_YEARS = late(r"(1\d{3}|20\d\d)\s?[-–—]\s?(1\d{3}|20\d\d)(?!\d)")
_SEPARATOR = late(r"\s*(?:[,.:;]|[–—-](?=\s))?\s*")
_RUN_ON = late(r"(?:and|und|et|y|e|ve|и|i|en)\s+", re.IGNORECASE)
_INNER_STOP = late(r"(?:\b[^\W\d_]{1,4}|\d|\)|\.)$")


def archives(scan: Scan) -> Found | None:
    """The archival citation that begins at `at`: a house, marks and leaf, before or behind what describes the piece and its date.

    Behind one (`before`) it may leave the house out: "…; RG 59/6748, Report, 1946". `known` are houses' abbreviations in the document.
    """
    bare, at, before, known = scan
    limit = _limit(bare, at)
    lead: tuple[Piece, ...] = ()
    house = house_at(bare, at, limit, known)
    if house is None and before is not None and before.rule == "archives" and _goes_on(bare.text, at, limit):
        house = House(at, at, _inherited(bare, before, at), is_known=True)
    if house is None:
        described = led(bare, at, limit, known)
        if described is None:
            return _house_last(bare, at, limit, known)
        lead, house = described
    return _behind(bare, lead, house, limit) or (_house_last(bare, at, limit, known) if lead else None)


def _house_last(bare: BareText, at: int, limit: int, known: Collection[str]) -> Found | None:
    """From the small to the large: "Quill to Rowe, 9 January 1850, Box 4, Folder 12, Ada Quill Papers, Harnham University Library"."""
    text = bare.text
    first = _small_mark().search(text, at, limit)
    described = description(bare, at, first.start()) if first else ()
    if first is None or not described:
        return None
    pieces, end = list(described), first.start() + len(first["before"])
    while (match := strong_mark().match(text, end, limit)) and ends_word(text, match.end()):
        pieces.append(Piece("shelfmark", end, match.end()))
        end = (
            match.end() + len(text[match.end() : match.end() + 2]) if text[match.end() : match.end() + 2] == ", " else match.end()
        )
    for comma in re.compile(r"(?:^|,\s|\.\s)(?=[^\W\d_])").finditer(text[:limit], max(at, end - 2), limit):
        house = house_at(bare, comma.end(), limit, known) if comma.end() >= end else None
        if house:
            between = len(text[: comma.start()].rstrip(" ,."))
            collection = [Piece("collection", end, between)] if between > end + 2 else []
            if more := re.compile(r"(?:,\s[A-ZÀ-Þ][^,;()]{1,40}){1,3}(?=\s\(|[.;]|$)").match(text, house.end, limit):
                grown = Piece("container", house.pieces[-1].start, more.end())
                house = house._replace(end=more.end(), pieces=(*house.pieces[:-1], grown))
            ended = re.compile(r"[^\W\d_]{3}\.$").search(text, house.start, house.end)
            last = house.pieces[-1]._replace(end=house.end - 1) if ended else house.pieces[-1]
            return Found("archival", (*pieces, *collection, *house.pieces[:-1], last), last.end, "archives")
    return None


def _limit(bare: BareText, at: int) -> int:
    """Where the stretch ends that one citation may take: a semicolon, an address, so many characters."""
    found = re.compile(r";|https?://|\s\|\s").search(bare.text, at, at + _LONGEST)
    return found.start() if found else min(len(bare.text), at + _LONGEST)


def _inherited(bare: BareText, before: Found, at: int) -> tuple[Piece, ...]:
    """The house of the citation before, which has no words of its own here."""
    own = [piece for piece in before.pieces if piece.name == "container"]
    return (Piece("container", at, at, own[0].value or bare.text[own[0].start : own[-1].end]),) if own else ()


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
        day = other_calendar().match(text, at, limit)
        if day and not any(piece.name == "date" for piece in pieces):
            pieces.append(Piece("date", at, day.end(), text[at : day.end()]))
            end = day.end()
            continue
        match = mark(text, at, limit)
        if match and ends_word(text, match.end()):
            if _is_described(pieces[len(lead) :]):
                break
            strong = True
            pieces += _mark_pieces(text, match)
            end = match.end()
            continue
        if match := leaf(text, at, limit):
            weak = True
            pieces.append(Piece("locator", at, match.end()))
            end = match.end()
            continue
        if (match := weak_mark().match(text, at, limit)) and ends_word(text, match.end()):
            weak = True
            pieces.append(Piece("shelfmark", at, match.end()))
            end = match.end()
            continue
        if match := UNDATED.match(text, at, limit):
            pieces.append(Piece("", at, match.end()))
            end = match.end()
            continue
        begin = behind_dated(text, at, limit)
        stop = date_end(text, begin, limit)
        if stop > begin and ends_word(text, stop) and not any(piece.name == "date" for piece in pieces):
            years = _YEARS.match(text, begin, limit)
            pieces.append(Piece("date", *years.span(), "/".join(years.groups())) if years else Piece("date", begin, stop))
            end = pieces[-1].end
            continue
        stop = _words_end(bare, at, limit)
        if stop <= at or sign == "." or signal().match(text, at) or _RUN_ON.match(text, at):
            break
        pieces.append(Piece("title", at, stop))
        end = stop
    numbered = any(piece.name == "shelfmark" for piece in pieces)
    strong = strong or (
        numbered and any(piece.name == "locator" and SIDE.search(text[piece.start : piece.end]) for piece in pieces)
    )
    if not (strong or (weak and house.is_known and (numbered or not lead))):
        return None
    return _settled(bare, pieces, len(lead), end)


def _goes_on(text: str, at: int, limit: int) -> bool:
    """Whether a mark begins here that needs no house before it: "RG 59/6748", "FO 371/23457"."""
    match = mark(text, at, limit)
    return match is not None and ("/" in match.group() or strong_mark().match(text, at, limit) is not None)


def _is_described(behind: Sequence[Piece]) -> bool:
    """Whether a description stands behind the marks: then a further mark is another piece's."""
    marks = [n for n, piece in enumerate(behind) if piece.name == "shelfmark"]
    return bool(marks) and any(piece.name in ("title", "date") for piece in behind[marks[0] :])


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
        if (
            text[place] == "."
            and text[place : place + 2] in (".", ". ")
            and not _INNER_STOP.search(text[max(at, place - 5) : place])
        ):
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


@cache
def _small_mark() -> re.Pattern[str]:
    """The first mark behind a description, of those that name a part of a collection."""
    return late(
        r"(?P<before>,\s)(?=(?:[Bb]ox|[Ff]older|[Ff]ile|[Rr]eel|[Cc]arton|[Ss]eries|RG|MSS?\.?|[Mm]appe|[Kk]arton|caja|busta)\s\w)"
    )
