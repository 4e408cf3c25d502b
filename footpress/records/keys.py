"""Keys of entries: `reeves2012`, made from the first author (else the title) and the year, in plain ASCII."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from anyascii import anyascii

from footpress.model.reference import Reference

_WORD = re.compile(r"(?:\w\.){2,}|\w{2,}['’](?!s\b)\w\b|\w+")  # "U.S." and "Int'l" are one word, "l'État" is two
_SITE = re.compile(r"\A(?:[a-z]{2,10}://)?(?:www\.)?")  # what no address is told by
_ARTICLES = frozenset("a an the der die das ein eine le la les l un une il lo gli i el los las o os as uma um".split())


def ascii_word(text: str) -> str:
    """Letters and digits of a text in lower-case ASCII: "Ц. Лхам" → "tslkham"."""
    return re.sub(r"[^a-z0-9]", "", anyascii(text).lower())


def make_key(reference: Reference, taken: Container[str]) -> str:
    """A key that is not taken: `reeves2012`, then `reeves2012b`, `reeves2012c` …"""
    stem = (_name_part(reference) or "work") + ascii_word(reference.get("date")[:4])
    if stem not in taken:
        return stem
    return next(key for n in count(1) if (key := stem + _letters(n)) not in taken)


def _name_part(reference: Reference) -> str:
    people = reference.names("author") or reference.names("editor")
    if people and not people[0].literal:
        return ascii_word(people[0].family)
    source = people[0].family if people else (reference.get("title") or reference.get("container") or reference.get("url"))
    words = [ascii_word(word) for word in _WORD.findall(_SITE.sub("", source))]
    return next((word for word in words if word and word not in _ARTICLES and not word.isdigit()), "")


def _letters(n: int) -> str:
    """1 → b, 2 → c … 25 → z, 26 → z2."""
    return "abcdefghijklmnopqrstuvwxyz"[n] if n < 26 else f"z{n - 24}"
