"""Passages in another language, as a word processor knows them: marked by signs before pandoc reads the file, which loses their language,
and made into `[…]{lang=fr}` behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from footpress.languages.detection import closest
from footpress.pandoc.elements import Element, Inlines, is_word, text_of
from footpress.text.late_patterns import late

_BEGIN, _NAMED, _END = "\ue8f0", "\ue8f1", "\ue8f2"
_SIGN = late(f"{_BEGIN}([A-Za-z0-9-]+){_NAMED}|{_END}")
_BLANKS = ("Space", "SoftBreak", "LineBreak")
_FEWEST = 2  # words: a name is often tagged with the language of whoever typed it


def main_language(passages: Iterable[tuple[str, str]]) -> str:
    """The language of most letters of some (tag, text), "" where none has one."""
    letters = Counter[str]()
    for tag, text in passages:
        letters[primary(tag)] += sum(map(str.isalpha, text))
    return max(letters, key=lambda tag: letters[tag], default="")


def primary(tag: str) -> str:
    """The language of a tag: "fr-CA" is "fr"."""
    return tag.replace("_", "-").split("-")[0].lower()


def is_of(tag: str, text: str, main: str) -> bool:
    """Whether a passage is in the language that it is tagged with, and that is not the article's: programs tag what was never in it."""
    if primary(tag) in ("", main, "x", "zxx", "none") or len(re.findall(r"[^\W\d_]{2,}", text)) < _FEWEST:
        return False
    return closest(text, (main, primary(tag))) == primary(tag)


def signed(tag: str, text: str) -> str:
    """The text between the signs of a language."""
    return f"{_BEGIN}{primary(tag)}{_NAMED}{text}{_END}" if text else text


def has_signs(text: str) -> bool:
    """Whether a file has these signs of itself; its languages are let be then."""
    return any(sign in text for sign in (_BEGIN, _NAMED, _END))


def with_languages(node: Any) -> Any:
    """A tree with spans in the place of the signs."""
    if is_word(node):
        return node
    if isinstance(node, dict):
        return {name: with_languages(value) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    node = [each if is_word(each) else with_languages(each) for each in node]
    if any(isinstance(each, dict) and each.get("t") == "Str" and _SIGN.search(each["c"]) for each in node):
        return _joined(_spans(_parted(node)))
    return node


def _parted(inlines: Inlines) -> Iterable[Element | re.Match[str]]:
    """The inlines, with each sign by itself."""
    for inline in inlines:
        if inline.get("t") != "Str":
            yield inline
            continue
        place = 0
        for sign in _SIGN.finditer(inline["c"]):
            if inline["c"][place : sign.start()]:
                yield text_of(inline["c"][place : sign.start()])
            yield sign
            place = sign.end()
        if inline["c"][place:]:
            yield text_of(inline["c"][place:])


def _spans(parts: Iterable[Element | re.Match[str]]) -> Inlines:
    made: Inlines = []
    within: Inlines = []
    tag = ""
    for part in parts:
        if not isinstance(part, re.Match):
            (within if tag else made).append(part)
            continue
        made += _span(tag, within)
        tag, within = part[1] or "", []
    return [*made, *_span(tag, within)]


def _span(tag: str, inlines: Inlines) -> Inlines:
    """The span of a language; blanks at its ends stand outside."""
    start, end = 0, len(inlines)
    while start < end and inlines[start]["t"] in _BLANKS:
        start += 1
    while end > start and inlines[end - 1]["t"] in _BLANKS:
        end -= 1
    if not tag or start == end:
        return inlines
    span: Element = {"t": "Span", "c": [["", [], [["lang", tag]]], inlines[start:end]]}
    return [*inlines[:start], span, *inlines[end:]]


def _joined(inlines: Inlines) -> Inlines:
    """Spans of one language side by side are one, with the blanks between them."""
    made: Inlines = []
    for inline in inlines:
        before = next((place for place in range(len(made) - 1, -1, -1) if made[place]["t"] not in _BLANKS), -1)
        if before >= 0 and inline["t"] == made[before]["t"] == "Span" and inline["c"][0] == made[before]["c"][0]:
            made[before:] = [{"t": "Span", "c": [inline["c"][0], [*made[before]["c"][1], *made[before + 1 :], *inline["c"][1]]]}]
        else:
            made.append(inline)
    return made
