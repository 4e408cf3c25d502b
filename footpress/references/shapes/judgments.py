"""Shapes of step 2: judgments, by their parties and their reporter, or by their court, day and number."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan, date_of
from footpress.references.shapes.law_parts import DOCKET, SEPARATOR, closed, date_piece, limit_of, provision_piece, words_end
from footpress.references.shapes.printed_law import printed
from footpress.references.shapes.vocabulary import alternatives, signal

_ECLI = re.compile(r"ECLI:[A-Z]{2}:[\w:.]*\w(?:,\d+)?")
_COUNTED_RULING = re.compile(rf"(?:n\.º?|núm\.|nº|n°|nr|№)?\s?(?P<number>{DOCKET.pattern})(?:,?\s(?:del?|du|do|z dnia|z|от)\s)?")
"""The number of a ruling just behind its word: "sentenza n. 348 del 2007"."""
_AND_OTHERS = re.compile(r"\s(?:u\.\s?a\.|and others|e\.a\.)(?:\s-)?")
_CASE = re.compile(
    r"(?P<title>(?:In re\s|Ex parte\s)?[A-ZÀ-Þ][^;:()\[\]]{0,120}?\s(?:v\.?|vs\.)\s[A-ZÀ-Þ][^;()\[\]]{0,120}?|In re\s[A-Z][^;()\[\]]{2,80}?),?\s(?=\d{1,4}\s[A-Z]|\[\d{4}\]|\(\d{4}\)\s\d)"
)


def cases(scan: Scan) -> Found | None:
    """ "Marlow v. Board of Piers, 347 U.S. 483, 495 (1954)", "R v Pratt [1999] 2 AC 45 (HL)"."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    match = _CASE.match(text, at, limit)
    where = printed(text, match.end(), limit) if match else ()
    if match is None or not where or "“" in match["title"]:
        return None
    start = match.start("title")
    docket = re.compile(rf"(?:Joined )?Cases?\s(?P<number>{DOCKET.pattern})[,:]?\s").match(text, start, limit)
    number = [Piece("", start, docket.start("number")), Piece("issue", *docket.span("number"))] if docket else []
    pieces = [*number, Piece("title", docket.end() if docket else start, match.end("title")), *where]
    return closed(bare, pieces, limit, "cases")


def decisions(scan: Scan) -> Found | None:
    """ "BGH, Urt. v. 3.5.1990 – IX ZR 45/89, NJW 1990, 2001", "CJEU, judgment of 16 July 2009, Ferry, Case C-5/08"."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    court = _court().match(text, at, limit)
    if court is None or bare.is_slanted(at) or bare.is_quoted(at):
        return None
    pieces = [Piece("body", at, court.end())]
    told = False
    end = court.end()
    while True:
        gap = SEPARATOR.match(text, end, limit)
        begin = gap.end() if gap else end
        sign = text[end:begin].strip()
        if begin >= limit or not (sign or begin > end) or (sign == "." and not text[begin : begin + 5].startswith("ECLI")):
            break
        following = _in_a_decision(bare, begin, limit, pieces)
        if not following:
            break
        told = told or any(piece.name in ("issue", "genre", "container") for piece in following)
        pieces += following
        end = following[-1].end
    dated = any(piece.name == "date" for piece in pieces)
    counted = any(piece.name in ("issue", "pages") for piece in pieces)
    return closed(bare, pieces, limit, "decisions") if told and (dated or counted) else None


def _in_a_decision(bare: BareText, at: int, limit: int, so_far: list[Piece]) -> list[Piece]:
    """The next pieces of a decision, [] where it has ended."""
    text = bare.text
    said = {piece.name for piece in so_far}
    if match := _ruling().match(text, at, limit):
        if counted := _COUNTED_RULING.match(text, match.end(), limit):
            number = Piece("issue", *counted.span("number"), counted["number"])
            so_far = [*so_far, number]
            day = date_piece(text, counted.end(), limit, so_far) or _day_of_the_year(
                text, counted.end("number") + 2, limit, so_far
            )
            end = day.start if day else counted.end("number")
            return [Piece("genre", at, len(text[:end].rstrip(" ,"))), number, *([day] if day else [])]
        following = [Piece("genre", at, len(text[: match.end()].rstrip()))]
        day = date_piece(text, match.end(), limit, so_far)
        return [*following, day] if day else following
    if match := _ECLI.match(text, at, limit):
        return [Piece("idno", at, match.end())]
    if match := _named_docket().match(text, at, limit):
        docket = DOCKET.match(text, match.end(), limit)
        if docket and "issue" not in said:
            others = _AND_OTHERS.match(text, docket.end(), limit)
            rest = [Piece("", docket.end(), others.end())] if others else []
            return [Piece("", at, match.end())] * (match.end() > at) + [Piece("issue", docket.start(), docket.end()), *rest]
    if where := printed(text, at, limit):
        if "container" in said:
            return [Piece("idno", at, where[-1].end)]
        other = {"issue": "volume", "date": "container_year"}
        return [piece._replace(name=other[piece.name]) if piece.name in said & set(other) else piece for piece in where]
    if day := date_piece(text, at, limit, so_far) or _day_of_the_year(text, at, limit, so_far):
        return [day]
    if place := provision_piece(text, at, limit):
        return [place]
    stop = words_end(bare, at, limit)
    if (
        stop <= at
        or "title" in said
        or not (text[at].isupper() or text[at - 2] in "–—-")
        or signal().match(text, at)
        or stop - at > 120
    ):
        return []
    return [Piece("title", at, stop)]


@cache
def _court() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives('law', 'Court')})(?![\w])(?:\s\d{{1,2}}\.)?(?:\s(?!(?i:{alternatives('law', 'ruling')}))[^,;:()\[\]\d]{{1,60}}?(?:\s\([A-Z][^()]{{2,20}}\))?)?(?=,|\s(?i:{alternatives('law', 'ruling')})|\s\d)"
    )


@cache
def _ruling() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives('law', 'ruling')})(?!\w)\s*")


@cache
def _named_docket() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?:{alternatives('law', 'docket')}):?\s*)?")


def _day_of_the_year(text: str, at: int, limit: int, so_far: list[Piece]) -> Piece | None:
    """A day whose year the case number gives: "sentencia 120/1990, de 27 de junio"."""
    match = re.compile(r"(?:de\s)?(?P<day>\d{1,2}\sde\s[^\W\d_]{4,10})(?!\w|\sde)").match(text, at, limit)
    number = next((text[piece.start : piece.end] for piece in so_far if piece.name == "issue"), "")
    year = re.search(r"/((?:19|20)\d\d)$", number)
    return Piece("date", at, match.end(), date_of(f"{match['day']} de {year[1]}")) if match and year else None
