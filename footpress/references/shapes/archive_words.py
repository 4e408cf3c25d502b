"""Shapes of archives: shelf marks and leaves: "Bestand 12, Nr. 345", "FO 371/23456", "Bl. 7r"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

CAPITAL = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢİĪĶĻŁŃŅŇŐŒŘŚŞŠŢȚȘŤŪŮŰŽŹŻΑ-ΩА-ЯЁЄІЇҐӨҮ"
_MARK = rf"(?:[{CAPITAL}]{{1,4}}[-‐‑.\s]?)?\d(?:[\w./:°\-‐‑–]*[\w°])?(?:\s(?:and|und|et|y|e|ve|и|i|en)\s\d(?:[\w./\-–]*\w)?)?"
UNDATED = late(r"(?:n\.\s?d\.|undated|o\.\s?[DJ]\.|s\.\s?d\.|б\.\s?[дг]\.|t\.y\.|b\.d\.)(?!\w)", re.IGNORECASE)
SIDE = late(r"\d\s?[rv](?!\w)|^(?:fol|bll?|лл?|vr|fl|арк)\b", re.IGNORECASE)
"""A leaf that is no page."""
_SHELF = late(
    rf"(?:[{CAPITAL}][\w.\-]{{0,11}}\s){{0,3}}[{CAPITAL}][{CAPITAL}a-z.\-‐‑]{{0,14}},?\s?\d{{1,9}}[A-Za-z]?(?:[/:]\s?[\w\-–]{{1,30}}(?:\s[A-Z][a-z]{{1,20}}\s[\w\-]{{1,20}}(?=/))?){{1,8}}(?:\s(?:and|und|et|y|e|ve|и)\s\d{{1,9}})?"
    rf"|[{CAPITAL}]{{1,4}}(?:[.\-‐‑]\s?[{CAPITAL}]{{1,6}})*\.?,?\s(?!(?:1[5-9]|20)\d\d(?![\d/]))\d{{1,9}}(?:[/.\-]\d{{1,9}}){{0,8}}(?![\w])"
    r"|\d{1,4}\s[A-Z]{1,3}\s(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,6}(?:[/.\-]\d{1,6}){0,3}(?!\w)|\d{1,4}\s[A-Z]{2,5}(?:/[A-Z\d]{1,6}){1,4}(?!\w)"
    r"|\d{1,9}(?:[./]\d{1,9}){1,8}(?!\w)|[A-Z]\d{1,9}(?:[/\-]\w{1,20}){1,8}"
)
"""Marks without a word: "FO 371/23456", "R 58/243", "HR. SYS., 1845/3", "45/12", "F 7", "RG 59/Decimal File 45-49/6747"."""


@cache
def other_calendar() -> re.Pattern[str]:
    """A day of the Hijri or the Rumi calendar, with the day of ours in brackets: "12 Ramazan 1312", "5 Teşrinievvel 1325"."""
    months = alternatives("archives", "Month")
    return late(
        rf"(?:[HR]\.?\s)?(?:\d{{1,2}}\s)?(?:{months})\s(?:sene\s)?1[0-4]\d\d(?!\d)(?:\s[\[(][^()\[\]]{{4,30}}[\])])?|[HR]\.\s?\d{{1,2}}[./]\d{{1,2}}[./]1[0-4]\d\d"
    )


@cache
def strong_mark() -> re.Pattern[str]:
    """A mark that only archives have: a unit with its mark, or a shelf mark with a stroke."""
    units, series, numbers = (alternatives("archives", kind) for kind in ("unit", "series", "number"))
    aside = r"(?:\s*[(\[][^()\[\]]{1,30}[)\]])?"
    return late(
        rf"(?i:(?<!\w)(?:{units}|{series})(?:\.|(?!\w)){aside}:?\s*(?:[-‐‑](?=\d))?(?:(?:{numbers})(?:\.|(?!\w))\s*)?){_MARK}"
        rf"|(?i:(?<!\w)(?:{series})(?!\w)\s*)[{CAPITAL}]{{1,2}}(?!\w)|[fF]\.?\s?\w[\w\-]*(?=[,.]\s*[oO]p\b)|[dD]\.\s?\d+(?=,\sll?\.)"
    )


@cache
def weak_mark() -> re.Pattern[str]:
    """A number that books have too."""
    numbers = alternatives("archives", "number")
    return late(
        rf"(?i:(?<!\w)(?:{numbers})(?:\.|(?!\w))\s*)(?:{_MARK}|[{CAPITAL}](?!\w))|(?!1[5-9]\d\d)\d{{1,6}}(?:\.\s?(?:csomó|cs|tétel|doboz|kötet)(?!\w)|[a-z]?(?=[,;]|\.?$))"
    )


@cache
def _leaf_pattern() -> re.Pattern[str]:
    one = r"(?:\d+\s?(?:(?:[rvab]°?|об\.?|зв\.?|rv|verso|recto|°)(?!\w))?|[ivxlc]+(?!\w))"
    words, unnumbered = alternatives("archives", "leaf"), alternatives("archives", "unnumbered")
    return late(
        rf"(?i:(?<!\w)(?:{words})\.?)\s?{one}(?:\s?[-–]\s?{one})?(?:(?:,\s?|\s(?:and|und|et|y|e|ve|и|i)\s){one}(?:\s?[-–]\s?{one})?(?![\w/–-]|\.\d|\s[^\W\d_]{{3,}}\s\d{{4}}))*(?:\s?ff?\.|\s?sqq?\.)?"
        rf"|(?i:(?<!\w)(?:{unnumbered})(?:\.|(?!\w)))"
    )


def mark(text: str, at: int, limit: int) -> re.Match[str] | None:
    """The longest mark at `at` that tells an archive, unless it is a leaf."""
    found = [match for match in (strong_mark().match(text, at, limit), _SHELF.match(text, at, limit)) if match]
    best = max(found, key=lambda match: match.end(), default=None)
    return best if best is not None and (strong_mark().match(text, at, limit) or leaf(text, at, limit) is None) else None


def leaf(text: str, at: int, limit: int) -> re.Match[str] | None:
    """A leaf or page; a capital letter alone is none without its stop ("F 7" is a series, "S. 7" a page)."""
    match = _leaf_pattern().match(text, at, limit)
    return match if match and ends_word(text, match.end()) and not re.match(r"[A-Z]\s", match.group()) else None


def ends_word(text: str, end: int) -> bool:
    """Whether what ends here isn't cut off in the middle of a word or number."""
    return end >= len(text) or text[end] in " ,.;:()[]"
