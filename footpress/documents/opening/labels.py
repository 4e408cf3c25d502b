"""Labels that tell what a line above the text is: "Abstract:", "Anahtar kelimeler", "Received 3 May 2020"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footpress.languages.language import every
from footpress.languages.patterns import alternatives, own_alternatives
from footpress.text.late_patterns import late

_ROWS = {
    "abstract": "abstract",
    "keywords": "keywords",
    "corresponding": "corresponding author",
    "beside": "thanks and money",
    "history": "history of a manuscript",
}
_SIGN = r"(?:\s*\([^()]{1,20}\))?\s*(?:[\])】〉>：:;—–]|[.-](?=\s|$))+\s*"
_LED = r"\A[*\[(【〈<\s]*"
_PATTERNS = {
    name: late(rf"{_LED}(?:{alternatives('manuscript', row)}){_SIGN}", re.IGNORECASE)
    for name, row in _ROWS.items()
    if name != "history"
}
_HISTORY = late(rf"{_LED}(?:{alternatives('manuscript', _ROWS['history'])})(?!\w)[^\d]{{0,25}}(?=\d)", re.IGNORECASE)
_CLASS = late(rf"(?:{alternatives('manuscript', 'classification')})\s*:?\s*(?=[A-Z]{{0,2}}\d)")
_ALONE = {
    name: late(rf"{_LED}(?:{alternatives('manuscript', _ROWS[name])})(?:\s*\([^()]{{1,20}}\))?[\])】〉>：:.*\s]*", re.IGNORECASE)
    for name in ("abstract", "keywords", "beside")
}
_LONGEST_HISTORY = 40  # words


@dataclass(frozen=True, slots=True)
class Label:
    """A label: which it is ("abstract", "keywords", "corresponding", "beside", "history", "classification"), as typed, and where the
    line goes on behind it. `languages` are those that have it."""

    name: str
    typed: str
    end: int
    languages: tuple[str, ...] = ()


def read_label(text: str) -> Label | None:
    """The label that a line begins with, None for none. A line may be nothing else."""
    for name, alone in _ALONE.items():
        if found := alone.fullmatch(text):
            return Label(name, text, found.end(), _languages(name, found.group()))
    for name, pattern in _PATTERNS.items():
        if found := pattern.match(text):
            return Label(name, found.group(), found.end(), _languages(name, found.group()))
    if _CLASS.match(text) and len(text.split()) < 12:
        return Label("classification", "", 0)
    if _HISTORY.match(text) and len(text.split()) < _LONGEST_HISTORY:
        return Label("history", "", 0)
    return None


def _languages(name: str, label: str) -> tuple[str, ...]:
    bare = re.sub(r"\([^()]*\)", "", label)
    bare = bare.strip(" *[]()【】〈〉<>：:;.—–-")
    return tuple(
        language.code
        for language in every()
        if re.fullmatch(own_alternatives(language, "manuscript", _ROWS[name]), bare, re.IGNORECASE)
    )
