"""Shape of step 2: resolutions and documents of international bodies: "UN Security Council Resolution 1540 (2004), S/RES/1540", "COM(2019) 640 final"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan, date_end
from footpress.references.shapes.law_parts import SEPARATOR, date_piece, limit_of, provision_piece, words_end
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_PREFIX = r"(?:(?:UN|U\.N\.|EU)\sDocs?\.?\s|Doc\.\s(?:ONU|NU)\s|док\.\sООН\s|Dok\.\s|UN-Dok\.\s|Dokument\s)?"
_NUMBER = late(
    _PREFIX + r"(?P<number>"
    r"[AESTDGC]/(?:RES/|PV\.|CN\.|HRC/|C\.|AC\.|INF/|SR\.|CONF\.|DEC/|PRST/|[A-Z]+/)?\w+(?:\.\w+)*(?:/\w+(?:\.\w+)*)*(?:\s\((?:[IVXLC]+|S-[IVX]+)\))?(?:/\w+\.\d+)*(?:/Add\.\d+|/Rev\.\d+|/Corr\.\d+)?"
    r"|(?:CCPR|CERD|CEDAW|CRC|CAT|CMW|CRPD|CED|HRI|WT|FCCC|UNEP|TD|ST|DP|FAO|IOC|CBD|GATT|IP|TN|CTBT|NPT|CM|DH|SG|OEA|AG|UNCTAD|UNCITRAL)/(?:Rec|RES|Res)?[\w./\-]{1,30}(?:\(\d{4}\)[\w/]{1,12}|\s\d{1,4}\s\([\w/\-]{2,12}\))?(?<![./])"
    r"|(?:COM|SEC|SWD|JOIN|KOM)\s?[(/]?\d{2,4}[)/]?,?\s?\d{1,4}(?:\s(?:final(?:/\d)?|endg\.|endgültig|def\.|definitief|finale))?"
    r"|CDL-AD\(\d{4}\)\d{1,3}|Rec\s?\(\d{2,4}\)\s?\d{1,3}"
    r")(?![\w/])"
)
_SAID = late(
    r"(?P<word>(?i:resolution|res\.?|résolution|rés\.|resolución|resolução|risoluzione|resolutie|rezolucja|rezoluce|rezoluție|rezolucija|резолюция|sayılı karar|határozat|recommendation|recommandation|general comment|general recommendation|observation générale|decision|advisory opinion)"
    r")\s(?:(?:No\.?|Nr\.?|n[°º.]|№|núm\.)\s?)?(?P<figure>(?:Rec|CM/Rec|RES/)?\s?\(?\d[\w/()]{0,12}(?:\s[A-Z](?=\s\())?(?:\s\((?:\d{4}|[IVXLC]+|S-[IVX]+)\))?)"
)
_LONG = late(r"[.]\s(?=[^\W\d_].{20,240}\([a-zA-Z]{1,4}/)")
"""A full stop between a resolution's day and its title, with the number in brackets behind it."""


def un_documents(scan: Scan) -> Found | None:
    """ "UN General Assembly, Declaration on Ferries, A/RES/1541 (XV), 15 December 1960, para. 4"."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    if at >= limit or bare.is_slanted(at):
        return None
    pieces = _first(text, at, limit)
    end = max((piece.end for piece in pieces), default=at)
    numbered = False
    while True:
        gap = SEPARATOR.match(text, end, limit)
        begin = gap.end() if gap and pieces else end
        sign = text[end:begin].strip()
        if begin >= limit or (pieces and sign == "." and not _LONG.match(text, end, limit)):
            break
        following = _next(bare, begin, limit, pieces)
        if not following:
            break
        numbered = numbered or any(piece.name == "issue" for piece in following)
        pieces += following
        end = pieces[-1].end
        if text[end : end + 1] == ")" and "(" in text[begin - 1 : end]:
            end += 1
    names = [piece.name for piece in pieces]
    said = names.count("title") == 2 or any(piece.name == "title" and _SAID.match(text, piece.start) for piece in pieces)
    resolved = said and "body" in names
    if not (numbered or resolved) or not pieces or pieces[0].name == "locator":
        return None
    if "date" not in names:
        pieces += _year_of_the_number(text, pieces)
    return Found("legal", tuple(pieces), end, "documents")


def _first(text: str, at: int, limit: int) -> list[Piece]:
    """The body, or a resolution with its body behind it ("Rezolucja Zgromadzenia Ogólnego ONZ 217 A (III)")."""
    if body := _body().match(text, at, limit):
        return [Piece("body", at, body.end())]
    word = re.compile(r"(?P<word>[^\W\d_]{6,14})\s").match(text, at, limit)
    if word and _SAID.match(f"{word['word']} 1"):
        body = _body().match(text, word.end(), limit)
        figure = _SAID.match(f"{word['word']}{text[body.end() : body.end() + 40]}") if body else None
        if body and figure:
            stop = body.end() + figure.end() - len(word["word"])
            return [
                Piece("title", at, word.end("word")),
                Piece("body", word.end(), body.end()),
                Piece("title", body.end() + 1, stop),
            ]
    return []


def _next(bare: BareText, at: int, limit: int, so_far: list[Piece]) -> list[Piece]:
    """The next pieces of a document, [] where it has ended."""
    text = bare.text
    names = {piece.name for piece in so_far}
    if match := _NUMBER.match(text, at, limit):
        if "issue" in names:
            return []
        before = [Piece("", at, match.start("number"))] * (at < match.start("number"))
        return [*before, Piece("issue", match.start("number"), match.end("number"))]
    if "title" not in names and (said := _SAID.match(text, at, limit)):
        return [Piece("title", at, said.end())]
    if not so_far:
        stop = words_end(bare, at, limit)
        return [Piece("title", at, stop)] if stop > at and text[at].isupper() and _has_number_next(text, stop) else []
    following = date_piece(text, at, limit, so_far) or provision_piece(text, at, limit)
    if following:
        return [following]
    if (month := re.compile(r"[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}").match(text, at, limit)) and "date" not in names:
        return [Piece("date", at, month.end())] if date_end(text, at, limit) > at else []
    if "issue" in names or "title" in names:
        return []
    stop = _quoted_end(bare, at, limit) or words_end(bare, at, limit)
    return [Piece("title", at, stop)] if stop > at else []


def _quoted_end(bare: BareText, at: int, limit: int) -> int:
    """Behind the quotation that begins at `at`, 0 where none does."""
    if not bare.is_quoted(min(at + 1, limit - 1)) or bare.text[at].isalnum():
        return 0
    closing = re.compile(r"[”’“\"»'](?=[\s,;.(]|$)").search(bare.text, at + 2, limit)
    return closing.end() if closing else 0


@cache
def _body() -> re.Pattern[str]:
    return late(rf"(?:{alternatives('law', 'Body')})(?!\w)(?:,\s(?:{alternatives('law', 'Body')})(?!\w))?")


def _year_of_the_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """The year in a number, where no day is typed: "Resolution 1325 (2000)", "COM(2019) 640 final"."""
    for piece in pieces:
        if piece.name in ("issue", "title") and (
            year := re.search(r"\(((?:19|20)\d\d)\)", text[piece.start : piece.end])
            or re.match(r"COM[/(\s]+((?:19|20)\d\d)", text[piece.start : piece.end])
        ):
            return [Piece("date", piece.start, piece.end, year[1])]
    return []


def _has_number_next(text: str, stop: int) -> bool:
    return bool(re.compile(r",\s(?=\S)").match(text, stop) and _NUMBER.match(text, stop + 2))
