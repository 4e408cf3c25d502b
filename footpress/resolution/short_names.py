"""Step 3. Short names that a note gives a work: "(hereafter NSC)", "im Folgenden: Denkschrift", "Trade Map (ITC)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.languages.patterns import alternatives
from footpress.resolution.folding import fold_words
from footpress.resolution.mention import Mention
from footpress.text.late_patterns import late


def _of(row: str) -> str:
    return alternatives("pointing", row)


_INTRODUCED = late(
    rf"(?:[(\[,;–—]|\.)\s*(?:\w+\s+)?(?:{_of('hereafter')})(?!\w)(?:\s*(?:{_of('hereafter as')})(?![\w-]))*"
    r"\s*[:=–—,-]?\s*[\"'“„«‘*]*(?P<name>\w[^\"“”»’*()\[\];:,]{0,60}?)[\"”“»’'*]*"
    rf"\s*(?:{_of('so called')}|(?:{_of('followed')})\s[^.)]*)?\s*(?:[)\];,.]|$)",
    re.IGNORECASE,
)
_ACRONYM = late(
    r"(?<!\w)(?P<words>(?:[\w’'&-]{1,40}[\s,]{1,3}){2,12})[\"”“’*]*\s*[(\[]\s*[\"“„*]?(?P<name>[^\W\d_a-zа-я]{2,9}s?)[\"”“*]?\s*[)\]]"
)


def short_names(mention: Mention) -> Iterator[str]:
    """The short names, folded, that the note gives the work of this mention, after it or inside it."""
    text = f"{mention.text}{mention.after}"
    for match in _INTRODUCED.finditer(text):
        if name := fold_words(match["name"]):
            yield name
    for match in _ACRONYM.finditer(mention.text):
        if _spells(match["name"], match["words"]):
            yield fold_words(match["name"])


def _spells(acronym: str, words: str) -> bool:
    """Whether the letters of an acronym begin, in order, words that stand before it."""
    firsts = iter(fold_words(words).split())
    letters = [letter for letter in fold_words(acronym) if letter != " "]
    return bool(letters) and all(any(word.startswith(letter) for word in firsts) for letter in letters)
