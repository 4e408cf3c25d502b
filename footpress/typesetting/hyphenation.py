"""Step 8, pack: where words are divided. WeasyPrint's own dictionaries (Pyphen's) and those of `footpress/languages/hyphenation`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from weasyprint.text.line_break import pyphen

from footpress.languages.hyphenation_patterns import PATTERNS

for _code, _path in PATTERNS.items():
    pyphen.LANGUAGES.setdefault(_code, _path)
    pyphen.LANGUAGES_LOWERCASE.setdefault(_code, _code)
pyphen.LANGUAGES["de"] = pyphen.LANGUAGES["de_DE"]  # the first of its name is Austria's

_NO_FIGURES = str.maketrans("", "", "0123456789")


class Patterns(pyphen.HyphDict):  # type: ignore[misc]
    """Pyphen's patterns of a language, each of which it reads when a word first has it: the words of an article have one in ten."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            encoding = stream.readline().decode()
        text = path.read_text("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
        text = pyphen.parse_hex(lambda found: chr(int(found[1], 16)), text) if "^^" in text else text
        lines = [line for line in map(str.strip, text.split("\n")[1:]) if line and not line.startswith(pyphen.ignored)]
        begins = [line.partition("/")[0] if "=" in line else line for line in lines] if "=" in text else lines
        letters = "\n".join(begins).translate(_NO_FIGURES).split("\n")
        divides = re.compile("[1-9]").search
        self.patterns = _Unread({each: line for each, begin, line in zip(letters, begins, lines, strict=True) if divides(begin)})
        self.cache: dict[str, Any] = {}
        self.maxlen = max(map(len, self.patterns))

    def positions(self, word: str) -> list[Any]:
        """As Pyphen's, whose places in a word slip by one behind a letter that is two when it is small (İ)."""
        return list(super().positions("".join(letter.lower()[0] for letter in word)))


class _Unread(dict[str, Any]):
    """What pattern is of these letters; a line is read when it is asked for."""

    def get(self, letters: str, default: Any = None) -> Any:
        found = super().get(letters, default)
        if isinstance(found, str):
            found = self[letters] = READ(_Line(found)).patterns[letters]
        return found


class _Line:
    """One line of a dictionary, where Pyphen expects the path of its file."""

    def __init__(self, line: str) -> None:
        self._line = line

    def open(self, mode: str) -> BytesIO:  # noqa: ARG002
        return BytesIO(b"UTF-8")

    def read_text(self, encoding: str) -> str:  # noqa: ARG002
        return f"\n{self._line}"


READ = pyphen.HyphDict
"""Pyphen's own, which reads all at once."""
pyphen.HyphDict = Patterns


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
