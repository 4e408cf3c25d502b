"""Step 2, reading: the dictionaries of terms in terms/*.txt, read once when first needed.

A file holds lines "name: word word …"; `_` stands for a blank inside a term; in signals.txt and backs.txt the terms are
separated by " | ". A line that begins with # is a remark. Words are compared without case and without their last stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

_PIECE = re.compile(r"[^\W\d_]+(?:['’ʼ‐‑-][^\W\d_]+)*|\d+|\S")


def fold(text: str) -> str:
    """A word as dictionaries compare it: lower case, the Turkish dotted capital made plain, one apostrophe."""
    return text.lower().replace("i̇", "i").replace("’", "'")


@cache
def lines(file: str) -> dict[str, str]:
    """The lines of terms/<file>.txt by name."""
    text = files("footpress.references").joinpath("terms", f"{file}.txt").read_text(encoding="utf-8")
    pairs = (line.split(":", 1) for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {name.strip(): rest.strip() for name, rest in pairs}


@cache
def words(file: str, name: str) -> frozenset[str]:
    """The one-word terms of a line: words("fields", "page") holds "p", "sf", "стр"."""
    return frozenset(fold(word) for word in lines(file)[name].split())


@cache
def all_words(file: str) -> frozenset[str]:
    """The one-word terms of every line of a file."""
    return frozenset().union(*(words(file, name) for name in lines(file)))


@cache
def months() -> dict[str, int]:
    """The number of each month's name and abbreviation."""
    return {fold(word): int(number) for number, rest in lines("months").items() for word in rest.split()}


@cache
def phrases(file: str, only: str = "") -> dict[str, tuple[tuple[str, ...], ...]]:
    """The terms of several words, by first word, longest first, each a tuple of words and signs."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for name, rest in lines(file).items():
        if only and name != only:
            continue
        terms = rest.split(" | ") if " | " in rest else [word.replace("_", " ") for word in rest.split()]
        for term in terms:
            pieces = tuple(fold(piece) for piece in _PIECE.findall(term))
            if pieces:
                table.setdefault(pieces[0], set()).add(pieces)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


def match(table: dict[str, tuple[tuple[str, ...], ...]], folded: Sequence[str], start: int, end: int) -> int:
    """The number of tokens that the longest term at `start` takes, 0 for none."""
    for term in table.get(folded[start], ()):
        stop = start + len(term)
        if stop <= end and tuple(folded[start:stop]) == term:
            return len(term)
    return 0
