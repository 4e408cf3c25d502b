"""What Pango is told of a style once is what WeasyPrint tells it at each piece of text; what is written once is what pydyf writes each time."""

from __future__ import annotations

import sys
from typing import Any

import pytest
import weasyprint.text.line_break as line_break
from weasyprint.pdf import pydyf

import footpress.typesetting.told_to_pango as told_to_pango
from footpress.problems import WorldError
from footpress.typesetting import Document, fonts, typeset

WORDS = "Office affairs, the harbour ledger of 1873"
STYLES = (
    "font-variant-caps: small-caps",
    "font-variant-caps: small-caps; letter-spacing: 2px; word-spacing: 4px",
    "font-variant-numeric: oldstyle-nums tabular-nums",
    "font-variant-ligatures: none",
    "font-variant-position: super",
    "font-feature-settings: 'smcp' 1",
    "font-kerning: none; font-style: italic; font-weight: bold",
    "font-language-override: 'TRK'",
    "text-decoration: underline line-through overline",
    "letter-spacing: .1em",
    "word-spacing: 1em; text-align: justify",
    "overflow-wrap: anywhere; width: 2em",
    "direction: rtl",
    "font-size: 0",
)
LANGUAGES = ("en", "tr", "bg", "sr")


def counting(monkeypatch: pytest.MonkeyPatch, where: object, name: str) -> list[tuple[Any, ...]]:
    """What a function is called with from now on."""
    asked: list[tuple[Any, ...]] = []
    function = getattr(where, name)

    def counted(*arguments: Any, **named: Any) -> Any:
        asked.append(arguments)
        return function(*arguments, **named)

    monkeypatch.setattr(where, name, counted)
    return asked


def document() -> Document:
    passages = [f'<p class="s{number}">{WORDS}, <i>{WORDS}</i></p>' for number in range(len(STYLES))]
    passages += [f'<p lang="{lang}">{WORDS}: дигитализация</p>' for lang in LANGUAGES]
    body = "".join(passages)
    styles = "".join(f".s{number} {{{style}}}" for number, style in enumerate(STYLES))
    return Document(
        markup=f'<html lang="en"><head><title>t</title></head><body>{body}<p>Call<footnote id="n">{WORDS}</footnote></p></body></html>',
        style="@page {size: 300px 400px; margin: 20px} body {font-family: 'Gentium Plus'; hyphens: auto}" + styles,
        files={},
        path="source/x.md",
        families=("Gentium Plus",),
    )


def test_a_page_is_the_same_in_every_style_as_where_each_text_is_told_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    once = typeset(document())
    monkeypatch.setattr(line_break.Layout, "setup", told_to_pango._setup)
    assert typeset(document()) == once


def test_a_style_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = counting(monkeypatch, line_break, "create_layout")
    told = counting(monkeypatch, told_to_pango, "_tell")
    typeset(document())
    assert 0 < len(told) == len({id(style) for (style,) in told}) < len(made) / 2


def test_each_object_of_a_file_is_written_as_bytes_once_and_the_file_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    typesetting = sys.modules["footpress.typesetting.typeset"]
    compressed = counting(monkeypatch, pydyf.zlib, "compressobj")
    once = typeset(document())
    streams = once.count(b"/FlateDecode")
    assert streams <= len(compressed) <= streams + 1  # that of the numbers of its objects is not known when the file is named
    monkeypatch.setattr(typesetting, "write_once", lambda _pdf: None)
    compressed.clear()
    assert typeset(document()) == once
    assert len(compressed) > streams * 1.5


def test_a_family_that_is_there_is_looked_for_once_and_one_that_is_not_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def installed(family: str) -> bool:
        looked.append(family)
        return family == "There"

    monkeypatch.setattr(fonts, "installed", installed)
    monkeypatch.setattr(fonts, "_FOUND", set())
    for _ in range(2):
        fonts.require(("There",))
        with pytest.raises(WorldError, match="Missing"):
            fonts.require(("There", "Missing"))
    assert looked == ["There", "Missing", "Missing"]
