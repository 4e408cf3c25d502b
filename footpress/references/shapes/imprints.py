"""Shapes: what stands behind a book's title: edition, volume, place, house, year, pages: "(Cambridge: CUP, 2001), 45–67", "München: Beck 2003, S. 45-67, hier S. 50"."""

from __future__ import annotations

import re
from functools import cache

from footpress.languages.terms import all_words
from footpress.references.shapes.found import Piece
from footpress.text.late_patterns import late

_YEAR = r"(?P<date>(?:1[5-9]|20)\d\d(?:[/–-]\d{2,4})?)(?!\d)(?:\sг\.|\sr\.)?"
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Žİ\u0400-\u042F][^\s,:;()\[\]\d]{0,24}"
_TOWN = rf"(?:{_WORD}(?:\s(?:am\s|an der\s|im\s|i\.\s|a\.\s|de\s|do\s|la\s|les\s|of\s|upon\s|nad\s)?{_WORD}){{0,3}}(?:\s\([A-Z][\w.]{{1,8}}\))?)"
_HOUSE = r"(?P<publisher>[^\W\d_][^,:;()\[\]]{1,64}?)"
_EDITION = (
    r"(?:(?:Bd\.|vol\.|Vol\.|t\.|tom|cilt|Cilt)\s(?P<volume>\d{1,3}|[IVXL]{1,6}),?\s)?"
    r"(?:(?P<edition>\d{1,2}(?:\.|st|nd|rd|th|ª|e|ème|ed)?|[Rr]ev\.)\s(?:(?:überarb|neu bearb|erw|aktual|rev)\.\s)?(?:Aufl\.|Auflage|edn\.?|ed\.|éd\.|ed|baskı|wyd\.|druk|изд\.),?\s)?"
)
_PAGE = r"(?:[A-Z]\.?\d{1,4}|\d{1,5}|[ivxlc]{1,7})"
_PAGES = late(
    rf"[,.:;]?(?:\s[-–—])?\s\(?(?P<label>(?:pp?\.|pgs?\.|S\.|Ss?\.|s\.|ss\.|sf\.|[СсCc]\.|str\.|стр\.|blz\.|p[áa]gs?\.|Seiten|pages?)\s?)?(?P<first>{_PAGE})(?P<range>\s?[-–—]\s?{_PAGE}|\sa\s\d{{1,5}})?(?P<on>\s?(?:f{{1,2}}(?!\w)\.?|et seqq?(?!\w)|sqq?(?!\w)\.?|ss(?!\w)\.?|e segg(?!\w)\.?|ve dev(?!\w)\.?|vd(?!\w)\.?|и след(?!\w)\.?|i n(?!\w)\.?|nn(?!\w)\.?))?\)?(?![\w])"
)
_PIN = late(
    rf"(?:,?\s(?:here|hier|ici|qui|aquí|aqui|esp\.|insb\.|at|w tym|tutaj|burada|здесь|на)\s(?:at\s|on\s)?(?:pp?\.\s|S\.\s|s\.\s|с\.\s)?|,\s(?:S\.\s|p\.\s)?|\s\((?=\d))(?P<locator>{_PAGE}(?:[-–]{_PAGE})?(?:\s?f{{1,2}}(?!\w)\.?)?)\)?(?![\w/])"
)


def imprint(text: str, at: int, limit: int) -> tuple[list[Piece], int] | None:
    """The pieces of the imprint at `at` and where it ends; None where none stands. A place without a colon must be a known one."""
    for pattern in _patterns():
        if (match := pattern.match(text, at, limit)) and _is_place(match):
            pieces = [Piece(name, *match.span(name)) for name, typed in match.groupdict().items() if typed]
            return sorted(pieces, key=lambda piece: piece.start), match.end()
    return None


def pages(text: str, at: int, limit: int) -> tuple[list[Piece], int] | None:
    """The extent at `at`, with the place in it that is pointed at; one page with its word alone is such a place."""
    match = _PAGES.match(text, at, limit)
    if match is None or (re.match(r"(?:1[5-9]|20)\d\d$", match["first"]) and not match["label"] and not match["range"]):
        return None
    end = max(match.end("first"), match.end("range"), match.end("on"))
    pin = _PIN.match(text, match.end(), limit)
    extent = match["range"] or match["on"] or (pin and not match["label"])
    if match["on"] and re.fullmatch(r"\s?f\.?", match["on"]) and match["label"]:
        extent = None  # "S. 46 f." of a chapter is a place in it, "S. 46 ff." its extent
    pieces = [Piece("pages" if extent or pin else "locator", match.start("first"), end)]
    stop = match.end()
    if pin:
        pieces.append(Piece("locator", *pin.span("locator")))
        stop = pin.end()
    return pieces, stop


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    one = rf"(?P<place>{_TOWN}(?:\s?[-–/]\s?{_TOWN}){{0,3}})"
    place = rf"(?P<place>{_TOWN}(?:(?:,\s|\s?[-–/;]\s?|\s(?:and|und|et|y|e)\s){_TOWN}){{0,3}})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\({_EDITION}{place}:\s{_HOUSE},?\s{_YEAR}\)",
            rf"\({_EDITION}{one},\s{_HOUSE},?\s{_YEAR}\)",
            rf"\({_EDITION}{place},?\s{_YEAR}\)",
            rf"\({_EDITION}{_HOUSE},?\s{_YEAR}\)",
            rf"\({_EDITION}(?P<place>{_WORD})\s{_YEAR}\)",
            rf"{_EDITION}{place}:\s{_HOUSE}[,.]?\s{_YEAR}",
            rf"{_EDITION}{one},?\s{_YEAR}",
            rf"{_EDITION}{one},\s{_HOUSE},?\s{_YEAR}",
            rf"{_EDITION}{place}\.?,?\s{_YEAR}",
            rf"{_EDITION}(?P<publisher>[^\W\d_][^,:;()\[\]]{{1,50}}?),\s{place}:?,?\s{_YEAR}",
            rf"{_EDITION}{_YEAR}",
        )
    )


def _is_place(match: re.Match[str]) -> bool:
    """Whether the place is one: told by the colon behind it, or known."""
    place, house = match.groupdict().get("place"), match.groupdict().get("publisher")
    if not place:
        return not house or (not is_town(house) and not re.search(r"\.\s|^(?:vol|Bd|ed|Hrsg|no|Nr|eds|hrsg)\b", house))
    if house and match.string[match.end("place") : match.end("place") + 1] == ":":
        return re.search(r"\s(?:and|und|et|y|e)\s", place) is None or _known(place)
    if _known(place) or (match.string[match.start()] == "(" and is_town(place)):
        return True
    first, *others = re.split(r",\s|\s?[-–/;]\s?|\s(?:and|und|et|y|e)\s", place)
    return _known(first) and (", " not in place or all(_known(town) for town in others))


def is_town(name: str) -> bool:
    """Whether what stands alone before a year in brackets is a place and no house: "(Nijmegen 2002)", but "(OUP 2000)", "(Hart 2001)"."""
    return _known(name) or (name.isalpha() and not name.isupper() and name.lower() not in _HOUSES and len(name) > 4)


def _known(town: str) -> bool:
    words = town.lower().replace("i̇", "i").split()
    return bool(words) and any(
        "_".join(words[:size]).strip(".()") in _places() or " ".join(words[:size]) in _LETTERS for size in (3, 2, 1)
    )


_HOUSES = frozenset(
    "hart brill routledge verso sage springer elgar ashgate palgrave macmillan polity penguin nijhoff kluwer intersentia butterworths "
    "blackwell wiley elsevier pearson longman giuffrè cedam dalloz suhrkamp beck nomos mohr duncker boom querido tecnos aranzadi civitas "
    "saraiva forense atlas seçkin beta iletişim наука".split()
)
"""Houses of one word that stand alone before a year in brackets."""
_LETTERS = frozenset({"м.", "л.", "спб.", "пг.", "к."})


@cache
def _places() -> frozenset[str]:
    return frozenset(word.replace(" ", "_") for word in all_words("places"))
