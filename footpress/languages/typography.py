"""Typed text as it is set: quotation marks of the language and apostrophes for straight ones, as the body of an article has them."""

from __future__ import annotations

import re

from footpress.languages.quotation_marks import quotation_marks
from footpress.languages.scripts import script_of

_BEFORE = re.compile(r"[\s(\[{“‘«„‚‹「『《—–/\u2060-]")
"""What an opening mark stands behind."""
_BEHIND = re.compile(r"[\s)\]}.,;:!?…”’»›」』》、。，；：！？،؛؟—–/-]")
"""What stands behind a closing mark."""
_DECADE = re.compile(r"'(?=\d\ds?\b)")
_QUOTED = re.compile(r"(?<![^\W\d_])'(?=\S)([^']*(?:(?<=\w)'(?=\w)[^']*)*(?<=\S))'(?!\w)")
"""In single marks, so that they are no apostrophes."""

_WITHOUT_APOSTROPHES = ("Arab", "Hans", "Hant", "Jpan", "Kore")


def typographic(text: str, lang: str) -> str:
    """A text with its straight quotation marks made those of its language (by BCP 47 tag), and its apostrophes made curly."""
    if '"' not in text and "'" not in text:
        return text
    marks = quotation_marks(lang)
    set = _paired(text, '"', marks.opening, marks.closing)
    if script_of(lang) in _WITHOUT_APOSTROPHES and set.count("'") % 2 == 0:
        return _paired(set, "'", marks.inner_opening, marks.inner_closing)
    set = _QUOTED.sub(lambda found: f"{marks.inner_opening}{found[1]}{marks.inner_closing}", _DECADE.sub("’", set))
    return set.replace("'", "’")


def _paired(text: str, straight: str, opening: str, closing: str) -> str:
    """A text with each straight mark turned; between two letters, as in Chinese and behind an Arabic و, it closes what is open."""
    turned, open = [], False
    for at, character in enumerate(text):
        if character != straight:
            turned.append(character)
            continue
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        opens, closes = not before or bool(_BEFORE.match(before)), not behind or bool(_BEHIND.match(behind))
        open = opens if opens != closes else not open
        turned.append(opening if open else closing)
    return "".join(turned)
