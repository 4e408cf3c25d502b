"""The words of languages as parts of patterns.

In a term a blank stands for any blanks. After a full stop it stands for none or one, and the stop itself may be missing after two letters
or more ("op. cit" is "opcit" too, "a. e" never "a e"). An apostrophe stands for both of its forms, `*` for the rest of a word, or for a
word where it stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from footpress.languages.language import Language
from footpress.languages.terms import terms

_MAY_LACK_ITS_STOP = re.compile(r"(?<=\w\w)\\\.\\ (?=\w)")


@cache
def alternatives(section: str, *rows: str) -> str:
    """The terms of rows in every language as alternatives, the longest first, for use inside (?:…)."""
    return _alternatives(term for row in rows for term in terms(section, row))


def own_alternatives(language: Language, section: str, *rows: str) -> str:
    """The same for one language; a pattern that matches nothing where it has no such words."""
    return _alternatives(term for row in rows for term in language.terms(section, row))


def pattern(term: str) -> str:
    """One term as a part of a pattern."""
    found = _MAY_LACK_ITS_STOP.sub(r"\\.?\\s?", re.escape(term))
    return re.sub("['’]", "['’]", found.replace(r"\.\ ", r"\.\s?").replace(r"\ ", r"\s+").replace(r"\*", r"\w+"))


def _alternatives(found: Iterable[str]) -> str:
    longest_first = sorted(dict.fromkeys(found), key=len, reverse=True)
    return "|".join(map(pattern, longest_first)) or "(?!)"
