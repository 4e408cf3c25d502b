"""Lines that name the authors of a manuscript, with their degrees, the marks that tie them to notes, and what stands behind the names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from footpress.documents.plain_text.casing import is_capitals, is_shouted, recase_name
from footpress.languages.patterns import alternatives
from footpress.languages.terms import all_words, fold_term, words
from footpress.model.names import Name
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late
from footpress.text.scripts import MARKS

LONGEST = 400
"""Characters of a line of names; a longer one is none."""
_PARTICLES = words("manuscript", "particle")
_BY = late(
    rf"^(?:(?:{alternatives('manuscript', 'by')})(?:\s*[:：]\s*|\s+)(?:{alternatives('manuscript', 'by')}\s+)?)", re.IGNORECASE
)
_AND = alternatives("manuscript", "and")
_JOINING = words("manuscript", "and")
_BETWEEN = (
    rf"\s*[;、，；؛،·•|/]\s*|,\s*(?:(?:{_AND}|{alternatives('manuscript', 'and after a comma')})\s+|&\s*)?|\s+(?:{_AND}|&)\s+"
)
_COMMAS = r"\s*[;、，；؛،·•|/]\s*|,\s*"
_WORD = late(r"(?:[^\W\d_][\w’'ʼ‐-]*\.?|[^\W\d_]\.(?:-?[^\W\d_]\.)*)")
_TITLES = alternatives("manuscript", "degree before a name")
_BEHIND = alternatives("manuscript", "degree behind a name", "degree before a name")
_TITLE = late(rf"(?:(?<!\w)(?:{_TITLES})(?:\.|(?!\w))\s*)+", re.IGNORECASE)
_DEGREE = late(rf"(?:(?:{_BEHIND})\.?(?:\s*\([^()]{{1,12}}\))?(?:\s+|$))+", re.IGNORECASE)
_LAST_DEGREE = late(rf"(?<!\s)\s+(?:{_BEHIND})\.?$", re.IGNORECASE)
_SIGNS = r"¹²³⁰⁴-⁹ᵃ-ᵛ*†‡§‖¶✉"
_MARK = late(
    rf"\s?(?:\^([^\s^]{{1,12}})\^|([{_SIGNS}]+(?:[,˒]\s?[{_SIGNS}]+)*)|(?<=[^\W\d_])(\d{{1,2}}(?:,\d{{1,2}})*[*†‡]*)(?![\w.@]))"
)
_HELD = late(r"\ufdd3(\d+)\ufdd4")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_MARK = late(r"[¹²³⁰⁴-⁹]+")
_WORDS = late(r"[^\W\d_]+|\d+")
_LETTER = rf"(?![\d_a-zA-Zà-ɏͰ-ԯ])[\w{MARKS}]"
_CASELESS = late(rf"(?:{_LETTER}){{2,}}(?:[\s\u200c·・](?:{_LETTER}|['’\"״׳.-])+){{0,3}}")
_HAN_OR_HANGUL = late(r"[\u3400-\u9fff\uac00-\ud7a3\u3040-\u30ff]")


@dataclass(frozen=True, slots=True)
class Byline:
    """One author as a line names them: `marks` tie them to lines below, `behind` is what stands behind the name (an affiliation)."""

    name: Name
    marks: tuple[str, ...] = ()
    behind: str = ""


def read_names(line: str) -> tuple[Name, ...]:
    """The authors that a line names, in order, capitals set as names are; whatever stands there, where it is no line of names."""
    if len(line) > LONGEST:
        return (Name(line, literal=True),)
    return tuple(each.name for each in read_bylines(line)) or tuple(
        _name(part) for part in _people(_BY.sub("", line).strip(" .*,"), _BETWEEN)
    )


def read_bylines(line: str) -> tuple[Byline, ...]:
    """The authors that a line names; () where it is no such line."""
    if len(line) > LONGEST:
        return ()
    text, marks = _held(_BY.sub("", line).strip(" .,"))
    if not text:
        return ()
    if is_capitals(text) and not all(fold_term(part.split()[0]) in all_words("given_names") for part in _people(text, _BETWEEN)):
        return _read(_people(text, _COMMAS), marks) if len(text.split()) < 5 else ()
    for between in (_BETWEEN, _COMMAS):
        if read := _read(_people(text, between), marks):
            return read
    return ()


def _read(parts: Sequence[str], marks: Sequence[tuple[str, ...]]) -> tuple[Byline, ...]:
    """The authors that the parts of a line are; () where one of them is nobody's name."""
    people = [part for part in parts if not _DEGREE.fullmatch(_HELD.sub("", part).strip(" .,"))]
    read = [_byline(part, marks) for part in people]
    return tuple(each for each in read if each is not None) if all(each is not None for each in read) else ()


def said_by(line: str) -> bool:
    """Whether a line says that what follows is the author: "by", "Yazar:"."""
    return bool(_BY.match(line))


def is_caseless(line: str) -> bool:
    """Whether a line could be names in a script that has no capitals: short, and nothing but letters."""
    bare = _held(_BY.sub("", line).strip(" .,"))[0]
    parts = re.split(_COMMAS, _HELD.sub("", bare))
    return all(_CASELESS.fullmatch(_TITLE.sub("", part).strip()) and _fits(part) for part in parts)


def caseless_names(line: str) -> tuple[Byline, ...]:
    """The authors that such a line names."""
    text, marks = _held(_BY.sub("", line).strip(" .,"))
    made = []
    for part in re.split(_COMMAS, text):
        bare, own = _without_marks(part, marks)
        bare = _TITLE.sub("", bare).strip()
        if bare:
            made.append(Byline(Name(bare, literal=True) if _HAN_OR_HANGUL.search(bare) else _name(bare), own))
    return tuple(made)


def is_surely_a_name(line: str) -> bool:
    """Whether a line of names says so itself: by a word, a degree, an initial, a particle, a common given name, a mark."""
    text, marks = _held(line)
    parts = [word.strip(".,") for word in _HELD.sub(" ", text).split()]
    return bool(
        said_by(line)
        or marks
        or _TITLE.match(text)
        or _without_degree(text) != text
        or any(_DEGREE.fullmatch(part.strip(" .")) for part in text.split(",")[1:])
        or any(re.fullmatch(r"[^\W\d_]\.", word) for word in text.split())
        or any(fold_term(word) in all_words("given_names") for word in parts[:1])
        or (sum(map(is_shouted, parts)) == 1 and is_shouted(parts[-1]))
    )


def words_between(line: str, kept: Sequence[str]) -> str:
    """The words of a line that stand in nothing that was kept of it: "by", "and", a degree, a mark."""
    left = Counter(fold_letters(word) for text in kept for word in _WORDS.findall(text))
    between = []
    for word in _WORDS.findall(_RAISED_MARK.sub(lambda found: f" {found.group().translate(_RAISED)} ", line)):
        if left[fold_letters(word)] > 0:
            left[fold_letters(word)] -= 1
        else:
            between.append(word)
    return " ".join(between)


def split_marks(mark: str) -> tuple[str, ...]:
    """The marks that stand together behind a name: "1,2*" → 1, 2, *."""
    plain = mark.translate(_RAISED)
    return tuple(part for part in re.findall(r"\d+|[^\W\d_]|[^\w\s,˒]", plain))


def _held(text: str) -> tuple[str, list[tuple[str, ...]]]:
    """A line with its marks held by numbers, so that they part no names."""
    marks: list[tuple[str, ...]] = []

    def hold(found: re.Match[str]) -> str:
        marks.append(split_marks(found[1] or found[2] or found[3]))
        return f"\ufdd3{len(marks) - 1}\ufdd4"

    return _MARK.sub(hold, text), marks


def _without_marks(part: str, marks: Sequence[tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    own = tuple(mark for found in _HELD.finditer(part) for mark in marks[int(found[1])])
    return _HELD.sub("", part).strip(" ,"), own


def _byline(part: str, marks: Sequence[tuple[str, ...]]) -> Byline | None:
    bare, own = _without_marks(part, marks)
    behind = ""
    if found := re.fullmatch(r"([^()]*[^()\s])\s*\(([^()]{3,200})\)\s*", bare):
        bare, behind = found[1], found[2]
    bare = _TITLE.sub("", bare, count=1) if _TITLE.match(bare) else bare
    bare = _without_degree(bare.strip(" ,"))
    return Byline(_name(bare), own, "" if _DEGREE.fullmatch(behind) else behind) if _is_name(bare) else None


def _without_degree(name: str) -> str:
    """A name without a degree behind it that is written with stops or capitals of its own ("M.A.", "PhD"); "Ma" may be a name."""
    found = _LAST_DEGREE.search(name)
    if found and ("." in found.group()[:-1] or re.search(r"[a-z][A-Z]", found.group())):
        return name[: found.start()].strip(" .,")
    return name


def _people(text: str, between: str) -> list[str]:
    if re.fullmatch(r"[^,]+,[^,]+", text) and len(text.split(",")[0].split()) <= 2 and len(text.split(",")[1].split()) <= 2:
        first, second = (part.strip() for part in text.split(","))
        if len(first.split()) == 1 and len(second.split()) <= 2 and not _DEGREE.fullmatch(second):
            return [f"{first}, {second}"]
    return [part.strip() for part in re.split(between, text, flags=re.IGNORECASE) if part.strip()]


def _is_name(text: str) -> bool:
    parts = text.replace(",", " ").split()
    if not 2 <= len(parts) <= 6 or not all(_WORD.fullmatch(word) for word in parts):
        return False
    lower = [word for word in parts if not word[0].isupper()]
    if _HAN_OR_HANGUL.search(text) or len(parts) - len(lower) < 2 or not parts[-1][0].isupper():
        return False
    return all(
        word.casefold() in _PARTICLES or (len(word) == 1 and word in _JOINING) or re.match(r"(?:[dl]|al|el|bin|ibn)['’-]", word)
        for word in lower
    )


def _fits(part: str) -> bool:
    """Whether a name in a script without capitals is not longer than names are."""
    bare = re.sub(r"\s", "", _TITLE.sub("", part))
    return len(bare) <= (5 if _HAN_OR_HANGUL.search(bare) and not re.search(r"[・·\u30a0-\u30ff]", bare) else 30)


def _name(text: str) -> Name:
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        return Name(recase_name(family), recase_name(given))
    parts = text.split()
    if len(parts) < 2:
        return Name(recase_name(text), literal=bool(text))
    shouted = [index for index, word in enumerate(parts) if is_shouted(word)]
    begin = len(parts) - 1
    if shouted and len(shouted) < len(parts) and shouted[-1] == len(parts) - 1:
        begin = shouted[0]  # "Gülperi GÜNGÖR": the family name is the one in capitals
    elif (
        shouted
        and len(shouted) < len(parts)
        and shouted == list(range(len(shouted)))
        and not any(len(parts[at]) < 3 for at in shouted)
    ):
        return Name(recase_name(" ".join(parts[: len(shouted)])), " ".join(parts[len(shouted) :]))  # "NAGY Péter"
    if begin > 2 and len(parts[begin - 1]) == 1 and parts[begin - 1] in _JOINING:
        begin -= 2  # "Ortega y Gasset"
    while begin > 1 and parts[begin - 1].casefold() in _PARTICLES:
        begin -= 1
    return Name(recase_name(" ".join(parts[begin:])), recase_name(" ".join(parts[:begin])))
