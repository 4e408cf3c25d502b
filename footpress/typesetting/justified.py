"""Step 8, pack: WeasyPrint ends the lines of justified paragraphs where `total_fit` says.

WeasyPrint fills one line after the other. While `even_lines` holds, each line of a justified paragraph is offered no more room than the
line that is wanted needs, so that WeasyPrint itself ends it there, and spaces are then made wider, or a little narrower, for the
whole column. A paragraph with pictures or soft hyphens, one from right to left, and what stands beside a float are left to
WeasyPrint, as is what follows a line that it ends elsewhere. A line whose few spaces would become holes stays short.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import weasyprint.layout.inline as inline
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import _font_style_cache_key, create_layout, get_log_attrs, line_size

from footpress.typesetting.hyphenation import dictionary_of, divisions
from footpress.typesetting.kept_lines import place_of_line
from footpress.typesetting.total_fit import SHRINK, Division, Piece, fit

WIDEST = 3.0
"""The widest space that justification may make, in word spaces: a line with wider ones stays short."""
NARROWED = 0.3
"""How much narrower justification may make a space, in parts of itself: more than is planned, since widths are measured piece by piece."""
LONGEST_WORD = 30
"""Characters between two spaces, taken over a paragraph, with which there is anything to distribute: not in Chinese or Japanese."""
_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+")
_get_next_linebox, _avoid_collisions, _text_align = inline.get_next_linebox, inline.avoid_collisions, inline.text_align


@contextmanager
def even_lines() -> Iterator[None]:
    """While this holds, WeasyPrint ends lines as this module says."""
    lines = _Lines()
    inline.get_next_linebox, inline.avoid_collisions, inline.text_align = lines.next, lines.room, lines.align
    try:
        yield
    finally:
        inline.get_next_linebox, inline.avoid_collisions, inline.text_align = _get_next_linebox, _avoid_collisions, _text_align


class _Lines:
    """The paragraphs of one document, and the line that is made now: the room that it is offered once."""

    def __init__(self) -> None:
        self._planned: dict[tuple[int, float], tuple[Mapping[int, float], Any]] = {}
        self._measure = _Measure()
        self._offered: float | None = None

    def next(self, context: Any, linebox: Any, position_y: float, bottom: float, skip: Any, containing: Any, *rest: Any) -> Any:
        """WeasyPrint's `get_next_linebox`."""
        self._offered = None
        if not context.excluded_shapes and linebox.style["text_align_all"] == "justify":
            wanted = self._wanted(context, linebox, containing.width, skip is None)
            begins = inline.skip_first_whitespace(linebox, skip)
            if wanted and begins != "continue":
                self._offered = wanted.get(_place(linebox, begins))
        *_, first_letter, first_line = rest
        lines = context.kept_lines
        if first_letter or first_line or context.excluded_shapes or not lines.is_plain(linebox):
            return _get_next_linebox(context, linebox, position_y, bottom, skip, containing, *rest)
        key = place_of_line(linebox, position_y, skip, containing)
        if found := lines.find(key):
            self._offered = None
            return found
        line, resume_at = _get_next_linebox(context, linebox, position_y, bottom, skip, containing, *rest)
        lines.keep(key, linebox, line, resume_at)
        return line, resume_at

    def room(self, *arguments: Any, **named: Any) -> Any:
        """WeasyPrint's `avoid_collisions`: the first time a line asks, it is told what it is offered."""
        x, y, width = _avoid_collisions(*arguments, **named)
        offered, self._offered = self._offered, None
        return x, y, (width if offered is None else offered)

    def align(self, context: Any, line: Any, available: float, last: bool) -> float:
        """WeasyPrint's `text_align`: spaces become narrower too, and never holes."""
        if line.style["text_align_all"] != "justify":
            return float(_text_align(context, line, available, last))
        if line.style["lang"] and line.style["direction"] == "ltr" and not dictionary_of(line.style["lang"]):
            return 0.0  # words that are not divided leave holes: the right edge is ragged
        spaces = inline.count_expandable_spaces(line)
        missing, space = available - line.width, self._measure.space(context, line.style)
        if missing < 0 and spaces:
            if -missing <= spaces * NARROWED * space:
                inline.justify_line(context, line, missing)
            return 0.0
        if not last and missing > spaces * (WIDEST - 1) * space:
            return 0.0
        return float(_text_align(context, line, available, last))

    def _wanted(self, context: Any, linebox: Any, width: float, is_first: bool) -> Mapping[int, float]:
        """The room that the lines of a paragraph are offered, by the place at which each begins."""
        key = id(linebox), width
        if key not in self._planned:
            if not is_first:
                return {}
            text = _read(linebox)
            offers = _offers(context, text, width, linebox, self._measure) if text else {}
            self._planned[key] = offers, linebox  # kept, so that its id stays its own
        return self._planned[key][0]


@dataclass(frozen=True, slots=True)
class _Run:
    """A text of a paragraph in one style: where it begins, in characters and in bytes of the paragraph, and the room beside it."""

    begin: int
    begin_bytes: int
    text: str
    style: Any
    around: float


@dataclass(frozen=True, slots=True)
class _Text:
    """All texts of a paragraph, one after the other."""

    runs: tuple[_Run, ...]
    begins: tuple[int, ...]
    whole: str

    def parts(self, begin: int, end: int) -> Iterator[tuple[str, Any]]:
        """What stands between two places, in characters: each text with its style."""
        for run in self.runs[max(0, bisect_right(self.begins, begin) - 1) :]:
            if run.begin >= end:
                return
            if begin < run.begin + len(run.text):
                yield run.text[max(0, begin - run.begin) : end - run.begin], run.style

    def around(self, begin: int, end: int) -> float:
        """The room beside the texts that begin between two places."""
        return sum(run.around for run in self.runs[bisect_left(self.begins, begin) : bisect_left(self.begins, end)])

    def keeps_together(self, place: int) -> bool:
        """Whether a place is within a text that may not be parted."""
        run = self.runs[bisect_right(self.begins, place) - 1]
        return run.begin < place and bool(run.style["white_space"] == "nowrap")

    def in_bytes(self, place: int) -> int:
        """A place in bytes."""
        run = self.runs[bisect_right(self.begins, place) - 1]
        return run.begin_bytes + len(run.text[: place - run.begin].encode())

    def style_at(self, place: int) -> Any:
        """The style of a character."""
        return self.runs[bisect_right(self.begins, place) - 1].style


class _Measure:
    """Widths of texts, each found once for all styles in which it looks alike."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, float]] = {}
        self._in_style: dict[int, tuple[dict[str, float], Any]] = {}
        self._spaces: dict[int, float] = {}

    def width(self, context: Any, text: str, style: Any) -> float:
        """The width of a text on one line."""
        found = self.found(style)
        if text not in found:
            layout = create_layout(text, style, context, None, 0)
            found[text] = float(line_size(layout.get_first_line()[0], style)[0])
            layout.deactivate()
        return found[text]

    def found(self, style: Any) -> dict[str, float]:
        """The widths known of texts in a style."""
        if id(style) not in self._in_style:
            face = f"{_font_style_cache_key(style, include_size=True)} {style['letter_spacing']} {style['word_spacing']}"
            self._in_style[id(style)] = self._found.setdefault(face, {}), style  # kept, so that its id stays its own
        return self._in_style[id(style)][0]

    def space(self, context: Any, style: Any) -> float:
        """The width of a word space."""
        if id(style) not in self._spaces:
            self._spaces[id(style)] = self.width(context, "n n", style) - self.width(context, "nn", style)
        return self._spaces[id(style)]

    def all(self, context: Any, parts: Iterator[tuple[str, Any]]) -> float:
        """The width of texts that follow each other."""
        return sum(self.width(context, text, style) for text, style in parts)


def _read(linebox: Any) -> _Text | None:
    """The texts of a paragraph; None where it holds what is no text, or what only WeasyPrint can break."""
    runs: list[_Run] = []
    begin = begin_bytes = 0
    for box, around in _inner(linebox):
        if box is None:
            return None
        if _SOFT_HYPHEN in box.text or "\n" in box.text or box.style["white_space"] not in ("normal", "nowrap"):
            return None
        runs.append(_Run(begin, begin_bytes, box.text, box.style, around))
        begin, begin_bytes = begin + len(box.text), begin_bytes + len(box.text.encode())
    whole = "".join(run.text for run in runs)
    if linebox.style["direction"] != "ltr" or whole.count(" ") * LONGEST_WORD < len(whole):
        return None
    return _Text(tuple(runs), tuple(run.begin for run in runs), whole)


def _inner(box: Any, around: float = 0.0) -> Iterator[tuple[Any, float]]:
    """The texts in a box, in order, each with the room that its surroundings keep beside it; None for what is no text."""
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.TextBox):
            yield child, around
            around = 0.0
        elif isinstance(child, boxes.InlineBox):
            beside = [child.style[f"{name}_{side}"] for name in ("padding", "margin") for side in ("left", "right")]
            if any(length == "auto" or length.unit != "px" for length in beside):
                yield None, 0.0
                return
            around += sum(length.value for length in beside)
            yield from _inner(child, around)
            around = 0.0
        else:
            yield None, 0.0


def _place(box: Any, skip: Any) -> int:
    """The place, in bytes of the paragraph, that WeasyPrint's way of saying it means."""
    if skip is None:
        return 0
    ((index, inner),) = skip.items()
    if isinstance(box, boxes.TextBox):
        return int(index)
    return sum(_length(child) for child in box.children[:index]) + _place(box.children[index], inner)


def _length(box: Any) -> int:
    if not box.is_in_normal_flow():
        return 0
    return len(box.text.encode()) if isinstance(box, boxes.TextBox) else sum(map(_length, box.children))


def _offers(context: Any, text: _Text, width: float, linebox: Any, measure: _Measure) -> Mapping[int, float]:
    """The room to offer each line: more than it needs, less than a longer one would."""
    indent = float(linebox.text_indent)
    spans = _spans(text)
    space = measure.space(context, linebox.style)
    divided = partial(_divisions, context, text, spans, measure)
    offers = {}
    for line in fit(tuple(_pieces(context, text, spans, measure)), divided, width, indent, space):
        number, stands = line.begin
        is_first = line.begin == (0, 0)
        begin = 0 if is_first else text.in_bytes(spans[number][0] + stands)
        before = indent if is_first else 0.0
        if before + line.width > width + SHRINK * space * line.gaps:
            continue  # what is wider than the column is WeasyPrint's to break
        if line.next_width is not None:
            most = width - before if line.width <= width - before else line.width + space / 4
            offers[begin] = before + min((line.width + line.next_width) / 2, most)
        elif before + line.width > width:  # a last line with narrower spaces
            offers[begin] = before + line.width + space / 2
    return offers


def _spans(text: _Text) -> Sequence[tuple[int, int, int]]:
    """(begin, end, end with the space behind it) of each piece between two places where a line may end, in characters."""
    attributes = get_log_attrs(text.whole, text.runs[0].style["lang"])
    places = [place for place in range(1, len(text.whole)) if attributes[place].is_line_break and not text.keeps_together(place)]
    spans, begin = [], len(text.whole) - len(text.whole.lstrip(" "))
    for after in (*(place for place in places if place > begin), len(text.whole)):
        words = text.whole[begin:after].rstrip(" ")
        spans.append((begin, begin + len(words), after))
        begin = after
    return spans


def _pieces(context: Any, text: _Text, spans: Sequence[tuple[int, int, int]], measure: _Measure) -> Iterator[Piece]:
    number, known = 0, measure.found(text.runs[0].style)
    whole, runs, begins = text.whole, text.runs, text.begins
    for begin, end, after in spans:
        while number < len(runs) - 1 and begins[number + 1] <= begin:
            number += 1
            known = measure.found(runs[number].style)
        run = runs[number]
        words, style = whole[begin:end], run.style
        if end <= run.begin + len(run.text):
            width = known[words] if words in known else measure.width(context, words, style)
            if begin == run.begin:
                width += run.around
        else:
            width = measure.all(context, text.parts(begin, end)) + text.around(begin, end)
            style = text.style_at(end)
        yield Piece(width, measure.space(context, style) if after > end else 0.0, words.count("\u00a0"))


def _divisions(
    context: Any, text: _Text, spans: Sequence[tuple[int, int, int]], measure: _Measure, number: int
) -> Sequence[Division]:
    """Where the first long word of a piece may be divided, as WeasyPrint does it."""
    begin, end, _ = spans[number]
    for word in _WORD.finditer(text.whole, begin, end):
        style = text.style_at(word.start())
        if len(word[0]) < style["hyphenate_limit_chars"][0] or style["hyphens"] != "auto" or not dictionary_of(style["lang"]):
            continue
        found = []
        for position in divisions(word[0], style["lang"], style["hyphenate_limit_chars"]):
            place = word.start() + position
            before = [*text.parts(begin, place)]
            before[-1] = before[-1][0] + style["hyphenate_character"], before[-1][1]
            found.append(
                Division(
                    place - begin,
                    measure.all(context, iter(before)) + text.around(begin, place),
                    measure.all(context, text.parts(place, end)) + text.around(place, end),
                )
            )
        return found
    return ()
