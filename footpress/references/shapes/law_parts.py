"""Shapes of law: what judgments, acts and documents share: a provision, a date, the end of words and of the citation."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.addresses import ADDRESS, extend_address, trim_address
from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, date_end
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_LONGEST = 900
DOCKET = late(
    r"[CTF]-\d+/\d+(?:\sP(?:PU)?)?(?:\s(?:und|and|y|et|e)\s[CTF]-\d+/\d+)*|(?:[IVX]+[a-z]?|\d+)\s[A-Z][A-Za-z]{0,3}(?:\s\([A-Za-z]+\))?\s\d+/\d+(?:\s[A-Z])?"
    r"|[IVX0-9]+-\d+\s[A-Z]+\s\d+/\d+|E\.\s?\d{4}/\d+,?\s?K\.\s?\d{4}/\d+|\d{2}-\d{2}\.\d{3}|\d{1,5}/\d{2,4}|\d{1,5}(?=\sdel?\s(?:1[5-9]|20)\d\d)"
)
NICKNAME = late(r",\s(?:the\s)?(?:[A-Z]\w+\s){1,3}(?:Directive|Regulation|Act|Richtlinie|Verordnung),?\s(?=https?://)")
"""What a law is called for short, before its address: "DSM Directive, https://…"."""
_PAGE = late(
    r"(?:S\.|pp?\.|str\.|с\.|págs?\.|blz\.|at\sp?p?\.?)\s?(?P<page>\d+(?:\s?[-–]\s?\d+)?(?:\sf{1,2}(?!\w)\.?)?)(?![\w/])"
)
SEPARATOR = late(r"\s*(?:[,.:=(]|[–—-](?=\s)|//)?\s*(?:[–—-]\s)?")


def limit_of(bare: BareText, at: int) -> int:
    """Where the stretch ends that one citation may take."""
    found = bare.text.find(";", at, at + _LONGEST)
    return found if found >= 0 else min(len(bare.text), at + _LONGEST)


def closed(bare: BareText, pieces: list[Piece], limit: int, rule: str) -> Found:
    """The citation with what may follow its last piece: a provision, an address, a closing bracket that it opened."""
    text = bare.text
    end = max(piece.end for piece in pieces)
    for _ in range(4):
        said = {piece.name for piece in pieces}
        gap = (
            NICKNAME.match(text, end, limit)
            or found_at().match(text, end, limit)
            or re.compile(r"[)\]]?[,.:]?\s*<?(?=https?:)|[)\]]?,?\s+|\.\s(?=Arts?\.\s\d)").match(text, end, limit)
        )
        at = gap.end() if gap else end
        if gap and not said & {"url", "doi"} and (match := ADDRESS.match(text, at, limit)):
            end = extend_address(text, trim_address(text, at, match.end()), at, limit)
            pieces.append(Piece("doi" if "doi.org/10." in text[at:end] else "url", at, end))
            end += text[end : end + 1] == ">"
        elif said & {"url", "doi"} and "accessed" not in said and (seen := _seen().match(text, end, limit)):
            stop = date_end(text, seen.end(), limit)
            if stop == seen.end():
                break
            pieces.append(Piece("accessed", seen.end(), stop))
            end = stop
        elif (
            gap
            and ("." not in gap.group() or text.startswith("Art", at))
            and (place := provision_piece(text, at, limit))
            and not any(p.name == "locator" for p in pieces)
        ):
            pieces.append(place)
            end = place.end
        else:
            break
    end = max(end, pieces[-1].end)
    inside = text[pieces[0].start : end]
    if inside.count("(") > inside.count(")"):
        close = re.compile(r"[^()]{0,40}?\)").match(text, end, limit)
        end = close.end() if close else end
    return Found("legal", tuple(piece for piece in pieces if piece.end > piece.start), end, rule)


@cache
def found_at() -> re.Pattern[str]:
    """Words before an address: ", available at: ", ". Disponível em: <"."""
    return late(rf"[)\]]?[,.;]?\s(?:[–—-]\s)?\(?(?i:{alternatives('law', 'foundat')}):?\s?<?\s?(?=https?:|www\.)")


@cache
def _seen() -> re.Pattern[str]:
    """Words before the day on which a page was seen."""
    return late(rf"[>)]?[,.;]?\s?[(\[]?(?i:{alternatives('law', 'seen')}):?\s")


@cache
def provision() -> re.Pattern[str]:
    """A provision or margin number with its word: "Art. 5(2)", "§ 4 Abs. 2", "Rn. 12 ff."."""
    number = r"(?:(?:[LRDAC]\.?\s?\*?)?\d+(?:bis|ter|quater|\w)?(?:[.\-]\d+)*(?:\.?[ºª])?|[IVXLC]+)(?:\s?\((?!(?:1[5-9]|20)\d\d\))\w+\))*"
    more = rf"(?:(?:,\s|\s(?:and|und|e|y|et|bis|to|i\.V\.m\.)\s|\s?[-–]\s?){number})*"
    sub = r"(?:,?\s(?:Abs\.|S\.|Satz|Nr\.|lit\.|UAbs\.|Unterabs\.|Buchst\.|Hs\.|Alt\.|al\.|bend|fıkra|f\.|comma|lett\.|n\.|point|let\.|ust\.|§|par\.|pkt|zd\.|odst\.|písm\.|cl\.|inciso|apartado|alínea|inc\.|caput|Rn\.?|Rz\.?|Rdnr\.?|N)\s?\w+(?:\(\w+\))*)*"
    word = alternatives("law", "provision")
    return late(
        rf"(?i:(?:{word}))(?:\s?(?=[\d(])|\s(?=[IVXLC])|(?<=[.§¶])\s?(?=[A-Z]\.?\s?\d)){number}{more}{sub}(?:(?:,\s|\s(?:und|and|et|e|y|i)\s)(?!\d{{4}}){number}{sub}(?=[\s,.;)]))*(?:\s?ff?\.)?(?!\w)"
    )


@cache
def provisions_of_an_act() -> re.Pattern[str]:
    """The provisions of an English act, one or several: "s 29(2)", "ss 3, 4 and 9", "Sch. 5, Pt II", "Part IV, Ch 2"."""
    number = r"(?:(?!(?:1[5-9]|20)\d\d(?!\w))\d{1,4}[A-Z]{0,3}|[IVXLC]+[A-Z]?)(?:\(\w{1,5}\))*(?!\w)(?:[-–]\(\w{1,5}\))?"
    several = rf"{number}(?:(?:,\s|,?\s(?:and|or|to|&)\s|\s?[-–]\s?){number}(?!\s[A-Z]\w*\.))*"
    one = rf"(?i:{alternatives('law', 'part of an act')})(?:\s?(?=\d)|\s(?=[IVXLC]))(?-i:{several})"
    return late(rf"{one}(?:(?:,?\s|,?\s(?:and|&)\s){one})*")


@cache
def named_by_its_ending() -> str:
    """The name of an act whose last word tells that it is one: "Liman Yönetmeliği"."""
    words = rf"(?:[^\W\d_a-zçğıöşü][\w’'\-]*\s(?:{alternatives('law', 'between')}\s)?){{1,8}}"
    return rf"{words}(?i:{alternatives('law', 'ending')})"


def provision_piece(text: str, at: int, limit: int) -> Piece | None:
    """The provision at `at` as a place that is pointed at."""
    if page := _PAGE.match(text, at, limit):
        return Piece("locator", *page.span("page"))
    match = provision().match(text, at, limit)
    return Piece("locator", at, match.end()) if match else None


def date_piece(text: str, at: int, limit: int, so_far: list[Piece]) -> Piece | None:
    """A date at `at` where none was said; the word before it is passed over."""
    if any(piece.name == "date" for piece in so_far):
        return None
    lead = re.compile(
        r"(?:vom|v\.|of|de|del|du|z\sdnia|z\sdn\.|z|от|den|ze\sdne|dated|j\.|em|T\.|tarih:|d\.)\s", re.IGNORECASE
    ).match(text, at, limit)
    begin = lead.end() if lead else at
    end = date_end(text, begin, limit)
    if end == begin or (end < len(text) and text[end].isalnum()):
        return None
    year = re.compile(r"\s[rг]\.(?=\W|$)").match(text, end, limit)  # "1990 r.", "1990 г."
    return Piece("date", begin, year.end() if year else end)


def words_end(bare: BareText, at: int, limit: int) -> int:
    """Where words end: at a comma, a dash between blanks, a bracket, a full stop that ends a sentence."""
    for match in re.compile(r",|\s[–—-]\s|\s\(|\.(?=\s[A-ZÀ-ÞА-Я]|$)").finditer(bare.text, at, limit):
        if match.group() == "." and bare.is_abbreviated(at, match.start()):
            continue
        return match.start()
    return limit if limit == len(bare.text) or bare.text[limit] == ";" else at
