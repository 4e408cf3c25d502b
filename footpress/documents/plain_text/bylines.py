"""Lines that name the authors of a manuscript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from footpress.documents.plain_text.casing import is_shouted, recase_name
from footpress.model.names import Name
from footpress.text.folding import fold_letters

_PARTICLES = frozenset("von van der den de del della di da do dos das du la le bin ibn al el ter zu zur".split())
_BY = re.compile(r"^(?:by|von|yazan|yazar|author|autor|auteur|autore|автор|par|por|di)\s*:?\s+", re.IGNORECASE)
_BETWEEN = r",\s*(?:(?:and|und|ve|et|y|e|и)\s+)?|\s+(?:and|und|ve|et|&|и)\s+"
_WORD = re.compile(r"(?:[^\W\d_][\w’'-]*\.?|[^\W\d_]\.(?:[^\W\d_]\.)*)")


def is_name_line(line: str) -> bool:
    """Whether a line could be the names of authors: two to five capitalised words each, nothing else."""
    text = _BY.sub("", line).strip(" .*,")
    return bool(text) and all(_is_name(part) for part in _people(text))


def read_names(line: str) -> tuple[Name, ...]:
    """The authors that a line names, in order, capitals set as names are."""
    return tuple(_name(part) for part in _people(_BY.sub("", line).strip(" .*,")))


def _people(text: str) -> list[str]:
    if re.fullmatch(r"[^,]+,[^,]+", text) and len(text.split(",")[0].split()) <= 2 and len(text.split(",")[1].split()) <= 2:
        first, second = (part.strip() for part in text.split(","))
        if len(first.split()) == 1 and len(second.split()) <= 2:
            return [f"{first}, {second}"]
    return [part.strip() for part in re.split(_BETWEEN, text, flags=re.IGNORECASE) if part.strip()]


def words_between(line: str, names: Sequence[Name]) -> str:
    """The words of a line that are no part of the names in it: "by", "and"."""
    left = Counter(fold_letters(word) for name in names for word in re.findall(r"[^\W_]+", name.display))
    words = []
    for word in re.findall(r"[^\W_]+", line):
        if left[fold_letters(word)] > 0:
            left[fold_letters(word)] -= 1
        else:
            words.append(word)
    return " ".join(words)


def _is_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or not all(_WORD.fullmatch(word) for word in words):
        return False
    return all(word[0].isupper() or word.casefold() in _PARTICLES for word in words)


def _name(text: str) -> Name:
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        return Name(recase_name(family), recase_name(given))
    words = text.split()
    shouted = [index for index, word in enumerate(words) if is_shouted(word)]
    begin = len(words) - 1
    if shouted and len(shouted) < len(words) and shouted[-1] == len(words) - 1:
        begin = shouted[0]  # "Gülperi GÜNGÖR": the family name is the one in capitals
    while begin > 1 and words[begin - 1].casefold() in _PARTICLES:
        begin -= 1
    return Name(recase_name(" ".join(words[begin:])), recase_name(" ".join(words[:begin])))
