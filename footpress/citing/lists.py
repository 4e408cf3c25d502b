"""Numbered lists: each item has the number that its author typed, "(a)", "5." or "iv.", in every edition.

    <ol start="3" type="a" class="two-parens-lower-alpha">

HTML has the kind of a number and where a list begins, but no parentheses: pandoc leaves them out. They travel as a class.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from footpress.pandoc.elements import is_word

KINDS = {"Decimal": "1", "LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
"""pandoc's names for the kinds of numbers, and HTML's."""
AROUND = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}
"""What stands around a number instead of a full stop behind it."""
_DASHED = {"OneParen": "one-paren", "TwoParens": "two-parens"}
_NAMES = {"Decimal": "decimal", "LowerAlpha": "lower-alpha", "UpperAlpha": "upper-alpha", "LowerRoman": "lower-roman", "UpperRoman": "upper-roman"}  # fmt: skip
CLASSES = {f"{_DASHED[around]}-{_NAMES[kind]}": around for around in AROUND for kind in KINDS}
"""The class of each list in parentheses; style sheets have a counter style of the same name (CSS Counter Styles 3)."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)  # fmt: skip


def mark_lists(node: Any) -> None:
    """Put each list in parentheses into a division of its class, anywhere in pandoc's tree: its HTML keeps the class of a division."""
    if isinstance(node, list):
        for place, element in enumerate(node):
            if is_word(element):
                continue
            mark_lists(element)
            if isinstance(element, dict) and element.get("t") == "OrderedList" and (name := _class(element["c"][0])):
                node[place] = {"t": "Div", "c": [["", [name], []], [element]]}
    elif isinstance(node, dict):
        for inner in node.values():
            mark_lists(inner)


def _class(attributes: list[Any]) -> str:
    _, kind, around = (part["t"] if isinstance(part, dict) else "" for part in attributes)
    return f"{_DASHED[around]}-{_NAMES.get(kind, 'decimal')}" if around in AROUND else ""


def name_lists(root: etree._Element) -> None:
    """Give each list the class of the division that `mark_lists` put it into, and take that away."""
    for division in [div for div in root.iter("div") if div.get("class") in CLASSES]:
        division[0].set("class", division.get("class", ""))
        parent = division.getparent()
        assert parent is not None
        division[-1].tail = division.tail
        at = parent.index(division)
        parent[at : at + 1] = list(division)


def labels(root: etree._Element) -> tuple[str, ...]:
    """The numbers of all items of numbered lists in an element, as printed, in order."""
    return tuple(label for _, label in labelled(root))


def labelled(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each item of a numbered list in an element, with its number as printed."""
    starts = {numbered: _start(numbered) for numbered in root.iter("ol")}
    counted = dict(starts)
    for item in root.iter("li"):
        numbered = item.getparent()
        if numbered is not None and numbered in starts:
            yield item, label(numbered, counted[numbered])
            counted[numbered] += 1


def label(numbered: etree._Element, number: int) -> str:
    """The printed number of an item of an `<ol>`."""
    before, after = AROUND.get(CLASSES.get(numbered.get("class", ""), ""), ("", "."))
    return f"{before}{written(number, numbered.get('type', '1'))}{after}"


def written(number: int, kind: str) -> str:
    """A number in one of HTML's kinds; in digits where that kind has no such number (CSS Counter Styles 3, 6)."""
    if kind in ("a", "A") and number > 0:
        letters = _letters(number)
    elif kind in ("i", "I") and 0 < number < 4000:
        letters = _roman(number)
    else:
        return str(number)
    return letters.upper() if kind.isupper() else letters


def _letters(number: int) -> str:
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _start(numbered: etree._Element) -> int:
    start = numbered.get("start", "1")
    return int(start) if start.lstrip("-").isdigit() else 1
