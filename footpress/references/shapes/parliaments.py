"""Shape of step 2: parliamentary papers: "BT-Drs. 18/12329, S. 2", "HC Deb 3 February 1977, vol 389, cols 973–76", "H.R. Rep. No. 94-1476 (1976)"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.law_parts import closed, date_piece, limit_of, provision_piece
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_GAP = late(r"\s*[,:]?\s*\(?")
_PAPERS = (
    re.compile(
        r"(?P<container>(?:BT|BR|LT|RT|AH|BÜ)[-‐‑–\s]?(?:Drs\.|Drucks\.|Drucksache|Drs|Plen\.?[-\s]?Prot\.|PlPr\.)(?:\s[A-ZÄÖÜ][\w-]{2,24})?|(?:Bundestags|Bundesrats|Landtags|Reichstags)[-]?(?:drucksache|protokoll)|(?:Plenarprotokoll|PlPr\.))"
        r",?\s(?:Nr\.\s|neu\s)?(?P<issue>\d{1,4}(?:/\d{1,6})?)(?![\d/])"
    ),
    re.compile(
        r"(?P<container>HC Deb|HL Deb|H\.?\s?C\.? Hansard|Hansard(?:,?\sH[CL](?:\sDeb)?)?|Parl\.? Deb\.?|Parliamentary Debates)(?:,?\s\(?(?P<x1>series \d|\d(?:st|nd|rd|th) ser\.?)\)?)?,?\s(?=\d|vol)"
    ),
    re.compile(
        r"(?P<container>(?:H\.R\.|H\.|S\.|Sen\.|House|Senate|S\. Exec\.|H\.R\. Conf\.|H\. Conf\.)\s(?:Rep\.|Report|Doc\.|Comm\. Print|Misc\. Doc\.|Exec\. Doc\.))\s(?:No\.?\s)?(?P<issue>\d{2,3}[-–]\d{1,4})"
    ),
    re.compile(
        r"(?P<volume>\d{1,3})\s(?P<container>Cong\. Rec\.|Cong\. Globe|Congressional Record)\s(?P<pages>[HSE]?\d{1,6})(?:,\s(?P<locator>[HSE]?\d{1,6}(?:[-–]\d+)?))?"
    ),
    re.compile(
        r"(?P<title>(?:H\.R\.|S\.|H\.J\. Res\.|S\.J\. Res\.|H\.R\. Res\.|S\. Res\.)\s\d{1,5},\s\d{2,3}(?:st|nd|rd|th|d)\sCong\.)"
    ),
    re.compile(
        r"(?P<container>Kamerstukken\s(?:II|I|TK|EK)?|Handelingen\s(?:II|I|TK|EK)?|Parl\.?\sSt\.,?\sKamer)\s(?P<date>(?:1[89]|20)\d\d(?:[/–-]\d{2,4})?),?\s?(?P<issue>\d{2}\s?\d{3}(?:\s?\([\w-]+\))?(?:,\s(?:nr\.|nrs\.|A|B)\s?\w+)?)?"
    ),
    re.compile(
        r"(?P<container>Cmnd|Cmd|Cm|CP|HC|HL Paper|HL|HC Paper)\.?\s(?P<issue>\d{1,4}(?:-[IVX]+)?)\s\((?P<date>(?:1[89]|20)\d\d(?:[-–]\d{2,4})?)\)"
    ),
    re.compile(
        r"(?P<title>(?:Erl(?:äut)?\s?RV|ErlRV|EBRV|AB|IA|RV))\s(?P<issue>\d{1,4}(?:/\w)?)\s(?P<container>(?:Blg|BlgNR|BlgStProtNR|BlgHH)(?:\s?NR)?,?\s(?:\d{1,2}|[IVXL]+)\.\sGP)"
    ),
)
_NUMBER = late(r"(?:Nr\.|núm\.|n\.º|nº|n°|n\.|no\.|nr|№|č\.)\s?(?P<issue>\d{1,5}(?:[-/]\w{1,6})?)(?!\w)", re.IGNORECASE)
_VOLUME = late(r"(?:vol\.?|Bd\.|Cilt|tom|t\.|C\.)\s(?P<volume>\d{1,4}|[IVXLC]+)(?!\w)", re.IGNORECASE)
_SITTING = late(r"(?P<issue>(?:Birleşim|Sitzung|séance|sesión|seduta|sessão)\s\d{1,4}|\d{1,4}\.\s(?:Sitzung|Birleşim))(?!\w)")
_PAGE = late(
    r"(?:(?:S\.|pp?\.|s\.|str\.|с\.|at|cols?|págs?\.)\s)?(?P<locator>cols?\.?\s[\w]+(?:[-–]\w+)?|\d{1,6}(?:[-–]\d{1,6})?(?:\s?f{1,2}(?!\w)\.?)?|[A-D]?\d{1,5}[A-D]?)(?=[,;)]|\.?$|\.\s|\s\()"
)
_LETTERED = late(r"(?P<locator>cols?\.?\s(?:WA|WS|WH)?\d+[WSA]{0,2}(?:[-–]\d+)?)")


def parliaments(scan: Scan) -> Found | None:
    """A paper or a debate by the parliament's own name for it, its number or day, and the page or column."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    if at >= limit or bare.is_quoted(at):
        return None
    match = next((match for pattern in (*_PAPERS, _debates()) if (match := pattern.match(text, at, limit))), None)
    if match is None:
        return None
    pieces = [Piece("" if name == "x1" else name, *match.span(name)) for name, typed in match.groupdict().items() if typed]
    pieces.sort(key=lambda piece: piece.start)
    end = len(text[: match.end()].rstrip())
    while True:
        gap = _GAP.match(text, end, limit)
        begin = gap.end() if gap else end
        following = _next(text, begin, limit, pieces) if begin > end or begin == match.end() else None
        if following is None:
            break
        pieces.append(following)
        end = following.end + (text[following.end : following.end + 1] == ")" and "(" in text[end:begin])
    names = {piece.name for piece in pieces}
    if not names & {"issue", "date", "volume", "pages"} and "title" not in names:
        return None
    pieces.append(Piece("", end, end))
    found = closed(bare, pieces, limit, "parliaments")
    return found._replace(end=max(found.end, end))


def _next(text: str, at: int, limit: int, so_far: list[Piece]) -> Piece | None:
    said = {piece.name for piece in so_far}
    if day := date_piece(text, at, limit, so_far):
        return day
    for name, pattern in (("issue", _NUMBER), ("volume", _VOLUME), ("issue", _SITTING), ("locator", _LETTERED)):
        if name not in said and (match := pattern.match(text, at, limit)):
            return Piece(name, *match.span(name))
    if "locator" in said:
        return None
    if re.compile(r"§|cols?\b|para|art|sec", re.IGNORECASE).match(text, at, limit) and (
        place := provision_piece(text, at, limit)
    ):
        return place
    page = _PAGE.match(text, at, limit)
    return Piece("locator", *page.span("locator")) if page and said & {"issue", "date", "volume"} else None


@cache
def _debates() -> re.Pattern[str]:
    """A parliament's debates by their name, with the house or the term behind it."""
    part = r"(?:,?\s(?:Dönem|débats|Débats|druk|Senato|Camera dei deputati|[IVXL]+ legislatura|série|I série|II série|Serie)(?:\s(?:\d{1,3}|[IVX]{1,5}|[A-Z])(?!\w))?)?"
    return late(rf"(?P<container>(?:{alternatives('law', 'Debates')}){part})(?=[,\s])(?!\w)")
