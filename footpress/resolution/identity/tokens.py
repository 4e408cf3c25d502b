"""A title as words and numbers that can be compared: "The Ferrymen, Part II" → ferrymen, part, 2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from footpress.resolution.folding import SMALL_WORDS, fold_words, is_misspelling
from footpress.text.late_patterns import late

_PIECE = late(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])[^\W_])+"
    r"(?:['’ʼ](?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])[^\W_])+)*\.?"
)
"""A sign of Chinese or Japanese, each by itself, or a word with its apostrophes and its full stop."""
_ROMAN = late(r"(?=[IVXLCDM])M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_GREEK = late(r"([Α-Ωα-ω]{1,3})[΄ʹ´]")
_PARTS = "上中下甲乙丙丁一二三四五六七八九十"
"""Signs that number volumes in Chinese and Japanese."""
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ORDINAL = late(r"(\d+)(?:st|nd|rd|th|e|er|re|eme|eres?|ero|era|nci|inci|uncu|uncu|ncu|go|ej|y|ya|aya|oe|yi|de|ste)?")
_UMLAUT = late(r"([aou])e")
_LONGEST = 60
"""Titles are compared by so many words."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word folded, the number that it writes ("" for none), and whether it was cut short with a full stop."""

    typed: str
    word: str
    number: str = ""
    is_cut: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is a number or a single letter, which tell works apart that are called the same."""
        return bool(self.number) or len(self.word) == 1

    @property
    def is_year(self) -> bool:
        """Whether it may be a year."""
        return len(self.number) == 4 and self.number.isdigit() and "1000" <= self.number <= "2100"


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a title that count, in order; all of them where there are only small ones."""
    capitals = text.isupper()
    every: list[Token] = []
    kept: list[Token] = []
    for match in _PIECE.finditer(text):
        found = _tokens(match.group())
        if text[match.end() : match.end() + 1] == "-" or not all(_is_small(token, not every or capitals) for token in found):
            kept += found
        every += found
        if len(kept) >= _LONGEST:
            break
    return tuple(kept or every)[:_LONGEST]


def _tokens(piece: str) -> list[Token]:
    typed = piece.rstrip(".")
    words = fold_words(typed).split() or ([typed] if typed else [])
    return [Token(typed, word, number_of(typed if len(words) == 1 else word), piece.endswith(".")) for word in words]


def _is_small(token: Token, at_start: bool) -> bool:
    """A small word; a single capital letter and a Roman numeral are one at the beginning only ("A History"), not in "Part A"."""
    if token.word not in SMALL_WORDS:
        return False
    return at_start or not (token.number or (token.typed.isupper() and len(token.typed) == 1))


def number_of(typed: str) -> str:
    """The number that a word writes: "007" → 7, "XII" → 12, "21st" → 21, "451a" → 451a; "" for none."""
    if greek := _GREEK.fullmatch(typed):
        return f"greek {greek[1].casefold()}"
    if len(typed) == 1 and typed in _PARTS:
        return typed
    if any(character.isdigit() for character in typed):
        word = fold_words(typed)
        ordinal = _ORDINAL.fullmatch(word)
        return (ordinal[1] if ordinal else word).lstrip("0") or "0"
    if not typed.isupper() or not typed.isascii() or not _ROMAN.fullmatch(typed):
        return ""
    values = [_VALUES[letter] for letter in typed]
    following = [*values[1:], 0]
    return str(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))


@lru_cache(maxsize=16384)
def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in order, with Roman numerals: "Bd. II, Nr. 345" → 2, 345."""
    return tuple(number for piece in re.findall(r"[^\W_]+[΄ʹ´]?", text) if (number := number_of(piece)))


def are_one_word(one: Token, two: Token) -> bool:
    """The same word or number, a word and its abbreviation, or two spellings of one word."""
    if one.word == two.word or (one.number and one.number == two.number):
        return True
    if one.word[:1] != two.word[:1] or one.is_mark or two.is_mark:
        return False
    return _abbreviates(one, two) or _abbreviates(two, one) or are_one_spelt(one.word, two.word)


def _abbreviates(short: Token, long: Token) -> bool:
    return short.is_cut and len(short.word) >= 3 and long.word.startswith(short.word)


def are_one_spelt(one: str, two: str) -> bool:
    """Two spellings of one word: ae for ä, a letter left out, doubled, swapped or mistyped, but not the last ("Iran", "Marxist")."""
    if one[:1] != two[:1]:
        return False
    if _plain(one) == _plain(two):
        return True
    if not is_misspelling(one, two) or min(len(one), len(two)) < 4:
        return False
    return len(one) != len(two) or one[-1] == two[-1] or sorted(one) == sorted(two)


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    return _UMLAUT.sub(r"\1", word)
