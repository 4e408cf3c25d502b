"""The order of names and words in lists, as a language's alphabet has it: in Turkish ç follows c, in Swedish ö follows z."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from string import ascii_lowercase

from footpress.languages.language import Language

_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]|AE|OE)(?: WITH .+)?")

Key = tuple[tuple[tuple[int, int], ...], str]


def sort_key(text: str, language: Language) -> Key:
    """What a text is sorted by: blanks, figures, the language's letters, the Latin ones, all others; accents and case only in a tie."""
    small = _small(text, language)
    return tuple(_weights(small, _alphabet(language.terms("language", "alphabet")))), small


def _small(text: str, language: Language) -> str:
    if "ı" in language.terms("language", "alphabet"):
        text = text.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFC", text.casefold())


@cache
def _alphabet(letters: tuple[str, ...]) -> Mapping[str, int]:
    return {letter: at for at, letter in enumerate(dict.fromkeys((*letters, *ascii_lowercase)))}


def _weights(text: str, alphabet: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    longest = max(map(len, alphabet))
    at = 0
    while at < len(text):
        size = next((size for size in range(longest, 0, -1) if text[at : at + size] in alphabet), 0)
        if size:
            yield 2, alphabet[text[at : at + size]]
            at += size
            continue
        base = _base(text[at])
        if base[0] in alphabet:
            yield from ((2, alphabet[letter]) for letter in base)
        elif base.isalpha():
            yield 3, ord(base)
        elif base.isdigit():
            yield 1, unicodedata.digit(base, 0)
        elif base.isspace():
            yield 0, 0
        at += 1


def _base(character: str) -> str:
    """A letter without its marks: é is e, ł is l, æ is ae."""
    plain = unicodedata.normalize("NFKD", character)[0]
    latin = _LATIN.fullmatch(unicodedata.name(plain, ""))
    return latin[1].lower() if latin else plain
