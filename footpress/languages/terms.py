"""The words of all languages together, for notes and manuscripts that speak several: each view is made once, when first needed.

Words are compared folded: without case, with one apostrophe. Where order could matter, the longest term comes first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from footpress.languages.language import every, of

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""The terms of several words by their first word, longest first, each a tuple of words and signs."""

_PIECE = re.compile(r"[^\W\d_]+(?:['’ʼ‐‑-][^\W\d_]+)*|\d+|\S")


def fold_term(text: str) -> str:
    """A word as it is compared: lower case, the Turkish dotted capital made plain, one apostrophe."""
    return text.lower().replace("i̇", "i").replace("’", "'")


@cache
def terms(section: str, row: str) -> tuple[str, ...]:
    """The terms of a row in every language, as typed, each once."""
    return tuple(dict.fromkeys(term for language in every() for term in language.terms(section, row)))


@cache
def words(section: str, row: str) -> frozenset[str]:
    """The one-word terms of a row in every language: words("fields", "page") holds "p", "sf", "стр"."""
    return frozenset(fold_term(term) for term in terms(section, row) if " " not in term)


@cache
def words_of(code: str, section: str, row: str) -> frozenset[str]:
    """The one-word terms of a row in one language."""
    return frozenset(fold_term(term) for term in of(code).terms(section, row) if " " not in term)


@cache
def all_words(section: str) -> frozenset[str]:
    """The one-word terms of a section's rows together."""
    return frozenset().union(*(words(section, row) for row in rows(section)))


@cache
def rows(section: str) -> tuple[str, ...]:
    """The rows of a section that some language has."""
    return tuple(dict.fromkeys(row for language in every() for row in language.rows(section)))


@cache
def months() -> dict[str, int]:
    """The number of each month's names and abbreviations."""
    return {word: int(number) for number in rows("months") for word in words("months", number)}


@cache
def phrases(section: str, row: str = "") -> Phrases:
    """The terms of a row, or of the whole section, cut into words and signs."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for name in [row] if row else rows(section):
        for term in terms(section, name):
            if pieces := tuple(fold_term(piece) for piece in _PIECE.findall(term)):
                table.setdefault(pieces[0], set()).add(pieces)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


def match(table: Phrases, folded: Sequence[str], start: int, end: int) -> int:
    """The number of tokens that the longest term at `start` takes, 0 for none."""
    for term in table.get(folded[start], ()):
        stop = start + len(term)
        if stop <= end and tuple(folded[start:stop]) == term:
            return len(term)
    return 0
