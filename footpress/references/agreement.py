"""Step 2, doubts: whether two readings of one field say the same, but for what no entry would differ by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from footpress.model.names import Name

Value = str | Sequence[Name]
_ALIKE = 0.9
"""Texts that are longer have this share of their letters in common where they are one text, read to a word more or less."""
_TEXTS = ("title", "container", "publisher", "place")


def letters(text: str) -> str:
    """Letters and figures alone, without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", plain)


def agree(name: str, one: Value, other: Value) -> bool:
    """Whether two values of the field `name` are the same reading. Numbers must be the same; a date may be more exact."""
    if isinstance(one, str) and isinstance(other, str):
        return _same_text(name, one, other)
    return _families(one) == _families(other)


def _same_text(name: str, one: str, other: str) -> bool:
    a, b = letters(one), letters(other)
    if a == b or not (a and b):
        return a == b
    if name == "date":
        return one[:4] == other[:4]
    same_figures = re.findall(r"\d+", one) == re.findall(r"\d+", other)
    return name in _TEXTS and same_figures and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _families(people: Value) -> frozenset[str]:
    return frozenset(letters(person if isinstance(person, str) else person.family) for person in people)
