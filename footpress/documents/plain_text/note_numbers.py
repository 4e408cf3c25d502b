"""How people write the number of a note: at the head of the note, and where the text calls it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from footpress.documents.plain_text.paragraphs import Line
from footpress.languages.patterns import alternatives
from footpress.text.late_patterns import late
from footpress.text.scripts import CJK

Label = tuple[int, str]
"""A number as typed, and the letter behind it: (12, "") for 12, (1, "a") for 1a; for signs their rank, and a star: (1, "*") for *."""

_WIDE = str.maketrans({chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)})
_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴"
_RAISED_FIGURES = "¹²³⁰⁴-⁹"
_BEHIND = r"\w.,;:!?…”“\"’'»)\]。，、；：！？」』》）"
_STOP = r"[.,;:!?…”“\"’»)。，、；：！？」』》）]"
_WORD = rf"(?:{alternatives('manuscript', 'call')})\.?\s?"
_SIGN = r"\*{1,3}|†{1,2}|‡{1,2}|§|¶"
_RANKS = {sign: rank for rank, sign in enumerate(("*", "**", "***", "†", "††", "‡", "‡‡", "§", "¶"), start=1)}
_N = r"\d{1,4}[a-z]?"
_LIST = rf"{_N}(?:\s?[,;–-]\s?{_N}){{0,9}}"

HEADS = {
    "bracket": late(rf"\[({_N})\]:?\s*(?=\S)"),
    "markdown": late(rf"\[\^({_N})\]:\s*(?=\S)"),
    "caret": late(r"\^\[?(\d{1,4})\]?\s+(?=\S)"),
    "superscript": late(rf"([{_RAISED_FIGURES}]{{1,4}})\s*(?=\S)"),
    "circled": late(rf"([{_CIRCLED}])\s*(?=\S)"),
    "tortoise": late(rf"[〔【〖]({_N})[〕】〗]:?\s*(?=\S)"),
    "braces": late(rf"\{{({_N})\}}:?\s*(?=\S)"),
    "word in brackets": late(rf"[\[({{]{_WORD}({_N})[\])}}]:?\s*(?=\S)", re.IGNORECASE),
    "word": late(rf"{_WORD}(\d{{1,3}}[a-z]?)(?:\s?[.:)]\s*|\s+)(?=\S)", re.IGNORECASE),
    "point": late(rf"(\d{{1,3}}[a-z]?)(?:\.\s+(?=\S)|[.、](?=[{CJK}]))"),
    "half": late(r"(\d{1,3}[a-z]?)\)\s*(?=\S)"),
    "parentheses": late(r"\((\d{1,3}[a-z]?)\)\s*(?=\S)"),
    "bare": late(r"(\d{1,3}[a-z]?)\s+(?=\S)"),
    "sign": late(rf"({_SIGN})(?![*†‡])\s?(?=\S)"),
}
"""The ways in which the number of a note is written at its head."""
WEAK = frozenset({"word", "point", "half", "parentheses", "bare", "sign"})
"""Those in which lists and headings have their numbers too."""

_SURE = (
    late(rf"\^?\[\^?({_LIST})\](?!\()\^?"),
    late(rf"[〔【〖]({_LIST})[〕】〗]"),
    late(rf"\{{({_LIST})\}}"),
    late(rf"[\[({{]{_WORD}({_LIST})[\])}}]", re.IGNORECASE),
    late(rf"([{_CIRCLED}])"),
)
_RAISED = (
    late(rf"([{_RAISED_FIGURES}]{{1,4}})"),
    late(r"(?<=[^\s\[])\^\{?\(?(\d{1,4}[a-z]?)\)?\}?\^?"),
    late(r"<sup>\s?\[?(\d{1,4}[a-z]?)\]?\s?</sup>"),
)
_PARENTHESES = (
    late(r"(?<=[^\W\d])\s(\d{1,3}[a-z]?)\)(?=[.,;:!?»”\"]|$)"),
    late(rf"(?<=[{_BEHIND}])\s?\((\d{{1,3}}[a-z]?)\)"),
    late(rf"(?:(?<=[^\W\d])|(?<={_STOP}))(\d{{1,3}}[a-z]?)\)(?![\w(])|(?<=[{CJK}。，、；：！？」』》）.])(\d{{1,3}}[a-z]?)\)"),
)
_BARE = (
    late(
        rf"(?:(?<=[^\W\d_]{_STOP})|(?<=[^\W\d_]{_STOP}{_STOP})|(?<=\d\d\d[.;:!?”“\"’»)])|(?<=\d\d\d[”“\"’»)][.,;:]))(\d{{1,3}})(?=\s|$)"
    ),
    late(r"(?:(?<=[^\W\d_][»«”“\"])|(?<=[^\W\d_]\s[»?!])|(?<=[.!?…]\s»))(\d{1,3})(?=[\s,.;:!?)]|$)(?![.,:]\d)"),
    late(r"(?<=[^\W\d_]{4})(\d{1,3})(?=[\s.,;:!?)”“\"»’]|$)"),
    late(r"(?<=[。，、；：！？」』》）])(\d{1,3})(?![\d.,%％年月日世])"),
)
_SIGNS = (late(rf"(?<=[{_BEHIND}])\s?({_SIGN})(?=[\s.,;:!?”\"»’)]|$)"),)
_EMPHASIS = late(r"(?<![\w*])\*{1,3}(?=[^\s*])[^*]+?(?<=\S)\*{1,3}(?![\w*])")
WAYS = {"sure": _SURE, "raised": _RAISED, "parentheses": _PARENTHESES, "bare": _BARE, "sign": _SIGNS}
_UNIT = late(r"(?:\b(?:[kcdm]?m|км|см|м|ft|x|n|r)|\d|\s|^)$")  # km², 10³, and figures that stand before a word
_LONGEST_RANGE = 20
_CALLS_AT_ONE_PLACE = 5
_AT_END = late(
    rf"(?:\s?(?:\^?[\[({{〔【]\^?(?:{_WORD})?{_LIST}[\])}}〕】]\^?|\^{_N}\^?|<sup>\s?{_N}\s?</sup>|[{_CIRCLED}]|[{_RAISED_FIGURES}]+)|(?<=[^\d\s])\d{{1,3}}\)?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The number at the head of a note: its label, its place behind the number, and whether nothing but the number says that it is one."""

    label: Label
    end: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a call: the line (its place in the sequence), from where to where, the labels it names, how it is written."""

    line: int
    start: int
    end: int
    labels: tuple[Label, ...]
    way: str

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return self.line, self.start


def flat(text: str) -> str:
    """A text of as many characters in which wide figures and brackets are plain ones."""
    return text.translate(_WIDE)


def head(text: str, style: str) -> Head | None:
    """The number that a line begins with, written in one of HEADS."""
    found = HEADS[style].match(flat(text))
    if not found:
        return None
    following = text[found.end()]
    doubtful = style == "bare" and (following.islower() or not (following.isalpha() or following in "“\"«„‘*('[<《〈「『"))
    return Head(_label(found[1]), found.end(), doubtful)


def without_call_at_end(text: str) -> str:
    """A text without what may be calls at its end, known or not."""
    for _ in range(_CALLS_AT_ONE_PLACE):
        found = _AT_END.search(flat(text[-60:]))
        if not found:
            break
        text = text[: len(text) - len(found.group())]
    return text


def candidates(lines: Sequence[Line], way: str) -> Iterator[Candidate]:
    """Whatever may be a call in some lines, written in one of the WAYS."""
    for index, line in enumerate(lines):
        text = flat(line.text)
        if way == "sign":
            for found in _SIGNS[0].finditer(_EMPHASIS.sub(lambda kept: "-" * len(kept.group()), text)):
                yield Candidate(index, found.start(), found.end(), (_label(found[1]),), way)
        elif way == "raised" or any(character.isnumeric() for character in text):
            for pattern in WAYS[way]:
                for found in pattern.finditer(text):
                    written = next(group for group in found.groups() if group)
                    if way != "parentheses" or found.group().lstrip()[0] == "(" or _is_closed(text[: found.start()]):
                        yield Candidate(index, found.start(), found.end(), _labels(written), way)


def is_measure(text: str, call: Candidate) -> bool:
    """Whether raised figures stand behind a measure (km²) or before a word, where they may be no call."""
    return call.way == "raised" and bool(_UNIT.search(text[: call.start]))


def _is_closed(before: str) -> bool:
    """Whether no parenthesis is open: the last one of “(see p. 12)” is not that of a call “12)”."""
    return before.count("(") <= before.count(")")


def _labels(written: str) -> tuple[Label, ...]:
    """The labels of "3", "1, 2", "3–5"."""
    labels: list[Label] = []
    for sign, number in re.findall(rf"([–-]?)\s?({_N}|[{_CIRCLED}]|[{_RAISED_FIGURES}]+)", written):
        label = _label(number)
        if sign and labels and 1 < label[0] - labels[-1][0] <= _LONGEST_RANGE:
            labels += [(between, "") for between in range(labels[-1][0] + 1, label[0])]
        labels.append(label)
    return tuple(labels)


@cache
def _label(written: str) -> Label:
    if written in _RANKS:
        return _RANKS[written], "*"
    if len(written) == 1 and not written.isdecimal() and written not in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return int(unicodedata.numeric(written)), ""
    plain = written.translate(_SMALL)
    return (int(plain[:-1]), plain[-1]) if not plain[-1].isdecimal() else (int(plain), "")


def follows(label: Label, last: Label) -> bool:
    """Whether a label is the next one after another: 2 after 1, 1a after 1, 2 after 1a."""
    return label == (last[0] + 1, last[1] if last[1] == "*" else "") or (
        label[0] == last[0] and label[1] == (chr(ord(last[1]) + 1) if last[1] else "a")
    )


def as_written(label: Label) -> str:
    """A label as it is read aloud."""
    return f"{label[0]}{label[1]}"
