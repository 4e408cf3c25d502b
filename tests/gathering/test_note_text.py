"""Notes as typed, and the Markdown that import makes of them: the cases are in note_text.yaml."""

import re
from pathlib import Path

import pytest
import yaml

from footpress.gathering.note_text import note_markdown
from footpress.model.manuscript import Note
from footpress.model.reference import Field, Reference, Resolved

CASES = yaml.safe_load((Path(__file__).parent / "note_text.yaml").read_text(encoding="utf-8"))
MARK = re.compile(r"⟦(?P<key>[^,|⟧]+)(?:, (?P<locator>[^|]+))?\|(?P<text>[^⟧]*)⟧")


def read_case(typed: str) -> tuple[str, list[Resolved], dict[int, str]]:
    """The note without its marks, its references, and the key of each work."""
    raw, end, resolved, keys = "", 0, [], {}
    for number, mark in enumerate(MARK.finditer(typed)):
        raw += typed[end : mark.start()]
        span = (len(raw), len(raw) + len(mark["text"]))
        raw, end = raw + mark["text"], mark.end()
        fields = (Field("locator", mark["locator"] or "", span),)
        work = None if mark["key"] == "?" else number
        resolved.append(Resolved(Note(1, ""), Reference("full", "book", fields, span), work))
        keys[number] = mark["key"]
    return raw + typed[end:], resolved, keys


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_note_becomes_markdown(case: dict[str, str]) -> None:
    assert note_markdown(*read_case(case["typed"])) == case["markdown"]


@pytest.mark.parametrize("word", ["S.", "p.", "pp.", "s.", "с.", "sf.", "str."])
@pytest.mark.parametrize("value", ["12 passim", "12 recto", "D 10", "45, Anm. 3"])
def test_a_place_that_says_more_than_pages_keeps_the_word_for_a_page(word: str, value: str) -> None:
    assert written(f"Field 1999, {word} {value}", value) == f"[@a, {{{word} {value}}}]."
    assert written(f"Field 1999, {value}", value) == f"[@a, {{{value}}}]."


@pytest.mark.parametrize("value", ["12", "12–14", "133f.", "133 ff.", "14a", "12, 15 und 16"])
def test_pages_leave_the_word_to_the_style(value: str) -> None:
    assert "S." not in written(f"Field 1999, S. {value}", value)


def written(raw: str, value: str) -> str:
    start = raw.index(value)
    reference = Reference("full", "book", (Field("locator", value, (start, len(raw))),), (0, len(raw)))
    return note_markdown(raw, [Resolved(Note(1, ""), reference, 1)], {1: "a"})
