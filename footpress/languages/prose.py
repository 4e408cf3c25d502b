"""Whether a paragraph that gives years is text, and no item of a list of works: it says sentences, or cites works itself."""

from __future__ import annotations

import re

_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_CITED = re.compile(rf"\((?:[^()]*?[\s;])?[^\W\d_]{{2,}}[^():\d]{{0,60}}{_YEAR}[a-z]?(?:\s?[,:;][^()]*)?\)")
"""A call in brackets: "(see Smith and Lee 2012, 14)"; "(Oxford: Quay Press, 2012)" is an imprint."""
_NAMED = re.compile(rf"[^\W\d_]{{2,}}\s\({_YEAR}[a-z]?(?:\s?[,:][^()]*)?\)\s(?P<next>[^\W\d_]+)")
"""A call in a sentence: "Smith (2012) shows"."""
_PLACED = re.compile(rf"(?:[,.:;(\[]|\b(?P<before>[^\W\d_]+))\s*{_YEAR}(?!\d)")
"""A year, and what stands before it: a sign or a name before that of an item, a small word in a sentence ("from 1750 to 1834")."""
_ADDRESS = re.compile(r"https?://|www\.|\b10\.\d{4,}/", re.IGNORECASE)
_OPENING = re.compile(r"[^,.:;!?()\[\]{}*_“”„\"«»‹›‘\d–—/]+")
_SENTENCES = re.compile(r"(?<=[^\W\d_]{2}[.!?…])\s+|(?<=[)”»\"][.!?])\s+|(?<=[。！？])")
_TWICE = 2
_SMALL = 2
_OPENING_WORDS = 4
_MANY = 3


def is_prose(text: str) -> bool:
    """Whether a text is sentences: it cites in a sentence or twice, or begins as no item does (four words without a sign, two of them
    small) and cites once, has no year in the place of an item's, or is three sentences."""
    if any(found["next"].islower() and found.start() for found in _NAMED.finditer(text)):
        return True
    cited = len(_CITED.findall(text))
    if cited >= _TWICE:
        return True
    if not _is_sentence(text):
        return False
    sentences = sum(map(_is_sentence, _SENTENCES.split(text)))
    return bool(cited) or sentences >= _MANY or not (_has_year_of_item(text) or _ADDRESS.search(text))


def _is_sentence(text: str) -> bool:
    """Whether it begins with words that no sign parts, some of them small: items begin with names."""
    found = _OPENING.match(text.strip())
    words = found.group().split() if found else []
    return len(words) >= _OPENING_WORDS and sum(word.islower() for word in words[1:]) >= _SMALL


def _has_year_of_item(text: str) -> bool:
    return any(not (found["before"] or "").islower() for found in _PLACED.finditer(text))
