"""Shapes: people at the beginning of a citation: "Ruth Holm & Lars Rowe, ", "Kocka, Jürgen/Zwahr, Hartmut: ", "Fischer/Holm, "."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from footpress.languages.terms import all_words, fold_term, words
from footpress.references.assembly import SAME
from footpress.references.people.likeness import person_like
from footpress.references.shapes.bare_text import BareText
from footpress.references.tokens import tokenise
from footpress.text.late_patterns import late

_CHUNK = late(
    r"(?P<name>[^\W\d_](?:[^,:;/&“”„\"‘«»()\[\]\d<>*]){0,60}?)(?P<sign>,\s|:\s|/\s?|\s&\s|\s(?:and|und|et|y|e|i|и|ve|en|og|och|a)\s(?=[^\W\d_])|\s?[–—]\s|;\s|\.?\s(?=[“„\"‘«(\[])|$)"
)
_SUFFIX = late(r"(?:Jr\.?|Sr\.?|I{2,3}|IV|QC|KC)(?=,|\s|$)")
_OTHERS = late(r"(?:,?\s(?:et al\.|and others|u\.\s?a\.|et alii|y otros|e outros|i in\.|ve diğerleri|vd\.|и др\.))")
_SURNAME = late(
    r"(?:v\.\s|von\s|van\s(?:den?\s|der\s)?|de\s|di\s|du\s|della\s|zu\s|le\s|la\s)?[^\W\d_a-zà-ÿ][^\W\d_]+(?:[-’'][^\W\d_]+){0,2}$"
)
_LEMMA = late(r"(?:Art|Artikel|s\.\s?v|Lemma|Stichwort|voce|Einleitung|Vorwort|Introduction|Preface)\b\.?$")
_INITIAL = late(r"(?:^|[\s(])(?:[^\W\d_]|\d{1,3})\.\s$")
_GAP = late(r"[,:]?\s")
_JOINING = late(r"(?:&|and|und|et|y|e)\s")
_AND = frozenset({"&", "and", "und", "et", "y", "e", "i", "и", "ve", "en", "og", "och", "a"})


def people_end(bare: BareText, at: int, limit: int, *, surnames: bool = False) -> tuple[int, int] | None:
    """Where the people end that a citation begins with, and where what follows them does; None where no people stand.

    With `surnames` a surname alone is a person too: "Fischer/Holm, ZGE 2016, 482".
    """
    text, begin, several = bare.text, at, False
    if _INITIAL.search(text[max(0, at - 4) : at]) and text[max(0, at - 3) : at] != "v. ":
        return None  # an initial stands before
    while True:
        chunk = _CHUNK.match(text, begin, limit)
        if chunk is None or bare.is_quoted(begin) or not _set_alone(bare, begin, chunk):
            return None
        name = chunk["name"].strip()
        others = _OTHERS.search(name)
        if others:
            name = name[: others.start()]
        if SAME.match(name) or _LEMMA.match(name) or not _is_person(name, surnames or several):
            return None
        end, sign, behind = begin + len(name), chunk["sign"].strip(), chunk.end()
        if others:
            end = begin + others.end()
        if following := _OTHERS.match(text, chunk.end("name"), limit):
            end = following.end()
            gap = _GAP.match(text, end, limit)
            return (end, gap.end()) if gap else None
        if sign == ",":
            if suffix := _SUFFIX.match(text, behind, limit):
                gap = _GAP.match(text, suffix.end(), limit)
                if gap is None:
                    return None
                end, behind = suffix.end(), gap.end()
            elif (given := _CHUNK.match(text, behind, limit)) and _is_given(given["name"].strip()) and " " not in name.strip("."):
                end, sign, behind = given.end("name"), given["sign"].strip(), given.end()
        if sign in _AND or sign in ("/", ";", "–", "—"):
            begin, several = behind, True
            continue
        if sign == "," and behind < limit and _goes_on(bare, begin, behind, limit, surnames or several):
            begin, several = behind + len(_and_before(text, behind, limit)), True
            continue
        return (end, behind) if behind > end else None


def _set_alone(bare: BareText, begin: int, chunk: re.Match[str]) -> bool:
    """Whether a name is plain, or emphasised while what follows is not: "*Brandt*, Das Recht der Fähren"."""
    if not bare.is_slanted(begin):
        return True
    slanted = all(bare.is_slanted(place) for place in range(begin, chunk.end("name")) if bare.text[place].isalpha())
    return slanted and chunk.end() < len(bare.text) and not bare.is_slanted(chunk.end())


def _and_before(text: str, at: int, limit: int) -> str:
    match = _JOINING.match(text, at, limit)
    return match.group() if match else ""


def _goes_on(bare: BareText, first: int, at: int, limit: int, surnames: bool) -> bool:
    """Whether another person follows a comma: "…, & Weir,", "…, Pratt & Weir,", or one surely so by a given name or initial."""
    text = bare.text
    if bare.is_slanted(at) or bare.is_quoted(at) or text[at] in '“„"‘«':
        return False
    joined = _and_before(text, at, limit)
    following = _CHUNK.match(text, at + len(joined), limit)
    if following is None or not _is_person(following["name"].strip(), True):
        return False
    sign = following["sign"].strip()
    name = following["name"].strip()
    tokens = tokenise(name)
    sure = person_like(tokens, 0, len(tokens)) == 1.0
    if joined or sign == "&" or (sign in _AND and sure):
        return True
    again = _CHUNK.match(text, following.end(), limit) if sign == "," else None
    listed = re.compile(r",\s(?:&|and|und)\s").match(text, following.end("name"), limit)
    if listed or (again and again["sign"].strip() in ("&",) and _is_person(again["name"].strip(), surnames)):
        return True
    return sure and sign in (",", ":") and _initialled(following["name"]) and _initialled(text[first:at])


def _initialled(name: str) -> bool:
    return re.search(r"(?:^|[\s.])[^\W\d_]\.", name) is not None


@lru_cache(maxsize=8192)
def _is_person(name: str, surname: bool) -> bool:
    """Whether these words are one person: capitals, initials, particles, a known given name or no common word."""
    if len(name) < 2 or len(name.split()) > 6:
        return False
    if surname and _SURNAME.match(name):
        return fold_term(name) not in _common()
    tokens = tokenise(name)
    if len(name.split()) < 2 and not re.match(r"(?:[^\W\d_]\.)+\s?[^\W\d_]{2}", name):
        return bool(name.isupper() and len(name) > 3 and _SURNAME.match(name))
    return person_like(tokens, 0, len(tokens)) >= 0.6


def _is_given(name: str) -> bool:
    parts = re.findall(r"[^\s.]+\.?", name)
    known = all_words("given_names")
    return (
        0 < len(parts) < 5
        and fold_term(parts[0]) not in words("particles", "particle")
        and all(
            (part[0].isupper() and re.fullmatch(r"[^\W\d_]{1,3}\.?|[^\W\d_]\.?-?[^\W\d_]\.?", part))
            or fold_term(part.strip(".")) in known
            or fold_term(part) in words("particles", "particle")
            for part in parts
        )
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word in all_words("words") if len(word) > 2)
