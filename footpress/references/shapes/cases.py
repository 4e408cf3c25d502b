"""Shape of step 2: cases by their parties, with the reports or the numbers behind them: "Marlow v. Board of Piers, 347 U.S. 483 (1954)"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.dockets import docket
from footpress.references.shapes.found import Found, Piece, Scan, date_end
from footpress.references.shapes.judgments import ECLI, ruling
from footpress.references.shapes.law_parts import closed, limit_of, provision_piece
from footpress.references.shapes.printed_law import printed
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_LONGEST = 260
_PARTIES = late(
    r"(?:(?:In\sre|Ex\sparte|Re)\s[A-ZÀ-Þ]|[A-ZÀ-Þ][^;“”\"‘]{0,150}?\s(?:v\.?|vs\.?|c\.|gegen|contra|contro|kontra|против|/)\s(?:the\s|la\s|le\s)?[A-ZÀ-ÞА-Я])"
)
_BREAK = late(
    r"(?:,|\s\[GC\],?)?\s(?=\d{1,4}\s[A-Z]|\[\d{4}\]|\(\d{4}\)\s\d|(?:AIR|ECHR|Series|No\.|Nos\.|App|Appl?\.|no\.|nos\.|Case|n°|Civ\.|\d{4}\sWL)\s|ECLI:|EU:[CT]:)"
)
_LABEL = late(r"(?:Joined\s)?Cases?\s(?=[CTF]?[-‐‑]?\d)")
_COURT = late(r"\s\((?:[A-Z][\w. ]{1,18}|[A-Z][a-z]+,?\sC?J\.?|Lord [A-Z]\w+(?:\s[A-Z]\w+)?)\)")
_OWN = late(r"\s(?P<locator>\d{1,4}(?:[-–]\d{1,4})?|\[(?!(?:1[5-9]|20)\d\d\])\d+\](?:[-–,]\s?\[\d+\])*)(?=\s\(|[.;]|$)")
_LOOSE = late(
    r"(?P<volume>\d{1,4})\s(?P<container>[A-Z][\w.’']{0,8}(?:\s[A-Z\d][\w.’']{0,8}){0,3})\s(?P<pages>\d{1,5})(?:,\s(?:at\s)?(?P<locator>\d+(?:[-–]\d+)?))?"
    r"\s\((?:(?P<x>[^()\d]{2,24})\s)?(?P<date>(?:1[5-9]|20)\d\d)\)"
)


def cases(scan: Scan) -> Found | None:
    """ "Marlow v. Board of Piers, 347 U.S. 483, 495 (1954)", "R v Pratt [1999] 2 AC 45 (HL)", "Case C-5/08 Ferry [2009] ECR I-1"."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    if at >= limit or bare.is_quoted(at) or ruling().match(text, at, limit):
        return None
    number: list[Piece] = []
    begin = at
    if label := _LABEL.match(text, at, limit):
        own = docket(text, label.end(), limit)
        if not own:
            return None
        number = [Piece("", at, label.end()), *own]
        following = re.compile(r"[,:]?\s|,?\s[–—-]\s").match(text, own[-1].end, limit)
        if following is None:
            return None
        begin = following.end()
    elif named := _case_of().match(text, at, limit):
        number, begin = [Piece("", at, named.end())], named.end()
    parties = _PARTIES.match(text, begin, min(limit, begin + _LONGEST))
    if parties is None and not (number and "issue" in {piece.name for piece in number}):
        return None
    for gap in _BREAK.finditer(text, begin, min(limit, begin + _LONGEST)):
        if parties is not None and gap.start() < parties.end():
            continue
        if behind := _behind(bare, gap.end(), limit, number):
            end = gap.start() + (5 if gap.group().startswith(" [GC]") else 0)
            if not _is_name(text[begin:end]) or _half_slanted(bare, begin, end):
                return None
            pieces = [*number, Piece("title", begin, end), *behind]
            return closed(bare, pieces, limit, "cases")
    if any(piece.name == "issue" for piece in number):
        stop = re.compile(r",\s(?=para|pt|Rn|§)|[.;]?$|\s\(|\.\s|;").search(text, begin, min(limit, begin + 120))
        if stop and stop.start() > begin and text[begin].isupper() and _is_name(text[begin : stop.start()]):
            return closed(bare, [*number, Piece("title", begin, stop.start())], limit, "cases")
    return None


@cache
def _case_of() -> re.Pattern[str]:
    return late(rf"(?i:{alternatives('law', 'named')})\s(?=[A-ZÀ-Þ])")


def _is_name(text: str) -> bool:
    """Whether these words may be the name of a case: no quotation, no sentence, no year in brackets."""
    return (
        len(text) < 220
        and "“" not in text
        and not re.search(r"[a-z]{3,}\.\s[A-Z][a-z]+\s[a-z]+\s[a-z]|\((?:1[5-9]|20)\d\d\)|https?:", text)
    )


def _half_slanted(bare: BareText, begin: int, end: int) -> bool:
    """Whether the emphasised name of the case begins later: "Complaint at 4, *Holm v. Rowe*"."""
    return not bare.is_slanted(begin) and re.search(r",", bare.text[begin:end]) is not None and bare.is_slanted(end - 2)


def _behind(bare: BareText, at: int, limit: int, number: list[Piece]) -> list[Piece]:
    """The number, the reports, the day and the places behind the parties; [] where nothing tells a case."""
    text, end, told = bare.text, at, False
    pieces: list[Piece] = []
    said = {piece.name for piece in number}
    while True:
        if end > at:
            gap = re.compile(r",?\s(?:[–—-]\s)?|\s(?=\()").match(text, end, limit)
            begin = gap.end() if gap else limit
        else:
            begin = at
        if begin >= limit:
            break
        said = said | {piece.name for piece in pieces}
        following = _one(text, begin, limit, said)
        if not following:
            break
        told = told or any(piece.name in ("container", "issue", "idno") for piece in following)
        pieces += following
        end = pieces[-1].end
        if court := _COURT.match(text, end, limit):
            pieces.append(Piece("", court.start() + 1, court.end()))
            end = court.end()
        if "locator" not in {piece.name for piece in pieces} and told and (place := _OWN.match(text, end, limit)):
            pieces.append(Piece("locator", *place.span("locator")))
            end = place.end()
    return pieces if told else []


def _one(text: str, at: int, limit: int, said: set[str]) -> list[Piece]:
    where = printed(text, at, limit)
    if not where and (loose := _LOOSE.match(text, at, limit)):
        spans = [(name, *loose.span(name)) for name in ("volume", "container", "pages", "locator", "date") if loose[name]]
        where = (*(Piece(*span) for span in spans), Piece("", loose.end(), loose.end()))
    if where:
        if "container" not in said:
            return [
                piece._replace(name="container_year") if piece.name == "date" and "date" in said else piece for piece in where
            ]
        own = [piece for piece in where if piece.name == "date" and "date" not in said]
        places = [piece for piece in where if piece.name == "locator" and "locator" not in said]
        stop = min([len(text[: piece.start].rstrip(" (,")) for piece in (*own, *places)], default=where[-1].end)
        return [
            Piece("idno", at, stop),
            *sorted((*own, *places), key=lambda piece: piece.start),
            Piece("", where[-1].end, where[-1].end),
        ]
    if match := ECLI.match(text, at, limit):
        return [Piece("idno", at, match.end())]
    if "issue" not in said and (number := docket(text, at, limit)):
        return number
    if place := provision_piece(text, at, limit):
        return [place]
    bracketed = text[at] == "("
    end = date_end(text, at + bracketed, limit)
    if end > at + bracketed and "date" not in said and end - at > 6:
        return [Piece("date", at + bracketed, end), Piece("", end, end + (text[end : end + 1] == ")"))]
    return []
