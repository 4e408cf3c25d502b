"""Step 8, pack: where words are divided. WeasyPrint's own dictionaries (Pyphen's) and those of `footpress/languages/hyphenation`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from weasyprint.text.line_break import pyphen

from footpress.languages.hyphenation_patterns import PATTERNS

for _code, _path in PATTERNS.items():
    pyphen.LANGUAGES.setdefault(_code, _path)
    pyphen.LANGUAGES_LOWERCASE.setdefault(_code, _code)
pyphen.LANGUAGES["de"] = pyphen.LANGUAGES["de_DE"]  # the first of its name is Austria's


@cache
def dictionary_of(lang: str) -> str:
    """The name of the dictionary that divides words of a language, "" where there is none."""
    return str(pyphen.language_fallback(lang) or "") if lang else ""


@cache
def _dictionary(name: str, left: int, right: int) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=name, left=left, right=right)


def divisions(word: str, lang: str, least: Sequence[int]) -> Sequence[int]:
    """The places at which a word may be divided; `least` letters: of a word, before a division, and behind it."""
    total, left, right = least
    name = dictionary_of(lang)
    return _dictionary(name, left, right).positions(word) if name and len(word) >= total else ()
