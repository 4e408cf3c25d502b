"""Two titles compared, word by word in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from footpress.resolution.identity.tokens import Token, are_one_word, tokens
from footpress.resolution.identity.verdict import Difference

_LIKE = 0.7
"""Words so alike may be one word that was mistyped."""


@dataclass(frozen=True, slots=True)
class Titles:
    """How two titles go together.

    `same`: all words; `begins`: one is the beginning of the other; `inside`: one has most words of the other; `differ`: `differences`
    say in what. `spellings` are the words that one of them spells otherwise.
    """

    kind: Literal["same", "begins", "inside", "differ"]
    differences: tuple[Difference, ...] = ()
    spellings: tuple[Difference, ...] = ()


@lru_cache(maxsize=16384)
def compare_titles(one: str, two: str) -> Titles:
    """Two titles as typed, neither of them empty. A number or a single letter that differs makes them differ."""
    mine, yours = tokens(one), tokens(two)
    if len(mine) == len(yours) and all(a.word == b.word for a, b in zip(mine, yours, strict=True)):
        return Titles("same")
    if _share_nothing(one, two):
        return Titles("differ", (Difference("title", _typed(mine), _typed(yours)),))
    pairs = _aligned(mine, yours)
    gaps = [(a, b) for a, b in _gaps(mine, yours, pairs) if not _are_one_run(a, b)]
    left, right = [token for a, _ in gaps for token in a], [token for _, b in gaps for token in b]
    if left and right:
        return Titles("differ", (_difference(left, right, len(pairs)),))
    spellings = tuple(Difference("word", mine[i].typed, yours[j].typed) for i, j in pairs if _is_misspelt(mine[i], yours[j]))
    if not gaps:
        return Titles("same", (), spellings)
    return _shortened(left or right, len(pairs), mine if left else yours, spellings)


def have_other_words(one: str, two: str) -> bool:
    """Whether titles differ in three words at least, told at a glance: words that no word of the other title can be a spelling of, nor
    letters within its letters."""
    mine, yours = _glance(one), _glance(two)
    left = sum(start not in yours.starts and word not in yours.letters for start, word in mine.words)
    if not left:
        return False
    right = sum(start not in mine.starts and word not in mine.letters for start, word in yours.words)
    return right > 0 and left + right > 2


class _Glance(NamedTuple):
    """Of a title its words with what each begins with (its number, where it is one), all beginnings, and its letters without blanks."""

    words: tuple[tuple[str, str], ...]
    starts: frozenset[str]
    letters: str


@lru_cache(maxsize=16384)
def _glance(title: str) -> _Glance:
    words = tuple((token.number or token.word[:1], token.word) for token in tokens(title))
    return _Glance(words, frozenset(start for start, _ in words), "".join(word for _, word in words))


def _share_nothing(one: str, two: str) -> bool:
    """Whether no two words can be one, told at a glance: spellings of a word begin alike, numbers and run-together words are rare."""
    return _starts(one).isdisjoint(_starts(two)) and not _has_number(one) and not _are_one_run(tokens(one), tokens(two))


@lru_cache(maxsize=16384)
def _starts(title: str) -> frozenset[str]:
    return frozenset(token.number or token.word[:1] for token in tokens(title))


@lru_cache(maxsize=16384)
def _has_number(title: str) -> bool:
    return any(token.number for token in tokens(title))


def _aligned(mine: Sequence[Token], yours: Sequence[Token]) -> list[tuple[int, int]]:
    """The longest common run of words in order, as pairs of places."""
    rows, columns = len(mine), len(yours)
    begin = [token.word[:1] for token in yours]
    same = [
        [(a.word[:1] == letter or a.number != "") and are_one_word(a, b) for b, letter in zip(yours, begin, strict=True)]
        for a in mine
    ]
    found = [(i, j) for i, row in enumerate(same) if True in row for j, each in enumerate(row) if each]
    if len(found) < 2:
        return found
    length = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            length[i][j] = length[i + 1][j + 1] + 1 if same[i][j] else max(length[i + 1][j], length[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if same[i][j] and length[i][j] == length[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _gaps(
    mine: Sequence[Token], yours: Sequence[Token], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    """The words of either title between those that they share."""
    i = j = 0
    for after_i, after_j in (*pairs, (len(mine), len(yours))):
        if after_i > i or after_j > j:
            yield mine[i:after_i], yours[j:after_j]
        i, j = after_i + 1, after_j + 1


def _are_one_run(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """The same letters divided otherwise: "e-commerce" and "ecommerce", "Welt Wirtschaft" and "Weltwirtschaft"."""
    return "".join(token.word for token in left) == "".join(token.word for token in right)


def _is_misspelt(one: Token, two: Token) -> bool:
    return one.word != two.word and one.number == two.number == "" and not (one.is_cut or two.is_cut)


def _difference(left: Sequence[Token], right: Sequence[Token], shared: int) -> Difference:
    marks = [[token for token in side if token.is_mark] for side in (left, right)]
    if all(marks):
        what = "number" if any(token.number for side in marks for token in side) else "letter"
        return Difference(what, _typed(marks[0]), _typed(marks[1]))
    doubtful = shared > 0 and len(left) == len(right) == 1 and not any(marks)
    return Difference("title", _typed(left), _typed(right), doubtful and _are_alike(left[0].word, right[0].word))


def _are_alike(one: str, two: str) -> bool:
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _LIKE


def _typed(words: Sequence[Token]) -> str:
    return " ".join(token.typed for token in words)


def _shortened(surplus: Sequence[Token], shared: int, longer: Sequence[Token], spellings: tuple[Difference, ...]) -> Titles:
    """One title has words that the other lacks: a subtitle, or what makes it another part."""
    begins = list(longer[shared:]) == list(surplus)
    if part := _part(surplus, begins):
        return Titles("differ", (Difference("number", part.typed, ""),))
    if begins and shared:
        return Titles("begins", (), spellings)
    if shared >= len(surplus):
        return Titles("inside", (), spellings)
    return Titles("differ", (Difference("title", _typed(surplus), ""),))


def _part(surplus: Sequence[Token], begins: bool) -> Token | None:
    """The number of a part that only one title has: the last word, or nearly the first after what they share; never a year."""
    near = [*(surplus[:2] if begins else ()), *surplus[-1:]]
    return next((token for token in near if token.number and not token.is_year), None)
