"""Letters and marks that a font draws as glyphs of one cluster keep their characters in the PDF's text, and are read back with them."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace

import pytest
from fontTools.fontBuilder import FontBuilder

from footpress.editions.pdf.reading_back import _characters
from footpress.typesetting.named_glyphs import _Names

GLYPHS = {"alif": 0x627, "hamza": 0x654, "fatha": 0x64E, "lamAlif": 0xFEFB, "dagesh": 0x5BC, "fi": 0xFB01}


def names_of_a_font() -> tuple[_Names, list[str]]:
    """The text by glyph of a font that has these glyphs, and one more that it has no character for."""
    order = [".notdef", *GLYPHS, "dots"]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({code: name for name, code in GLYPHS.items()})
    builder.setupPost()
    saved = BytesIO()
    builder.font.save(saved)
    return _Names(SimpleNamespace(file_content=saved.getvalue(), index=0)), order


@pytest.mark.parametrize(
    ("glyph", "given", "kept"),
    [
        ("hamza", "", "\u0654"),
        ("lamAlif", "", "\ufefb"),
        ("dagesh", "", "\u05bc"),
        ("dots", "", "\u2060"),
        ("fatha", "\u0644\u064e\u0627", "\u064e"),
        ("dots", "\u064e\u0651", "\u064e\u0651"),
        ("alif", "\u0627", "\u0627"),
        ("fi", "fi", "fi"),
    ],
)
def test_a_glyph_without_text_has_what_its_font_calls_it(glyph: str, given: str, kept: str) -> None:
    names, order = names_of_a_font()
    names[order.index(glyph)] = given
    assert names[order.index(glyph)] == kept


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("\u0623\u064e\u0648\u0652", "\u0652\u0648\u064e\u0654\u0627"),
        ("\u0644\u064e\u0627", "\u064e\ufefb"),
        ("\u05d4\u05b7\u05e9\u05b8\u05bc\u05c1", "\u05d4\u05b7\u05e9\u05c1\u05bc\u05b8"),
    ],
)
def test_the_same_letters_and_marks_are_the_same_text_and_one_less_is_not(typed: str, drawn: str) -> None:
    assert _characters(typed) == _characters(drawn)
    assert all(_characters(typed) != _characters(drawn[:at] + drawn[at + 1 :]) for at in range(len(drawn)))
