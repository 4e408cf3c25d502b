"""Lines that name the authors of a manuscript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from footpress.documents.plain_text.casing import is_shouted, recase_name
from footpress.languages.patterns import alternatives
from footpress.languages.terms import words
from footpress.model.names import Name
from footpress.text.folding import fold_letters

_PARTICLES = words("manuscript", "particle")
_BY = re.compile(rf"^(?:{alternatives('manuscript', 'by')})\s*:?\s+", re.IGNORECASE)
_AND = alternatives("manuscript", "and")
_BETWEEN = rf",\s*(?:(?:{alternatives('manuscript', 'and', 'and after a comma')})\s+)?|\s+(?:{_AND}|&)\s+"
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
    between = []
    for word in re.findall(r"[^\W_]+", line):
        if left[fold_letters(word)] > 0:
            left[fold_letters(word)] -= 1
        else:
            between.append(word)
    return " ".join(between)


def _is_name(text: str) -> bool:
    parts = text.replace(",", " ").split()
    if not 2 <= len(parts) <= 5 or not all(_WORD.fullmatch(word) for word in parts):
        return False
    return all(word[0].isupper() or word.casefold() in _PARTICLES for word in parts)


def _name(text: str) -> Name:
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        return Name(recase_name(family), recase_name(given))
    parts = text.split()
    shouted = [index for index, word in enumerate(parts) if is_shouted(word)]
    begin = len(parts) - 1
    if shouted and len(shouted) < len(parts) and shouted[-1] == len(parts) - 1:
        begin = shouted[0]  # "Gülperi GÜNGÖR": the family name is the one in capitals
    while begin > 1 and parts[begin - 1].casefold() in _PARTICLES:
        begin -= 1
    return Name(recase_name(" ".join(parts[begin:])), recase_name(" ".join(parts[:begin])))
