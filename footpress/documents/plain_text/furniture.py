"""What a page carries besides the text, copied along with it: page numbers, and the running head or foot of every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from footpress.documents.plain_text.paragraphs import Line
from footpress.languages.patterns import alternatives
from footpress.model.manuscript import LeftOut
from footpress.problems import Problem
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late

_PAGE = late(
    rf"(?:[-–—|\[]\s*)?(?:(?:{alternatives('manuscript', 'page')})\s*)?(\d{{1,3}})"
    rf"(?:\s*(?:/|{alternatives('manuscript', 'of pages')})\s*\d{{1,3}})?(?:\s*[-–—|\]])?",
    re.IGNORECASE,
)
_PAGES = 3  # a line is furniture where it stands on as many pages
_OPENING = 12  # lines above the text among which title and author stand


def take_furniture(lines: Sequence[Line], file: str) -> tuple[tuple[Line, ...], tuple[LeftOut, ...], tuple[Problem, ...]]:
    """The lines without page numbers and running heads (left empty), those left out, and one query that lists them."""
    numbers = _page_numbers(lines)
    heads = _running_heads(lines, numbers)
    left_out = [LeftOut(lines[index].text, lines[index].number, "a page number") for index in sorted(numbers)]
    left_out += [LeftOut(lines[index].text, lines[index].number, "a running head") for index in sorted(heads - numbers)]
    if not left_out:
        return tuple(lines), (), ()
    taken = numbers | heads
    kept = tuple(Line(line.number, "") if index in taken else line for index, line in enumerate(lines))
    left_out.sort(key=lambda out: out.line)
    words = sorted({f"“{out.text}”" for out in left_out if out.reason == "a running head"})
    what = " and ".join([f"{len(numbers)} page numbers"] * bool(numbers) + [f"the running head {word}" for word in words])
    places = ", ".join(str(out.line) for out in left_out[:6]) + (" …" if len(left_out) > 6 else "")
    message = f"read as belonging to the page, and left out: {what} (lines {places})."
    return kept, tuple(left_out), (Problem(file, left_out[0].line, "page-furniture", "query", message),)


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lines (indices) that are a number alone, apart from the text, where each number is one more than the one before."""
    alone = [(index, int(match[1])) for index, match in _numbers_alone(lines)]
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    for index, number in [*alone, (len(lines), -1)]:
        if run and number != run[-1][1] + 1:
            if len(run) >= _PAGES or (len(run) == 2 and run[1][0] - run[0][0] > 10):
                found |= {place for place, _ in run}
            run = []
        run.append((index, number))
    return found


def _numbers_alone(lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    for index, line in enumerate(lines):
        if (match := _PAGE.fullmatch(line.text)) and not re.fullmatch(r"\[\d+\]", line.text) and _is_apart(lines, index):
            yield index, match


def _running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Short lines (indices) that stand apart on three pages or more, and are the title, the author, or beside page numbers."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if (text := _head(line.text)) and _is_apart(lines, index):
            places.setdefault(text, []).append(index)
    opening = {fold_letters(line.text) for line in [line for line in lines if line.text][:_OPENING]}
    found: set[int] = set()
    for text, of_text in places.items():
        own = [index for index in of_text if lines[index].number > 1]
        beside = {index for index in own if _is_beside(index, numbers)}
        if text in opening:
            found |= beside - {of_text[0]}  # the first is the title, or the author
        if len(of_text) < _PAGES:
            continue
        said = [index for index in own if index in beside or re.search(r"\d", lines[index].text)]
        apart = [after for before, after in pairwise(own) if after - before > 4]
        if len(apart) >= _PAGES - 1 and (text in opening or 2 * len(said) > len(own)):
            found |= set(apart)
            found |= {own[0]} & set(said) if text in opening else {own[0]}
    return found


def _is_beside(index: int, numbers: set[int]) -> bool:
    """Whether a page number stands at most three lines away, with what parts the pages between."""
    return any(index + away in numbers for away in range(-3, 4))


def _head(text: str) -> str:
    """A line as it is compared with others, "" where it cannot be a running head."""
    if not 3 < len(text) < 100 or text.startswith(("[", "#", "-", "•", "*", "^")) or re.search(r"[.!?:;,]$", text):
        return ""
    bare = fold_letters(re.sub(r"\d+", "", text))
    return bare if len(bare) > 5 else ""


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether an empty line (or an end of the file) stands above or below."""
    return index in (0, len(lines) - 1) or not lines[index - 1].text or not lines[index + 1].text
