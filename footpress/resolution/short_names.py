"""Step 3. Short names that a note gives a work: "(hereafter NSC)", "im Folgenden: Denkschrift", "Trade Map (ITC)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.resolution.folding import fold_words
from footpress.resolution.mention import Mention

_HEREAFTER = (
    r"hereafter|hereinafter|henceforth|from\s+now\s+on|subsequently|cited\s+as|abbreviated|im\s+[Ff]olgenden|nachfolgend|fortan|künftig|"
    r"zit(?:iert|\.)?\s+als|kurz|abgekürzt|ci-après|désormais|dorénavant|dorénavant|abrégé|en\s+adelante|de\s+(?:ahora|aquí)\s+en\s+adelante|"
    r"doravante|daqui\s+em\s+diante|d['’]ora\s+(?:in\s+poi|innanzi|in\s+avanti)|da\s+ora\s+in\s+poi|bundan\s+(?:sonra|böyle)|buradan\s+sonra|kısaca|"
    r"далее|в\s+дальнейшем|цаашид|hierna|verder|dalej"
)
_FILLER = (
    r"(?:\s*(?:cited|referred\s+to|referenced|abbreviated|quoted|simply|auch|nur|zitiert|zit\.|genannt|abgekürzt|citée?|cité|abrégé|citado|citada|"
    r"citato|citata|abbreviato|indicato|как|as|als|to|in|mit|come|como|con|comme|à|par|metinde|цит\.|gds)(?![\w-]))*"
)
_INTRODUCED = re.compile(
    rf"(?:[(\[,;–—]|\.)\s*(?:\w+\s+)?(?:{_HEREAFTER})(?!\w){_FILLER}\s*[:=–—,-]?\s*[\"'“„«‘*]*(?P<name>\w[^\"“”»’*()\[\];:,]{{0,60}}?)[\"”“»’'*]*\s*"
    r"(?:olarak\s+\w+|şeklinde\s+\w+|diye\s+\w+|гэх|genannt|zitiert|abgekürzt|(?:mit|with|followed|avec|con|seguid[oa])\s[^.)]*)?\s*(?:[)\];,.]|$)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
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
