"""Passages whose language runs the other way than the text around them say so: lang is no direction to a browser, nor to a typesetter.

`::: {lang=ar}` becomes `<div lang="ar" dir="rtl">`; what says its own direction keeps it. Words within a sentence need none, since their
letters say it (UAX 9), unless they are all of a paragraph: then the direction is that of its punctuation.
"""

from __future__ import annotations

from typing import Any

from footpress.languages.scripts import direction

_ATTRIBUTES_AT = {"Div": 0, "Header": 1, "CodeBlock": 0, "Table": 0, "Figure": 0}
_OF_ONE_LINE = ("Para", "Plain")


def say_directions(blocks: Any, lang: str) -> None:
    """Give each block of pandoc's tree with a language of its own its direction, where that is not the direction around it."""
    _settle(blocks, direction(lang))


def _settle(node: Any, around: str) -> None:
    if isinstance(node, list):
        for each in node:
            _settle(each, around)
    elif isinstance(node, dict):
        kind, content = str(node.get("t", "")), node.get("c", [])
        if kind in _ATTRIBUTES_AT:
            around = _said(content[_ATTRIBUTES_AT[kind]], around)
        elif kind in _OF_ONE_LINE and len(content) == 1 and content[0]["t"] == "Span":
            _said(content[0]["c"][0], around)
        _settle(content, around)


def _said(attributes: list[Any], around: str) -> str:
    """The direction of an element with these attributes, which say it afterwards."""
    said = dict(attributes[2])
    if own := said.get("dir"):
        return str(own)
    way = direction(said["lang"]) if said.get("lang") else around
    if way != around:
        attributes[2] = [*attributes[2], ["dir", way]]
    return way
