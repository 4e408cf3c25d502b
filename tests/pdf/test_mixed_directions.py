"""Passages that run the other way than the text around them stand in one box: W is an Arabic word, latin letters are Latin."""

import pytest

from footpress.editions.pdf.mixed_directions import is_mixed, with_directions


def shown(inner: str, way: str) -> str:
    document = with_directions(f'<p dir="{way}">{inner.replace("W", "كتاب")}</p>')
    return document.removeprefix(f'<p dir="{way}">').removesuffix("</p>").replace("كتاب", "W")


@pytest.mark.parametrize(
    ("way", "inner", "set"),
    [
        ("rtl", "W a, <em>b</em>, c 2004, W", 'W <span dir="ltr">a, <em>b</em>, c 2004</span>, W'),
        ("rtl", "1 <em>a</em> b W", '1 <span dir="ltr"><em>a</em> b</span> W'),
        ("rtl", "W “<em>a</em>” b. W", 'W <span dir="ltr">“<em>a</em>” b</span>. W'),
        ("rtl", "W (a <em>b</em>) W", 'W (<span dir="ltr">a <em>b</em></span>) W'),
        ("rtl", "W a b W", "W a b W"),
        ("rtl", "W <em>a</em> W", "W <em>a</em> W"),
        ("rtl", 'W a<span class="call">1</span> b W', 'W a<span class="call">1</span> b W'),
        ("rtl", "W <em>a <a>b</a></em> W", 'W <em><span dir="ltr">a <a>b</a></span></em> W'),
        ("ltr", "a W, <em>W</em>, 1998. b", 'a <span dir="rtl">W, <em>W</em>, 1998</span>. b'),
        ("ltr", "a <em>b</em> c", "a <em>b</em> c"),
        ("ltr", "a W\u200e <em>b</em> 2", "a W\u200e <em>b</em> 2"),
    ],
)
def test_runs_of_text_and_elements(way: str, inner: str, set: str) -> None:
    assert shown(inner, way) == set


def test_a_document_without_such_letters_is_left_alone() -> None:
    assert not is_mixed("<p>Łaski „Ähren“ Ω Я 林</p>")
    assert is_mixed("<p>א</p>") and is_mixed("<p>پ</p>")
