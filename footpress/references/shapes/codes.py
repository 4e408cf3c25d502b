"""Shape of step 2: provisions of codes: "§ 823 Abs. 1 BGB", "TBK m. 49/1", "Art. 927 do Código Civil", "CAL. CIV. CODE § 1714 (West 2020)"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.law_parts import closed, limit_of, named_by_its_ending, provision
from footpress.references.shapes.printed_law import printed
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_IN_A_GAZETTE = late(r"\s\((?:(?:consolidated text|tekst jedn\.|t\.j\.|cited after)(?::|\s)\s?)?(?=[A-Z])")
_END = late(
    r"\s*(?:$|[.;)\]»”,:]|https?:|\s(?:and|und|et|y|e|ve|и|i|en|sowie|i\.\s?V\.\s?m\.|iVm|i\.V\.m\.|m\.w\.N\.|mwN|cited|\()\b|\s[(–—-])"
)
"""What may stand behind a provision that is cited, and not told of in a sentence."""
_SHORT = r"[A-ZÄÖÜ][\w’]{0,20}?[A-ZÄÖÜ][\w’]{0,12}(?:-[A-ZÄÖÜ][\w]{0,14}){0,3}"
"""An abbreviation of a law: two capitals and more: "UrhG", "DSM-RL", "AEUV"."""
_LAND = r"(?:\s(?:NRW?|NW|BW|Bln|Bbg|HH|Hess|MV|Nds|RP|Saarl|Sachs|LSA|SH|Thür|F\.|a\.F\.|n\.F\.|aF|nF)(?![\w]))?"
_STATE = late(
    r"(?:(?P<volume>\d{1,2})\s)?(?P<container>(?:[A-Z][A-Za-z]{0,5}\.\s?){1,5}(?:(?:&\s)?[A-Z][A-Za-z]{1,12}\.?\s?){0,4}(?:Code|CODE|Stat\.|STAT\.|Law|LAW|Laws|LAWS|Ann\.|ANN\.|Comp\.|Regs?\.|C\.S\.|R\.S\.)(?:\sAnn\.|\sANN\.)?|[A-Z]{4,}\sCODE(?:\sANN\.)?)"
    r"(?:\s(?P<date>(?:1[89]|20)\d\d))?,?\s(?:art\.\s\d+,\s)?(?P<locator>§§?\s?\d[\w.:\-–]*(?:\([\w]+\))*(?:(?:,\s|\s?(?:and|&|to|-|–)\s?)(?:§\s?)?(?:\d[\w.:\-]*)?(?:\(\w+\))+)*)"
    r"(?:\s\((?:(?P<publisher>West|McKinney|LexisNexis|Lexis|Deering|Vernon|Supp\.|Baldwin|Michie)(?:\s(?:Supp\.|Ann\.))?,?\s)?(?P<date2>(?:1[89]|20)\d\d)\))?(?:\.?\s\((?P<publisher2>Lexis Advance|West|Westlaw|LexisNexis)\))?"
)
_CONSTITUTION = late(
    r"(?P<title>(?:U\.\s?S\.|[A-Z][a-z]{2,5}\.|[A-Z]{3,6}\.)\s(?:Const\.|CONST\.))\s(?P<locator>(?:art\.|amend\.|pmbl\.)(?:\s[IVXLC\d]+)?(?:,\s(?:§|cl\.|pt\.)\s?\w+)*)"
)


def codes(scan: Scan) -> Found | None:
    """A provision with its code before or behind it."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    if at >= limit or bare.is_quoted(at) or bare.is_slanted(at):
        return None
    if match := _CONSTITUTION.match(text, at, limit):
        return closed(bare, [Piece(name, *match.span(name)) for name in ("title", "locator")], limit, "codes")
    if match := _STATE.match(text, at, limit):
        spans = [(name.rstrip("2"), *match.span(name)) for name, typed in match.groupdict().items() if typed]
        pieces = [Piece(*span) for span in spans]
        kept = [piece for n, piece in enumerate(pieces) if piece.name not in {other.name for other in pieces[:n]}]
        return closed(bare, [*kept, Piece("", match.end(), match.end())], limit, "codes")
    return _named_behind(bare, at, limit) or _named_before(bare, at, limit)


def _named_behind(bare: BareText, at: int, limit: int) -> Found | None:
    """ "§ 5 UrhG", "Artículo 1902 del Código Civil"."""
    text = bare.text
    place = provision().match(text, at, limit)
    if place is None:
        return None
    if bracket := _IN_A_GAZETTE.match(text, place.end(), limit):
        where = printed(text, bracket.end(), limit)
        if where:
            return closed(bare, [Piece("locator", at, place.end()), *where], limit, "codes")
    name = _code().match(text, _before_a_name(text, at, place.end()), limit)
    if name is None or not name["name"]:
        return None
    gap = re.compile(r",\s").match(text, name.end(), limit)
    where = printed(text, gap.end(), limit) if gap else ()
    if where:
        last = name.start() if name.start() < place.end() else place.end()
        return closed(bare, [Piece("locator", at, last), Piece("title", *name.span("name")), *where], limit, "codes")
    if not _END.match(text, name.end()) or text[name.end() : name.end() + 1].isalnum():
        return None
    end = name.start() if name.start() < place.end() else place.end()
    pieces = [Piece("locator", at, end), Piece("title", *name.span("name"))]
    return closed(bare, pieces, limit, "codes")


def _before_a_name(text: str, at: int, end: int) -> int:
    """Where the name may begin: a provision may have swallowed the first letters of "§ 5 BGB" as its own."""
    last = re.compile(r"\s[A-Z]$").search(text, at, end)
    return last.start() if last else end


def _named_before(bare: BareText, at: int, limit: int) -> Found | None:
    """ "TBK m. 49/1", "C. civ., art. 1240"."""
    text = bare.text
    name = _name_alone().match(text, at, limit)
    if name is None:
        return None
    gap = re.compile(r",?\s").match(text, name.end(), limit)
    place = provision().match(text, gap.end(), limit) if gap else None
    if place is None or text[place.start()] in "sS":
        return None
    end = place.end()
    if more := re.compile(r"/\d+").match(text, end, limit):
        end = more.end()
    if not _END.match(text, end):
        return None
    return closed(bare, [Piece("title", at, name.end()), Piece("locator", place.start(), end)], limit, "codes")


@cache
def provision_told() -> re.Pattern[str]:
    """Before a provision in the middle of a sentence: "umgesetzt in §§ 61 Abs. 2, 61a UrhG"."""
    return late(rf"(?<=[a-zà-ÿ,])\s(?=(?:§§?|(?i:{alternatives('law', 'provision')})\s)\s?\d)")


@cache
def _code() -> re.Pattern[str]:
    """A code behind a provision, with the word that joins them."""
    names = rf"(?:{alternatives('law', 'Named')})(?:/(?:1[89]|20)\d\d)?"
    joint = r"(?:,?\s(?:of the|of|des|der|du|de la|de l[’']|de|da|do|del|della|dell[’']|dello|van het|van de)\s?|,?\s)"
    long = r"[A-ZÄÖÜ][\wäöüß-]{3,40}(?:gesetz(?:es|buch(?:es)?)?|ordnung|verordnung|richtlinie|vertrag(?:s|es)?)(?:\s\([A-Z]\w+\))?(?:\sdes\s(?:Landes|Bundes)(?:\s[A-ZÄÖÜ][\w-]{3,24}){0,2})?"
    numbered = r"(?:l\.|L\.|d\.lgs\.|D\.Lgs\.|D\.lgs\.|d\.l\.|D\.L\.|d\.p\.r\.|D\.P\.R\.|t\.u\.)\s(?:n\.\s)?\d{1,4}/\d{2,4}"
    english = r"(?:[A-Z][\w’-]+\s){1,4}(?:Directive|Regulation|Act|Treaty|Convention|Charter|Code|Ordinance|Constitution|Decision|Framework)(?:\s(?:1[89]|20)\d\d)?"
    polish = r"(?:ustawy|rozporządzenia)\s(?:o|w sprawie)\s[^\W\d_]{3,20}(?:\s[^\W\d_]{1,20}){0,5}"
    return late(rf"{joint}(?P<name>{names}|{long}|{numbered}|{english}|{polish}|{_SHORT}{_LAND})(?![\w’])")


@cache
def _name_alone() -> re.Pattern[str]:
    turkish = r"\d{3,5}\ssayılı\s(?:[^\W\d_]{2,20}\s){0,6}Kanun\w{0,6}(?:[’']\w{1,4})?"
    return late(rf"(?:{turkish}|{named_by_its_ending()}|{alternatives('law', 'Named')})(?![\w])")
