"""Shape of step 2: judgments by their court, day and number: "BGH, Urt. v. 3.5.1990 – IX ZR 45/89, NJW 1990, 2001"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.courts import court_behind_ruling, court_end, ruled
from footpress.references.shapes.dockets import DOCKET, docket
from footpress.references.shapes.found import Found, Piece, Scan, date_of
from footpress.references.shapes.law_parts import closed, date_piece, limit_of, provision_piece
from footpress.references.shapes.printed_law import printed, printed_anywhere
from footpress.references.shapes.vocabulary import alternatives, signal
from footpress.text.late_patterns import late

ECLI = late(r"(?:ECLI:[A-Z]{2}|EU:[CTF]|CE:ECHR):[\w:.]{1,60}\w(?:,\d+)?|BVerf\w{2}\d{4,12}[\w.]{0,12}")
_OF_THE_UNION = late(r"[CTF][-‐‑]\d{1,4}/\d\d")
_SEPARATOR = late(r"\s*\)?(?:[,.:=(]|//)?\s*(?:[–—-]\s)?\(?(?:in\s(?=[A-Z]))?")
_COUNTED_RULING = late(
    rf"(?:(?:n\.º?|núm\.|nº|n°|nr|№)\s?)?(?P<number>{DOCKET.pattern}|\d{{1,5}}(?=\sdel?\s(?:1[5-9]|20)\d\d))(?:,?\s(?:vom|del?|du|do|z dnia|z|от)\s)?"
)
"""The number of a ruling just behind its word: "sentenza n. 348 del 2007"."""
_DATED = late(r",?\s(?:vom|v\.|del?|du|do|z dnia|z|ze dne|от|of)\s$")


class _Start(NamedTuple):
    """How a decision begins: its first pieces, where they end, and whether they alone say that it is one."""

    pieces: list[Piece]
    end: int
    is_told: bool


def decisions(scan: Scan) -> Found | None:
    """ "BGH, Urt. v. 3.5.1990 – IX ZR 45/89, NJW 1990, 2001", "Wyrok SN z dnia 3 maja 1990 r., II CSK 12/90", "Case C-5/08 Ferry"."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    if at >= limit or bare.is_quoted(at):
        return None
    start = _start(bare, at, limit)
    if start is None:
        return None
    pieces, end, told = start.pieces, start.end, start.is_told
    while True:
        gap = _SEPARATOR.match(text, end, limit)
        begin = gap.end() if gap else end
        sign = text[end:begin].strip()
        if begin >= limit or not (sign or begin > end):
            break
        following = _next(bare, begin, limit, pieces, bare_gap=not sign)
        if text[begin - 1] == "(" and (where := printed(text, begin - 1, limit)) and "container" not in {p.name for p in pieces}:
            following = _as_places(text, where, {piece.name for piece in pieces})  # "(1994) 57 CMLR 1"
        if not following or (sign.startswith(".") and not _goes_on_behind_a_stop(text, begin, following)):
            break
        known = bool(printed(text, begin, limit)) or text[begin - 1] == "("
        told = told or any(
            piece.name in ("issue", "genre", "idno") or (piece.name == "container" and known) for piece in following
        )
        pieces += following
        end = following[-1].end
    names = {piece.name for piece in pieces}
    counted = bool(names & {"issue", "pages", "idno"})
    if ruled().match(text, at, limit):
        counted = True
    is_one = (told and (counted or ("date" in names and names & {"body", "author"}))) or {
        "body",
        "title",
        "date",
        "locator",
    } <= names
    if not is_one or not names & {"date", "issue", "pages", "idno"} or len(names - {""}) < 2:
        return None
    if pieces[0].name == "title":
        return closed(bare, [*pieces, *_year_of_the_title(text, pieces)], limit, "decisions")
    if not names & {"body", "author"} and not ("genre" in names and names & {"issue", "idno"}):
        return None
    if "date" not in names:
        pieces += _year_of_the_number(text, pieces)
    return closed(bare, pieces, limit, "decisions")


def _year_of_the_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """The year in "STC 120/1990", where no day is typed."""
    year = re.search(r"/((?:19|20)\d\d)$", text[pieces[0].start : pieces[0].end])
    return (
        [Piece("date", pieces[0].start, pieces[0].end, year[1])]
        if year and "date" not in {piece.name for piece in pieces}
        else []
    )


def _year_of_the_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """The year that a number ends with, where no day is typed: "n. 112/1996"."""
    number = next((piece for piece in pieces if piece.name == "issue"), None)
    year = re.search(r"/((?:19|20)\d\d)$", text[number.start : number.end]) if number else None
    return [Piece("date", number.start, number.end, year[1])] if number and year else []


def _start(bare: BareText, at: int, limit: int) -> _Start | None:
    """A court, or a ruling with or without its court."""
    text = bare.text
    if bare.is_slanted(at):
        return None
    if numbered := re.compile(rf"(?:{ruled().pattern})\s(?:n\.?º\s)?\d{{1,5}}/\d{{4}}").match(text, at, limit):
        return _Start([Piece("title", at, numbered.end())], numbered.end(), True)
    end = court_end(text, at, limit)
    if end > at:
        return _Start([Piece("body", at, end)], end, bool(ruled().match(text, at, limit)))
    word = ruling().match(text, at, limit)
    if word is None:
        return None
    said = len(text[: word.end()].rstrip())
    genre = Piece("genre", at, said)
    if opinion := _advocate().match(text, word.end(), limit):
        name = Piece("author", *opinion.span("name"))
        return _Start([genre, Piece("", word.end(), name.start), name], name.end, True)
    if court := court_behind_ruling(text, word.end(), limit):
        return _Start([genre, Piece("body", *court)], court[1], True)
    first: list[Piece] = []
    if day := date_piece(text, word.end(), limit, first):
        return _Start([genre, day], day.end, False)
    if number := docket(text, word.end(), limit):
        told = len(number) > 1 or _OF_THE_UNION.match(text, word.end(), limit)
        return _Start([genre, *number], number[-1].end, bool(told)) if told else None
    return None


def _goes_on_behind_a_stop(text: str, begin: int, following: list[Piece]) -> bool:
    """Whether what stands behind a full stop is of the same decision: after an abbreviation, or what only a decision has."""
    kinds = {piece.name for piece in following}
    return bool(kinds & {"genre", "idno", "issue", "container"}) or text[begin : begin + 5] == "ECLI:"


def _next(bare: BareText, at: int, limit: int, so_far: list[Piece], *, bare_gap: bool) -> list[Piece]:
    """The next pieces of a decision, [] where it has ended. After a blank alone no title follows."""
    text = bare.text
    said = {piece.name for piece in so_far}
    if "genre" not in said and (match := ruling().match(text, at, limit)):
        return _ruled(text, at, match.end(), limit, so_far)
    if match := ECLI.match(text, at, limit):
        return [Piece("idno", at, match.end())]
    if "issue" not in said and (number := docket(text, at, limit)):
        return number
    if day := date_piece(text, at, limit, so_far) or _day_of_the_year(text, at, limit, so_far):
        return [day]
    if where := printed(text, at, limit) or printed_anywhere(text, at, limit):
        return [Piece("idno", at, where[-1].end)] if "container" in said else _as_places(text, where, said)
    if place := provision_piece(text, at, limit):
        return [place]
    if chamber := _later_chamber().match(text, at, limit):
        return [Piece("body", at, chamber.end())]
    numbered = so_far[-1].name == "issue" and _OF_THE_UNION.match(text, so_far[-1].start)
    if "title" in said or (bare_gap and not numbered and not _named().match(text, at, limit)):
        return []
    return _title(bare, at, limit)


def _as_places(text: str, where: tuple[Piece, ...], said: set[str]) -> list[Piece]:
    """A place of printing beside the decision's own day and number."""
    bare_number = text.startswith(("Lex", "LEX", "Legalis"), where[0].start)
    other = {"issue": "pages" if bare_number else "volume", "date": "container_year"}
    return [piece._replace(name=other[piece.name]) if piece.name in said & set(other) else piece for piece in where]


def _ruled(text: str, at: int, end: int, limit: int, so_far: list[Piece]) -> list[Piece]:
    """A ruling with the number and the day behind its word."""
    if counted := _COUNTED_RULING.match(text, end, limit):
        number = Piece("issue", *counted.span("number"), counted["number"])
        so_far = [*so_far, number]
        day = date_piece(text, counted.end(), limit, so_far) or _day_of_the_year(text, counted.end("number") + 2, limit, so_far)
        stop = day.start if day else counted.end("number")
        return [Piece("genre", at, len(text[:stop].rstrip(" ,"))), number, *([day] if day else [])]
    genre = Piece("genre", at, len(text[:end].rstrip()))
    day = date_piece(text, end, limit, so_far)
    return [genre, day] if day else [genre]


def _title(bare: BareText, at: int, limit: int) -> list[Piece]:
    """The name of a case: up to a comma, a dash, a bracket, what is printed next; with its quotation marks."""
    text = bare.text
    label = _named().match(text, at, limit)
    begin = label.end() if label else at
    if begin >= limit or not (text[begin].isupper() or text[begin] in '«“„"‘' or text[at - 2 : at - 1] in "–—-"):
        return []
    if signal().match(text, begin) or re.compile(r"(?:available|abrufbar|verfügbar|disponib|disponív|zit\.)").match(text, begin):
        return []
    stop = _title_end(bare, begin, limit)
    if stop <= begin or stop - begin > 160 or not re.search(r"[^\W\d_]{2}", text[begin:stop]):
        return []
    return [*([Piece("", at, begin)] if begin > at else []), Piece("title", begin, stop)]


def _title_end(bare: BareText, at: int, limit: int) -> int:
    text, depth = bare.text, 0
    for match in re.compile(r",|\s[–—-]\s|\(|\)|:\s|\.(?=\s|$)|\s(?=ECLI:|EU:[CT]:)").finditer(text, at, limit):
        sign = match.group().strip()
        if bare.is_quoted(match.start()) and text[at] in '«“„"‘':
            continue
        if sign == "(":
            depth += 1
            if re.compile(r"(?:1[5-9]|20)\d\d\)|\d").match(text, match.end()):
                return len(text[: match.start()].rstrip())
        elif sign == ")":
            if depth == 0:
                return match.start()
            depth -= 1
        elif sign == "." and (bare.is_abbreviated(at, match.start()) and match.end() < limit and match.end() < len(text)):
            continue
        elif depth == 0:
            return match.start()
    return len(text[:limit].rstrip(" .")) if limit == len(text) or text[limit] == ";" else at


@cache
def ruling() -> re.Pattern[str]:
    """What a court gives, with the word before its day: "Urteil vom", "Judgment of"."""
    return late(rf"(?i:{alternatives('law', 'ruling')})(?!\w)\s*")


@cache
def _advocate() -> re.Pattern[str]:
    """Who gives an opinion, and the name: "of Advocate General La Pergola", "des Generalanwalts Holm"."""
    name = r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}"
    return late(
        rf"(?:{alternatives('law', 'ofthe')})?\s?(?i:{alternatives('law', 'advocate')})s?\s(?:[A-Z]?[a-z]{{1,4}}\.\s)?(?P<name>{name})"
    )


@cache
def _named() -> re.Pattern[str]:
    """Words before the name of a case: "Case of", "caso", "по делу"."""
    return late(rf"(?i:{alternatives('law', 'named')})\s")


@cache
def _later_chamber() -> re.Pattern[str]:
    return late(rf"\d{{1,2}}(?:\.|ª|e)?\s(?i:{alternatives('law', 'chamber')})(?=[,;]|$)")


def _day_of_the_year(text: str, at: int, limit: int, so_far: list[Piece]) -> Piece | None:
    """A day whose year the case number gives: "sentencia 120/1990, de 27 de junio"."""
    if any(piece.name == "date" for piece in so_far):
        return None
    match = re.compile(r"(?:de\s)?(?P<day>\d{1,2}\sde\s[^\W\d_]{4,10})(?!\w|\sde)").match(text, at, limit)
    number = next((text[piece.start : piece.end] for piece in so_far if piece.name in ("issue", "title")), "")
    year = re.search(r"/((?:19|20)\d\d)$", number)
    return Piece("date", at, match.end(), date_of(f"{match['day']} de {year[1]}")) if match and year else None
