"""Words whose letters were mangled before the manuscript came: read with the wrong code page ("GÃ¶del"), or lost ("M?ller")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.model.manuscript import Manuscript
from footpress.problems import Problem
from footpress.text.late_patterns import late

_ASIDE = late(r"(?:https?://|www\.|doi:)\S+|\[\^?\d+\]|\]\([^()]*\)|`[^`]*`|\$[^$]*\$")
_WORD = late(r"[^\s()\[\]“„”\"*,;]+")
_MANGLED = late(r"[Â-ôÐÑĞİŞ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|(?<=[a-z])Ã$")
_LOST = late(r"[^\W\d_]\?[^\W\d_]|(?<![^\s(\[“„\"*])\?(?=[^\W\d_]{2})|\ufffd")
_PAGES = ("cp1252", "latin-1", "cp1254")
_MOST = 8


def mangled(manuscript: Manuscript) -> Iterator[Problem]:
    """One query for the words that were read with the wrong code page, with what they were; one for those with lost letters."""
    wrong: dict[str, str] = {}
    lost: dict[str, int] = {}
    first = 0
    for line, text in _texts(manuscript):
        for part in _ASIDE.sub(" ", text).split():
            if _MANGLED.search(part) and (meant := _meant(part)):
                first = first or line
                wrong.setdefault(part.strip("*[]().,;:"), meant.strip("*[]().,;:"))
        for word in _WORD.findall(_ASIDE.sub(" ", text)):
            if _LOST.search(word):
                lost.setdefault(word.strip(".:!"), line)
    if wrong:
        words = ", ".join(f"“{word}” (“{meant}”)" for word, meant in list(wrong.items())[:_MOST]) + " …" * (len(wrong) > _MOST)
        message = (
            f"the letters of {len(wrong)} words were mangled when this was saved: {words}. Ask for the .docx, or for the text saved as "
            "UTF-8, and import that; or correct them in the source."
        )
        yield Problem(manuscript.file, first, "letters-mangled", "query", message)
    if lost:
        words = ", ".join(f"“{word}” (line {line})" for word, line in list(lost.items())[:_MOST]) + " …" * (len(lost) > _MOST)
        message = (
            f"letters were lost in {len(lost)} words when this was saved: {words}. Ask for the .docx, or for the text saved as UTF-8, and "
            "import that; or put the letters in."
        )
        yield Problem(manuscript.file, min(lost.values()), "letters-lost", "query", message)


def _texts(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    metadata = manuscript.metadata
    authors = " ".join(author.name.display for author in metadata.authors)
    yield 1, " ".join([metadata.title, metadata.subtitle, authors, metadata.abstract])
    for block in manuscript.blocks:
        yield block.line, block.text
    for note in manuscript.notes:
        yield note.line, note.raw


def _meant(word: str) -> str:
    """What a word was before it was read with the wrong code page; "" where it makes no sense so."""
    word = re.sub("Ã$", "Ã\u00a0", word)  # an à, whose second half was taken for a blank
    for page in _PAGES:
        try:
            meant = word.encode(page).decode("utf-8")
        except UnicodeError:
            continue
        if meant != word and len(meant) < len(word):
            return meant
    return ""
