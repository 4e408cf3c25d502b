"""Scripts that do not part their words by blanks, that have no capitals, or that end a sentence with a sign of their own."""

from __future__ import annotations

import re
import unicodedata

_HAN = r"\u3005-\u3007\u3041-\u309f\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_THAI = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
CJK = rf"{_HAN}\u1100-\u11ff\uac00-\ud7af"
"""Characters of Chinese, Japanese and Korean, for use inside [ ]."""
UNPARTED = rf"{_HAN}\u3000-\u3003\u3008-\u3020\u3030-\u303d\uff01-\uff9d"
"""Characters between which Chinese and Japanese have no blanks, with their own punctuation, for use inside [ ]."""
NO_ITALICS = rf"{CJK}\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Characters of scripts whose faces have no italic: they are emphasised otherwise. For use inside [ ]."""
MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Signs that stand on letters, with these, of scripts in which they are no letters to Python, for use inside [ ]."""
_UNPARTED = re.compile(rf"[{_HAN}]+|[\uac00-\ud7af]+|[{_THAI}]+")
_SENTENCE_END = re.compile(r"[.!?…。．！？｡।॥؟۔։።][\"”“’»«)\]」』》〉）]*$")
_NOTHING_ENDS = re.compile(r"[.,;:…)\]。，、；：！？।؟۔،؛։?!]$")


def folded(text: str) -> str:
    """A line without capitals and accents, as "DİPNOTLAR", "Dipnotlar" and "ΣΗΜΕΙΩΣΕΙΣ" are compared with a word. What a pattern has
    besides words stays what it is."""
    pieces = re.split(r"(\\.)", text)
    plain = (unicodedata.normalize("NFD", piece.lower()).casefold().replace("ı", "i") for piece in pieces)
    return "".join(
        piece if piece.startswith("\\") else re.sub("[\u0300-\u036f]", "", made)
        for piece, made in zip(pieces, plain, strict=True)
    )


def word_count(text: str) -> int:
    """How many words a text has; where they are not parted, two characters of Chinese or Japanese, three of Korean and five of Thai
    count as one."""
    words = len(text.split())
    for found in _UNPARTED.finditer(text):
        first = found.group()[0]
        size = 3 if "\uac00" <= first <= "\ud7af" else 5 if re.match(f"[{_THAI}]", first) else 2
        words += len(found.group()) // size
    return words


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, in any script."""
    return bool(_SENTENCE_END.search(text.rstrip()[-12:]))


def ends_like_a_heading(text: str) -> bool:
    """Whether nothing at the end of a text says that it is part of a sentence."""
    return not _NOTHING_ENDS.search(text.rstrip())


def has_capitals(character: str) -> bool:
    """Whether a character belongs to a script that tells capitals from small letters."""
    return character.lower() != character.upper()
