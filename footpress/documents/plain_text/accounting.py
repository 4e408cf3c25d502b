"""No word of a manuscript is dropped: what went in is counted against what came out."""

from __future__ import annotations

import re
from collections import Counter

from footpress.model.manuscript import Manuscript
from footpress.text.folding import fold_letters

_WORD = re.compile(r"[^\W\d_]+|\d+")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TAG = re.compile(r"</?sup>")
_CUT = re.compile(r"([^\W\d_]+)[-‐\xad]\s*\n\s*([^\W\d_]+)")


def missing_words(text: str, manuscript: Manuscript) -> Counter[str]:
    """The words of a manuscript's text, folded, that are in no part of what was read, with how often each is missing."""
    kept = _words(" ".join(_parts(manuscript)))
    return _words(_with_whole_words(text, kept)) - kept


def _with_whole_words(text: str, kept: Counter[str]) -> str:
    """The text with those words whole that the end of a line cut and that the reading made whole again."""
    return _CUT.sub(lambda cut: cut[1] + cut[2] if fold_letters(cut[1] + cut[2]) in kept else cut.group(), text)


def _words(text: str) -> Counter[str]:
    plain = _TAG.sub(" ", text.replace("\\", "").replace("\xad", ""))
    figures = _RAISED.sub(lambda raised: f" {raised.group().translate(_DIGITS)} ", plain)
    return Counter(word for match in _WORD.finditer(figures) if (word := fold_letters(match.group())))


def _parts(manuscript: Manuscript) -> list[str]:
    metadata = manuscript.metadata
    parts = [metadata.title, metadata.subtitle, metadata.abstract, metadata.author_note, *metadata.keywords, *metadata.contact]
    parts += [f"{name.given} {name.family}" for name in metadata.authors]
    parts += [block.text for block in manuscript.blocks]
    numbered = 0
    for block in manuscript.blocks:
        numbered = numbered + 1 if block.kind == "numbered" else 0
        parts.append(str(numbered) if numbered else "")
    parts += [f"{note.number} {note.raw}" for note in manuscript.notes]
    return parts + [out.text for out in manuscript.left_out]
