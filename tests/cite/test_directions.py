"""A passage whose language runs the other way than the text around it says so, in every edition: they are all made of the cited tree."""

from __future__ import annotations

import pytest

from footpress.citing.directions import say_directions
from footpress.citing.tree import parse
from footpress.pandoc.elements import copied, walk


def directions(text: str, lang: str) -> list[tuple[str, str]]:
    """The elements of a text with a direction, and the direction, in order."""
    tree = copied(parse(text))
    say_directions(tree["blocks"], lang)
    attributes = [
        (element["t"], element["c"][1 if element["t"] == "Header" else 0])
        for element in walk(tree["blocks"])
        if element["t"] in ("Div", "Header", "CodeBlock", "Span")
    ]
    return [(kind, dict(each[2])["dir"]) for kind, each in attributes if "dir" in dict(each[2])]


@pytest.mark.parametrize("block", ["> quoted", "| a line of verse", "a paragraph", "- an item", "# A heading"])
@pytest.mark.parametrize(
    ("around", "lang", "way"),
    [
        ("en", "ar", "rtl"),
        ("tr", "ota-Arab", "rtl"),
        ("de", "he", "rtl"),
        ("fr", "fa", "rtl"),
        ("ar", "en", "ltr"),
        ("he", "ar", ""),
    ],
)
def test_a_block_of_another_direction_says_it(block: str, around: str, lang: str, way: str) -> None:
    assert directions(f"::: {{lang={lang}}}\n{block}\n:::\n", around) == ([("Div", way)] if way else [])


def test_what_is_said_already_stays_and_what_stands_within_is_measured_by_it() -> None:
    assert directions("::: {lang=ar dir=ltr}\nword\n:::\n", "en") == [("Div", "ltr")]
    assert directions(":::: {lang=ar}\n::: {lang=en}\nword\n:::\n::::\n", "en") == [("Div", "rtl"), ("Div", "ltr")]
    assert directions("# שלום {lang=he}\n", "en") == [("Header", "rtl")]


def test_a_word_in_a_sentence_says_none_and_a_whole_paragraph_does() -> None:
    assert directions("The word [שלום]{lang=he} is known.\n", "en") == []
    assert directions("[שלום לכם!]{lang=he}\n", "en") == [("Span", "rtl")]
