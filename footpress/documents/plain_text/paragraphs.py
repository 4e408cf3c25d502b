"""The lines of a manuscript as paragraphs: lines that stand together, apart from others by empty ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from footpress.text.late_patterns import late
from footpress.text.scripts import CJK, has_capitals

_LONG_LINE = 130  # columns; a line this long was not ended by hand
_GOES_ON = 0.4  # of the lines of a wrapped text, and more, begin with a small letter
_FULL_LINE = 200  # characters; a line this long is a paragraph in itself, and the next line another
_CJK = late(f"[{CJK}]")
_LONE_CALL = late(r"\s*(?:\^?\[\^?\d+\]|\^\d+|[¹²³⁰⁴-⁹]+)\s*")
_SENTENCE_END = late(r"[.!?…][\"”’»)\]¹²³⁰⁴-⁹\d]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, its number from 1, and how far it is indented."""

    number: int
    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. Paragraphs of one `group` have no empty line between them; `part` says which list of
    notes it calls."""

    lines: tuple[Line, ...]
    group: int = 0
    part: int = 0

    @property
    def line(self) -> int:
        """The number of the first line."""
        return self.lines[0].number

    @property
    def text(self) -> str:
        """The lines joined by one blank."""
        return " ".join(" ".join(line.text for line in self.lines).split())

    def joined(self, *others: Paragraph) -> Paragraph:
        """This paragraph with others' lines after its own."""
        return replace(self, lines=self.lines + tuple(line for other in others for line in other.lines))


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, empty ones as "". A form feed counts as an empty line before what follows it."""
    lines = []
    for number, content in enumerate(text.split("\n"), start=1):
        if content.startswith("\x0c"):
            lines.append(Line(number, ""))
        content = content.replace("\x0c", " ").rstrip()
        lines.append(Line(number, content.strip(), len(content) - len(content.lstrip())))
    return tuple(lines)


def split_paragraphs(lines: Sequence[Line], *, every_line: bool | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs, in order, of lines set apart by empty ones, by length, by indentation or by a short last line. `every_line` says
    that each line is one; where it is not given, the lines tell."""
    unwrapped = is_line_a_paragraph(lines) if every_line is None else every_line
    paragraphs = []
    for number, group in enumerate(_groups(lines)):
        for part in _by_length(group, every_line=unwrapped):
            paragraphs += [Paragraph(tuple(piece), number) for piece in _by_layout(part)]
    return tuple(paragraphs)


def lines_of(paragraphs: Iterable[Paragraph]) -> tuple[Line, ...]:
    """All lines of some paragraphs, in order."""
    return tuple(line for paragraph in paragraphs for line in paragraph.lines)


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if line.text:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def is_line_a_paragraph(lines: Sequence[Line]) -> bool:
    """Whether every line is a paragraph, as Word and Google Docs save a text: most of it stands on lines that only a program would fold,
    or some does, and few lines go on in the next with a small letter, as they do where they were ended in mid-sentence."""
    widths = [_width(line.text) for line in lines]
    if sum(width for width in widths if width > _FULL_LINE) > 0.5 * sum(widths):
        return True
    if not any(
        width > _LONG_LINE and (line.text.count(" ") > 5 or _CJK.search(line.text))
        for width, line in zip(widths, lines, strict=True)
    ):
        return False
    following = [after.text[0] for line, after in pairwise(lines) if line.text and after.text and has_capitals(after.text[0])]
    return sum(map(str.islower, following)) <= _GOES_ON * len(following)


def _width(text: str) -> int:
    """The columns that a text takes: a Chinese, Japanese or Korean character has two."""
    return len(text) + len(_CJK.findall(text))


def _by_length(group: Sequence[Line], *, every_line: bool) -> Iterator[list[Line]]:
    """A very long line is a paragraph of its own, unless only a call follows it."""
    part: list[Line] = []
    for line in group:
        full = part and (len(part[-1].text) > _FULL_LINE or (len(line.text) > _FULL_LINE and " " in line.text))
        if part and (full or every_line) and not _LONE_CALL.fullmatch(line.text):
            yield part
            part = []
        part.append(line)
    yield part


def _by_layout(part: Sequence[Line]) -> Iterator[list[Line]]:
    """Without empty lines between them, paragraphs show by an indented first line or by a last line with room left."""
    indented = [line for line in part[1:] if line.indent >= part[-1].indent + 2 or line.indent >= part[0].indent + 2]
    by_indent = len(part) > 3 and 0 < len(indented) <= 0.4 * len(part)
    width = max(len(line.text) for line in part)
    piece = [part[0]]
    for line in part[1:]:
        ends = len(part) > 5 and _has_room(piece[-1], line, width)
        if (by_indent and line in indented) or ends:
            yield piece
            piece = []
        piece.append(line)
    yield piece


def _has_room(line: Line, following: Line, width: int) -> bool:
    """Whether a line ends a sentence although the first word of the next would have stood on it with ease."""
    if not _SENTENCE_END.search(line.text[-8:]) or not following.text[0].isupper():
        return False
    return len(line.text) + len(following.text.split(maxsplit=1)[0]) + 1 < 0.8 * width
