"""No note makes the reader raise or hang, and what it reads stands where it says."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from footpress.model.manuscript import Note
from footpress.references import read_note, read_notes

PIECES = (
    "Smith, John", "*The Title*", "“A quotation”", "‘unclosed", "„Zitat“", "« texte »", "p. 12", "pp. 1–5", "(", ")", "[", "]", "*", "**", "\\", "<http://a b>",
    "https://x.org/(a", "10.1000/abc", "Ibid.", "op. cit.", "(n 3)", "1999", "12.3.2004", "vol. 5", "№ 3", "ed. by", "Ц.Лхам", "東京", "😀", "e\u0301", "\u200b", "\ufeff", "…", ";", ",", ".",
    ":", "//", "см.", "bkz.", "a.g.e.", "[label](http://y.org)", "\x00", "İ", "ß", "ﬁ", "١٢٣", "²", "Ⅳ", "  ",
)  # fmt: skip


def consistent(raw: str) -> None:
    reading = read_note(Note(1, raw))
    end = 0
    for reference in reading.references:
        assert end <= reference.span[0] < reference.span[1] <= len(raw)
        end = reference.span[1]
        assert 0 <= reference.confidence <= 1
        for field in reference.fields:
            assert reference.span[0] <= field.span[0] < field.span[1] <= reference.span[1]
            assert field.value and 0 <= field.confidence <= 1


@pytest.mark.parametrize("seed", range(40))
def test_random_notes(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(12):
        consistent(dice.choice(("", " ")).join(dice.choice(PIECES) for _ in range(dice.randint(0, 40))))


@pytest.mark.parametrize("raw", ["", " ", ".", "*", "**", "'", "“", "\n", "\\"])
def test_next_to_nothing(raw: str) -> None:
    consistent(raw)
    assert read_note(Note(1, raw)).references == ()


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "' ",
        "(",
        "1, ",
        "*a ",
        "http://a)",
        "[a](http://x ",
        "p. 1, ",
        "a",
        ". ",
        "<http://",
        "https://a.b/ c/",
        "Smith, *T* (London: V, 1999), p. 1; ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        begin = time.perf_counter()
        read_note(Note(1, piece * (size // len(piece))))
        return time.perf_counter() - begin

    seconds(1000)
    assert seconds(40_000) < 12 * seconds(8_000) + 0.5


def test_many_citations_in_one_note() -> None:
    raw = "; ".join(["Jane Smith, *The Title of the Book* (London: Verso, 1999), p. 12"] * 1000)
    assert len(read_note(Note(1, raw)).references) == 1000


def test_no_notes() -> None:
    assert read_notes([]) == ()


def test_import_is_quick() -> None:
    program = "import time; t = time.perf_counter(); import footpress.references; print(time.perf_counter() - t)"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert float(shown) < 0.3
