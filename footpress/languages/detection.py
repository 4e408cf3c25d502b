"""Which language a text is in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp, sqrt
from typing import Any

from footpress.languages.language import every

_SURE = 0.75


@lru_cache(maxsize=4096)
def detect(text: str, default: str = "") -> str:
    """The BCP 47 language of a note, of a few words or more, among those that notes are read in; `default` where it does not say clearly."""
    return _surest(text, _of_notes()) or default


@lru_cache(maxsize=64)
def detect_text(text: str, default: str = "") -> str:
    """The language of a longer text, a paragraph or more, among all that have a file; `default` where it does not say clearly."""
    return _surest(text, tuple(_identifier().nb_classes)) or default


def likeliest(text: str, number: int) -> tuple[str, ...]:
    """The languages that a text is most like, the first most."""
    return tuple(str(code) for code, _ in _identifier().rank(text.lower())[:number])


def closest(text: str, among: Sequence[str]) -> str:
    """Which of some languages a text is most like; the first of those that no model knows, where it knows none."""
    known = [code for code in among if code in _identifier().nb_classes]
    likely = dict(_identifier().rank(text.lower()))
    return max(known, key=lambda code: likely[code], default=among[0]) if len(among) > 1 else among[0]


def _surest(text: str, among: Sequence[str]) -> str:
    if not any(character.isalpha() for character in text):
        return ""
    scale = sqrt(len(text.lower().encode()))  # as py3langid does, so that a long text is not surer than it is
    likely = [(float(weight) / scale, str(code)) for code, weight in _identifier().rank(text.lower()) if code in among]
    best, code = max(likely)
    return code if 1 / sum(exp(weight - best) for weight, _ in likely) >= _SURE else ""


@cache
def _of_notes() -> tuple[str, ...]:
    return tuple(language.code for language in every() if language.babel)


@cache
def _identifier() -> Any:
    """The model of our languages, loaded on first use."""
    from footpress.languages.identifier import identifier

    return identifier([language.code for language in every()])
