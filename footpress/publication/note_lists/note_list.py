"""Notes in a text file: one a line, numbered or not, or Markdown with `[^n]: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.model.manuscript import Note

_MARKDOWN = re.compile(r"^ {0,3}\[\^(?P<label>[^\]\s]+)\]:[ \t]*(?P<text>.*)$")
_NUMBER = re.compile(
    r"^\s*(?:\[\^?(?P<bracketed>\d{1,6})\]:?|\^(?P<raised>\d{1,6})\^?|(?P<stopped>\d{1,6})[.)](?=\s)|(?P<bare>\d{1,6})(?=[ \t]))"
    r"\s*(?P<text>.*)$"
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FAR = 50
"""A number that runs on by more is part of the note ("1848 was …"), not its number."""


def read_note_list(text: str, lang: str = "") -> tuple[Note, ...]:
    """The notes of a text, in order; `line` is where each begins. In a numbered list a line without number goes on."""
    lines = text.split("\n")
    if any(_MARKDOWN.match(line) for line in lines):
        return tuple(_from_markdown(lines, lang))
    numbered = _is_numbered(lines)
    return tuple(_numbered(lines, lang) if numbered else _unnumbered(lines, lang))


def _from_markdown(lines: list[str], lang: str) -> Iterator[Note]:
    """The notes of a Markdown text (labels that are no numbers are counted); indented and directly following lines go on."""
    label, start, words, blank, count = "", 0, [""], False, 0
    for number, line in enumerate([*lines, "[^end]:"], 1):
        if match := _MARKDOWN.match(line):
            if start:
                count += 1
                yield Note(int(label) if label.isdecimal() else count, _joined(words), start, lang)
            label, start, words, blank = match["label"], number, [match["text"]], False
        elif not line.strip():
            blank = True
        elif start and (not blank or line.startswith(("    ", "\t"))):
            words.append(line)
        else:
            if start:
                count += 1
                yield Note(int(label) if label.isdecimal() else count, _joined(words), start, lang)
            start = 0


def _is_numbered(lines: list[str]) -> bool:
    """Whether the first line has a number, and the next ones go on from it where the number stands without a mark."""
    found = [match for line in lines if line.strip() and (match := _number(line))]
    first = next((line for line in lines if line.strip()), "")
    if not found or not _number(first):
        return False
    return found[0]["bare"] is None or (len(found) > 1 and _value(found[1]) == _value(found[0]) + 1) or _value(found[0]) == 1


def _numbered(lines: list[str], lang: str) -> Iterator[Note]:
    current, start, words = 0, 0, [""]
    for number, line in enumerate(lines, 1):
        match = _number(line)
        if match and current < _value(match) <= current + (_FAR if start else 10**6):
            if start:
                yield Note(current, _joined(words), start, lang)
            current, start, words = _value(match), number, [match["text"]]
        elif line.strip():
            words.append(line)
    if start:
        yield Note(current, _joined(words), start, lang)


def _unnumbered(lines: list[str], lang: str) -> Iterator[Note]:
    filled = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    for count, (number, line) in enumerate(filled, 1):
        yield Note(count, line.strip(), number, lang)


def _number(line: str) -> re.Match[str] | None:
    raised = re.match(r"\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+", line)
    return _NUMBER.match(f"^{raised.group().strip().translate(_SUPERSCRIPT)} {line[raised.end() :]}" if raised else line)


def _value(match: re.Match[str]) -> int:
    return int(match["bracketed"] or match["raised"] or match["stopped"] or match["bare"])


def _joined(words: list[str]) -> str:
    return " ".join(" ".join(words).split())
