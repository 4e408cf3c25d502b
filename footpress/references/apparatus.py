"""Step 2, reading: the closed lists of words that no field holds, because a style writes its own for them ([apparatus] of each language)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from footpress.languages import every
from footpress.languages.terms import fold_term, terms, words

BESIDE: dict[str, frozenset[str]] = {
    "page": frozenset({"pages", "locator"}),
    "here": frozenset({"locator"}),
    "volume": frozenset({"volume"}),
    "issue": frozenset({"issue", "volume"}),
    "edition": frozenset({"edition"}),
    "editor": frozenset({"editor"}),
    "translator": frozenset({"translator"}),
    "in": frozenset({"container", "editor"}),
    "seen": frozenset({"url", "doi", "accessed"}),
    "first": frozenset({"orig_date"}),
    "others": frozenset({"author", "editor", "translator"}),
    "and": frozenset({"author", "editor", "translator", "pages", "locator"}),
    "undated": frozenset({"place", "publisher", "title", "container", "author"}),
    "year": frozenset({"date", "orig_date", "accessed"}),
    "thesis": frozenset({"title", "publisher", "place", "date"}),
    "report": frozenset({"title", "publisher", "place", "date", "issue"}),
    "same": frozenset({"container", "title"}),
    "of": frozenset({"locator"}),
}
"""What a word says → the fields beside which it says so."""

NOTE_WORDS = words("apparatus", "note")
"""Words that name a note of this very document, whose number follows them."""
_LONGEST = 6

_STOPS = str.maketrans(dict.fromkeys(".,:;()[]", " "))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a list, as BCP 47 calls them."""
    return tuple(language.code for language in every() if language.rows("apparatus"))


@cache
def phrases_of(kind: str) -> frozenset[tuple[str, ...]]:
    """The phrases of every language that say this, each a tuple of folded words: a note may cite in several languages at once."""
    return frozenset(map(_bare, terms("law", "ofthe") if kind == "of" else terms("apparatus", kind)))


@cache
def _back() -> frozenset[tuple[str, ...]]:
    """The words that point back and those that name a note, without their stops."""
    pointing = (*terms("backs", "ibid"), *terms("backs", "opcit"), *terms("apparatus", "back"))
    return frozenset(phrase for term in pointing if (phrase := _bare(term))) | frozenset((word,) for word in NOTE_WORDS)


def match_back(folded: Sequence[str], start: int, end: int) -> int:
    """How many of the words [start, end) point back: "op. cit.", "supra note 5" or "note 5 above" with its number; 0 for none."""
    first = start + (folded[start] in words("apparatus", "see"))
    size = next((n for n in range(min(_LONGEST, end - first), 0, -1) if tuple(folded[first : first + n]) in _back()), 0)
    at = first + size
    size = at - start if size else 0
    named = size and folded[at - 1] in NOTE_WORDS
    if size and not named and at + 1 < end and folded[at] in NOTE_WORDS and folded[at + 1].isdecimal():
        return size + 2
    if not named or at >= end or not folded[at].isdecimal():
        return size
    return size + 1 + (at + 1 < end and folded[at + 1] in words("pointing", "above"))


def _bare(term: str) -> tuple[str, ...]:
    return tuple(fold_term(word) for word in term.translate(_STOPS).split())


@cache
def _longest(kind: str) -> int:
    return max(len(phrase) for phrase in phrases_of(kind))


def match(kind: str, folded: Sequence[str], start: int, end: int) -> int:
    """How many of the words [start, end) the longest phrase of this kind at `start` takes, 0 for none."""
    for size in range(min(_longest(kind), end - start), 0, -1):
        if tuple(folded[start : start + size]) in phrases_of(kind):
            return size
    return 0
