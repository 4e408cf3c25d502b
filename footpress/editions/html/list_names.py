"""The names of the pages that list the articles of an author, a series, a subject: an article leads to them, the site makes them."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache

from footpress.model.article import Author
from footpress.records.keys import ascii_word

_LONGEST = 80
_MANY = 20_000
"""Names of one site, of which most stand in many articles."""


def author_stem(author: Author) -> str:
    """The name of an author's page, without .html. Two people of one name are told apart by their ORCID."""
    return _stem("author", author.name.display, author.orcid[-4:].lower())


def series_stem(name: str) -> str:
    """The name of a series' page, without .html."""
    return _stem("series", name)


def subject_stem(name: str) -> str:
    """The name of a subject's page, without .html. Capitals make no difference."""
    return _stem("subject", name.casefold())


@lru_cache(_MANY)
def _stem(kind: str, name: str, mark: str = "") -> str:
    """ "author-marta-ilvesson". Capitals, accents and punctuation make no difference; where the ASCII form says less than the name ("C++",
    "C#", two Chinese names that sound alike), a number of the name's own tells it apart."""
    name = unicodedata.normalize("NFC", name)
    words = [ascii_word(word).lower() for word in re.findall(r"\w+", name)]
    slug = "-".join(word for word in words if word)
    own = (
        "" if slug and len(slug) <= _LONGEST and all(map(_is_plain, name)) else f"{zlib.crc32(name.casefold().encode('utf-8')):x}"
    )
    return "-".join(part for part in (kind, slug[:_LONGEST].strip("-"), own, mark) if part)


def _is_plain(sign: str) -> bool:
    """Whether nothing but an accent or punctuation is lost of a sign in ASCII: a Latin letter, a figure, a blank, a mark between words."""
    if sign.isalpha():
        return unicodedata.name(sign, "").startswith("LATIN")
    return (
        sign.isspace()
        or sign in "0123456789"
        or (unicodedata.category(sign) in ("Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Mn") and sign not in "#%*@§")
    )
