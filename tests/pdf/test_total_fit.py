"""Lines of justified paragraphs: chosen together, and none worse than one after the other."""

from __future__ import annotations

import contextlib
import random
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from test_pdf import built, with_body
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import inline

from footpress.typesetting.total_fit import SHRINK, STRETCH, Division, Line, Piece, fit

SPACE = 3.0


Word = tuple[Piece, tuple[Division, ...]]


def word(length: int, *divided: int) -> Word:
    """A word of letters of width 5, with the places at which it may be divided; a hyphen is 3 wide."""
    return Piece(5.0 * length, SPACE, 0), tuple(Division(at, 5.0 * at + 3, 5.0 * (length - at)) for at in divided)


def paragraph(seed: int) -> list[Word]:
    rng = random.Random(seed)
    return [word(length, *((length // 2,) if length > 7 else ())) for length in (rng.randint(1, 12) for _ in range(120))]


def lines_of(words: list[Word], width: float, indent: float) -> tuple[Line, ...]:
    return fit([piece for piece, _ in words], lambda number: words[number][1], width, indent, SPACE)


def spaces(lines: tuple[Line, ...], width: float, indent: float) -> list[float]:
    """How much wider the spaces of each line but the last become, in parts of themselves."""
    found = []
    for line, after in pairwise(lines):
        gaps = after.begin[0] - line.begin[0] - (0 if after.begin[1] else 1)
        room = width - (indent if line.begin == (0, 0) else 0)
        found.append((room - line.width) / (gaps * SPACE))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_every_word_stands_once_and_no_line_is_too_full(seed: int) -> None:
    words = paragraph(seed)
    lines = lines_of(words, 300.0, 15.0)
    assert lines[0].begin == (0, 0)
    assert lines[-1].next_width is None
    assert [line.begin for line in lines] == sorted({line.begin for line in lines})
    assert all(wider >= -SHRINK for wider in spaces(lines, 300.0, 15.0))
    assert all(line.next_width is None or line.next_width > line.width for line in lines)


def one_after_the_other(words: list[Word], width: float, indent: float) -> list[float]:
    """The spaces where each line takes what it can, without dividing words."""
    found, room, used, gaps = [], width - indent, -SPACE, -1
    for piece, _ in words:
        if used + SPACE + piece.width > room:
            found.append((room - used) / (gaps * SPACE))
            room, used, gaps = width, -SPACE, -1
        used, gaps = used + SPACE + piece.width, gaps + 1
    return found


def test_fewer_lines_have_wide_spaces() -> None:
    together, apart = [], []
    for seed in range(40):
        words = paragraph(seed)
        together += spaces(lines_of(words, 300.0, 15.0), 300.0, 15.0)
        apart += one_after_the_other(words, 300.0, 15.0)
    wide = [sum(each > STRETCH for each in found) / len(found) for found in (together, apart)]
    assert wide[0] < 0.6 * wide[1]


def test_a_word_longer_than_the_line_stands_alone_on_its_own() -> None:
    lines = lines_of([word(3), word(90), word(3)], 100.0, 0.0)
    assert [line.begin for line in lines] == [(0, 0), (1, 0), (2, 0)]


def test_the_last_word_of_a_paragraph_is_not_divided() -> None:
    for length in range(8, 14):
        lines = lines_of([word(17), word(length, 4)], 120.0, 0.0)
        assert all(not line.begin[1] for line in lines)


def test_a_line_that_begins_within_a_word_is_as_wide_as_what_is_left_of_it() -> None:
    words = [word(12), word(11, 5), word(9), word(14), word(3)]
    lines = lines_of(words, 100.0, 0.0)
    assert [(line.begin, line.width) for line in lines] == [((0, 0), 91.0), ((1, 5), 78.0), ((3, 0), 88.0)]


def test_it_is_asked_once_where_a_word_is_divided_and_only_near_the_end_of_a_line() -> None:
    words, asked = paragraph(1), []

    def divided(number: int) -> tuple[Division, ...]:
        asked.append(number)
        return words[number][1]

    fit([piece for piece, _ in words[:8]], divided, 10_000.0, 15.0, SPACE)
    assert asked == []
    fit([piece for piece, _ in words], divided, 300.0, 15.0, SPACE)
    assert len(asked) == len(set(asked)) < len(words)


TEXT = (
    "Notwithstanding the ferrymen who crossed the river before sunrise, nobody in the settlement remembered a winter in which the "
    "landing stages were so unapproachable that passengers waited until the evening<sup>2</sup> for a boat, <em>and longer</em>. "
)


@pytest.fixture
def widened(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """By how much the spaces of each justified line were made wider, in pixels."""
    found: dict[str, float] = {}
    spread = inline.justify_line

    def watched(context: object, line: Any, extra: float) -> None:
        words = "".join(box.text for box in line.descendants() if isinstance(box, TextBox))
        found[words] = extra / max(1, inline.count_expandable_spaces(line))
        spread(context, line, extra)

    monkeypatch.setattr(inline, "justify_line", watched)
    return found


ARTICLE = with_body("".join(f"<p>{TEXT[shift:]}{TEXT}</p>" for shift in (0, 4, 13, 25, 40, 60)))


def test_weasyprint_ends_the_lines_where_they_were_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, widened: dict[str, float]
) -> None:
    built(tmp_path, ARTICLE)
    together = sorted(widened.values())
    widened.clear()
    monkeypatch.setattr(import_module("footpress.typesetting.typeset"), "even_lines", contextlib.nullcontext)
    built(tmp_path, ARTICLE)
    apart = sorted(widened.values())
    assert together[-1] <= apart[-1]
    assert sum(together) / len(together) < sum(apart) / len(apart)
    assert together[0] < 0, "a space may be narrower, too"


def test_a_line_before_a_long_address_stays_short_and_has_no_hole(tmp_path: Path, widened: dict[str, float]) -> None:
    addresses = f"https://example.org/{'abcdefghij' * 4} and https://example.org/{'klmnopqrst' * 4}"
    built(tmp_path, with_body(f"<p>The office that counts the boats of the river is at {addresses} for all who wait.</p>"))
    assert max(widened.values(), default=0.0) < 12
