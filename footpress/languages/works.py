"""Lists of works in a manuscript ("References", "Kaynakça"): their headings, and how an item of one begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from footpress.languages.patterns import alternatives
from footpress.languages.prose import is_prose
from footpress.languages.terms import fold_term, terms

_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXLivxl]{1,6}[.)])\s+(?=\S)")
_LABEL = re.compile(r"\s*(?:\\?\[(\d{1,3})\\?\]|\((\d{1,3})\)|(\d{1,3})\\?[.)]|(\d{1,3})(?=\s+[^\W\d_]))\s*(?=\S)")
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]\d\d|20\d\d)(?!\d)")
_ADDRESS = re.compile(r"https?://|www\.|\b10\.\d{4,}/", re.IGNORECASE)
_SHARE = 0.6
"""The share of items that must have a year or an address."""
_LONGEST = 2500
"""Characters of the longest item of a list."""


def is_over_works(text: str) -> bool:
    """Whether a line is a heading over a list of works, numbered or not: "7. References"."""
    bare = _NUMBER.sub("", text.strip(" #*:.\u3000").strip()).strip(" #*:.")
    if not 0 < len(bare) < 80:
        return False
    folded = fold_term(bare)
    return folded in _headings() or all(part in _headings() for part in _joined().split(folded))


@cache
def _headings() -> frozenset[str]:
    return frozenset(fold_term(term) for term in terms("works", "list"))


@cache
def _joined() -> re.Pattern[str]:
    """What joins two kinds of works in one heading: "Literatur und Quellen"."""
    joining = alternatives("works", "and")
    more = "|".join(alternatives(section, "and") for section in ("apparatus", "fields"))
    return re.compile(rf"\s+(?:{joining}|{more})\s+|\s*[,/&]\s*")


def dated(text: str) -> bool:
    """Whether a text gives a year, a word in the place of one, or an address."""
    return bool(_YEAR.search(text) or _ADDRESS.search(text) or forthcoming().search(text))


@cache
def forthcoming() -> re.Pattern[str]:
    """What stands in the place of a year."""
    return re.compile(rf"(?<!\w)(?:{alternatives('works', 'forthcoming')})(?!\w)", re.IGNORECASE)


def label_of(text: str) -> tuple[int, str]:
    """The number with which an item begins, and the rest of it; 0 where it has none."""
    found = _LABEL.match(text)
    if found is None:
        return 0, text
    return int(next(group for group in found.groups() if group)), text[found.end() :]


def are_works(items: Iterable[str]) -> bool:
    """Whether what stands under such a heading is a list of works, and no text about them ("Sources" may be over both)."""
    texts = [text for text in items if text.strip()]
    fit = [text for text in texts if len(text) < _LONGEST and dated(text) and not is_prose(text)]
    return bool(texts) and len(fit) >= _SHARE * len(texts)


def numbers_of(items: Iterable[str]) -> tuple[int, ...]:
    """The numbers of the items of a numbered list, from 1, one by one; () for one that is not numbered, whatever stands below it."""
    labels = [label_of(text)[0] for text in items if text.strip()]
    numbers = tuple(filter(None, labels))
    is_numbered = numbers == tuple(range(1, len(numbers) + 1)) and 2 * len(numbers) >= len(labels)
    return numbers if is_numbered else ()
