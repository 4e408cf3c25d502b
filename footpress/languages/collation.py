"""The order of names and words in lists, as a language's alphabet has it: in Turkish ç follows c, in Swedish ö follows z.

Chinese is in the order of its pinyin, in traditional characters in that of their strokes (as Big5 has them); Japanese in that of the kana,
its kanji in that of JIS X 0208, which is by their readings. (Unicode CLDR has these orders for these languages too.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from string import ascii_lowercase

from anyascii import anyascii

from footpress.languages.language import of
from footpress.languages.scripts import script_of

_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]|AE|OE)(?: WITH .+)?")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_KATAKANA = re.compile("[\u30a1-\u30f6]")
_SMALL_KANA = re.compile("[ぁぃぅぇぉっゃゅょゎ]")
"""Each stands before the letter that it is, in Unicode too."""
_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ENCODED = {"Hant": "big5", "Jpan": "euc_jp", "Kore": "euc_kr"}
_SYLLABLE = 7
"""Letters of the longest pinyin, and one more."""
_UNKNOWN = 1 << 40

Key = tuple[tuple[tuple[int, int], ...], str]


def sort_key(text: str, lang: str) -> Key:
    """What a text is sorted by in lists of a language (by its BCP 47 tag): blanks, figures, the language's letters, the Latin ones, all
    others, Chinese characters; accents and case only in a tie."""
    letters = of(lang).terms("language", "alphabet")
    small = _small(text, letters)
    return tuple(_weights(small, _alphabet(letters), script_of(lang))), small


def _small(text: str, letters: tuple[str, ...]) -> str:
    if "ı" in letters:
        text = text.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFC", text.casefold())


@cache
def _alphabet(letters: tuple[str, ...]) -> Mapping[str, int]:
    return {letter: at for at, letter in enumerate(dict.fromkeys((*letters, *ascii_lowercase)))}


def _weights(text: str, alphabet: Mapping[str, int], script: str) -> Iterator[tuple[int, int]]:
    longest = max(map(len, alphabet))
    at = 0
    while at < len(text):
        size = next((size for size in range(longest, 0, -1) if text[at : at + size] in alphabet), 0)
        if size:
            yield 2, alphabet[text[at : at + size]]
            at += size
            continue
        yield from _weight(text[at], alphabet, script)
        at += 1


def _weight(character: str, alphabet: Mapping[str, int], script: str) -> Iterator[tuple[int, int]]:
    """The weights of a character that is no letter of the alphabet."""
    if _IDEOGRAPH.match(character):
        yield 4, _ideograph(character, script)
        return
    base = character if _HANGUL.match(character) else _base(character)
    if base[0] in alphabet:
        yield from ((2, alphabet[letter]) for letter in base)
    elif base.isalpha():
        yield 3, ord(base)
    elif base.isdigit():
        yield 1, unicodedata.digit(base, 0)
    elif base.isspace():
        yield 0, 0


def _ideograph(character: str, script: str) -> int:
    """The place of a Chinese character in the order of a script."""
    if script not in _ENCODED:
        pinyin = str(anyascii(character)).lower().strip()[:_SYLLABLE].ljust(_SYLLABLE)
        rank = 0
        for letter in pinyin:
            rank = rank * 27 + max(0, ord(letter) - 96)
        return rank << 21 | ord(character)
    try:
        return int.from_bytes(character.encode(_ENCODED[script]), "big")
    except UnicodeEncodeError:
        return _UNKNOWN + ord(character)


def _base(character: str) -> str:
    """A letter without its marks: é is e, ł is l, æ is ae, ガ and が are か."""
    plain = unicodedata.normalize("NFKD", character)[0]
    if _KATAKANA.match(plain):
        plain = chr(ord(plain) - 0x60)
    if _SMALL_KANA.match(plain):
        plain = chr(ord(plain) + 1)
    latin = _LATIN.fullmatch(unicodedata.name(plain, ""))
    return latin[1].lower() if latin else plain
