"""Shape of step 2: patents and standards: "U.S. Patent No. 5,123,456", "EP 1 234 567 B1", "ISO 9001:2015", "RFC 2616"."""

from __future__ import annotations

import re

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.law_parts import closed, date_piece, limit_of, provision_piece
from footpress.text.late_patterns import late

_PATENT = late(
    r"(?P<container>(?:U\.\s?S\.|US|GB|UK|British|German|European|French|Canadian|Japanese|EP|DE)\s(?:Design\s|Pat\.\sApp\.\s)?Pat(?:ent|\.)(?:\sApplication)?|Brevet(?:\s(?:européen|français|américain))?|Patentschrift|Offenlegungsschrift|Brevetto|Patente|Патент\s(?:РФ|СССР)|Patent)"
    r"\s(?:No\.?\s|Nos\.?\s|Nr\.\s|n[°º.]\s|№\s)?(?P<issue>(?:[A-Z]{2}\s)?(?:RE|D)?\d[\d,./ ]{4,12}\d(?:\s[A-C]\d?)?)(?!\w)"
)
_OFFICE = late(
    r"(?:US\s\d{4}/\d{7}|(?:EP|DE|WO|FR|GB|CH|AT|US|JP|NL|PL|RU|CN|KR|ES|IT|SE)\s(?:10\s\d{4}\s\d{3}\s\d{3}|\d{4}/\d{5,6}|\d{1,3}(?:\s\d{3}){1,2}|\d{6,10}))(?P<kind>\s?[A-CTU]\d?)?(?![\w/])"
)
_STANDARD = late(
    r"(?:(?:DIN|ÖNORM|SN|BS|NF|UNE|UNI|TS|PN|NEN|SS|EN|ISO|IEC|ITU-T|IEEE|ANSI|ASTM|NISO|ECMA|ETSI|ČSN|ГОСТ|JIS|GB/T|AS|NZS|CEN|W3C|NBR|ABNT\sNBR)(?:[/-](?:ISO|IEC|EN|NISO|NZS|IEEE|TR|TS|ASME))?(?:\s(?:EN|ISO|IEC|VDE|SPEC|Р|R|Std|TR|TS|Rec\.|Z|EN\sISO|ISO/IEC|ISO-IEC)){0,3}"
    r"\s(?:[A-Z]{1,2}\s?)?\d(?:[\d.\-]{0,11}\d)?(?::(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d))?)?|RFC\s\d{1,5})(?![\w/])"
)
_YEAR_BEHIND = late(r"\d-(?P<year>(?:19|20)\d\d)$")
_END = late(r"\s*(?:$|[.,;)(]|–)")


def patents_standards(scan: Scan) -> Found | None:
    """A patent by its office and number, or a standard by its body and number."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    if at >= limit or bare.is_quoted(at):
        return None
    if match := _PATENT.match(text, at, limit):
        return _behind(bare, [Piece("container", *match.span("container")), Piece("issue", *match.span("issue"))], limit, "legal")
    office = _OFFICE.match(text, at, limit)
    if office and (office["kind"] or "/" in office.group() or office.group().count(" ") > 2) and _END.match(text, office.end()):
        return _behind(bare, [Piece("issue", at, office.end())], limit, "legal")
    standard = _STANDARD.match(text, at, limit)
    if standard is None or not _END.match(text, standard.end()) or re.fullmatch(r"\S+\s(?:1[5-9]|20)\d\d", standard.group()):
        return None
    pieces = [Piece("issue", at, standard.end())]
    if year := standard["year"] or ((found := _YEAR_BEHIND.search(standard.group())) and found["year"]):
        pieces.append(Piece("date", at, standard.end(), year + (f"-{standard['month']}" if standard["month"] else "")))
    return _behind(bare, pieces, limit, "report")


def _behind(bare: BareText, pieces: list[Piece], limit: int, kind: str) -> Found:
    """With the day and the place behind the number."""
    text = bare.text
    for _ in range(3):
        end = max(piece.end for piece in pieces)
        gap = re.compile(r",\s|\s\((?:filed|issued|published|granted|eingereicht)?\s?|\s(?=\()").match(text, end, limit)
        if gap is None:
            break
        months = re.compile(r"[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}").match(text, gap.end(), limit)
        following = Piece("date", *months.span()) if months and not _said(pieces, "date") else None
        following = following or date_piece(text, gap.end(), limit, pieces)
        if following is None and not _said(pieces, "locator"):
            column = re.compile(r"(?:col\.|cols\.|Sp\.|Abs\.|claim|Anspruch)\s\d[\w:,\s-]{0,12}(?=[\s.,;(]|$)").match(
                text, gap.end(), limit
            )
            following = Piece("locator", *column.span()) if column else provision_piece(text, gap.end(), limit)
        if following is None:
            break
        pieces.append(following._replace(end=len(text[: following.end].rstrip())))
    found = closed(bare, pieces, limit, "patents and standards")
    return found._replace(type=kind)


def _said(pieces: list[Piece], name: str) -> bool:
    return any(piece.name == name for piece in pieces)
