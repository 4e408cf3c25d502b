"""Step 2, shapes: the words of terms/archives.txt and terms/law.txt as patterns."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.terms import lines


@cache
def languages(file: str, kind: str) -> tuple[str, ...]:
    """The languages that have words of a kind."""
    return tuple(name.split()[1] for name in lines(file) if name.split()[0] == kind)


@cache
def terms_of(file: str, kind: str) -> frozenset[str]:
    """The terms of one kind in every language, as typed."""
    return frozenset(term.strip() for name, rest in lines(file).items() if name.split()[0] == kind for term in rest.split(" | "))


@cache
def alternatives(file: str, kind: str) -> str:
    """The terms of one kind in every language as alternatives of a pattern, the longest first; a blank matches any."""
    found = terms_of(file, kind)
    return "|".join(
        re.escape(term).replace(r"\ ", r"\s*" if "." in term else r"\s+") for term in sorted(found, key=len, reverse=True)
    )


@cache
def signal() -> re.Pattern[str]:
    """Words before a citation that are the author's: "See also", "Vgl. dazu", "см."."""
    found = {term.strip() for rest in lines("signals").values() for term in rest.split(" | ")}
    return re.compile(
        rf"(?:{'|'.join(re.escape(term) for term in sorted(found, key=len, reverse=True))})(?!\w)[.:,]?\s*", re.IGNORECASE
    )
