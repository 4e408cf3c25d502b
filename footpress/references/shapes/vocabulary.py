"""Step 2, shapes: the words of law and archives as parts of patterns ([law] and [archives] of each language)."""

from __future__ import annotations

import re
from functools import cache

from footpress.languages import every
from footpress.languages.terms import terms
from footpress.text.late_patterns import late


@cache
def languages(section: str, row: str) -> tuple[str, ...]:
    """The languages that have words of a kind."""
    return tuple(language.code for language in every() if language.terms(section, row))


@cache
def alternatives(section: str, row: str) -> str:
    """The terms of one kind in every language as alternatives of a pattern, the longest first; a blank matches any."""
    longest_first = sorted(terms(section, row), key=len, reverse=True)
    return "|".join(re.escape(term).replace(r"\ ", r"\s*" if "." in term else r"\s+") for term in longest_first)


@cache
def signal() -> re.Pattern[str]:
    """Words before a citation that are the author's: "See also", "Vgl. dazu", "см."."""
    found = sorted(terms("signals", "before a citation"), key=len, reverse=True)
    return late(rf"(?:{'|'.join(map(re.escape, found))})(?!\w)[.:,]?\s*", re.IGNORECASE)
