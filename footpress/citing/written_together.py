"""Scripts that do not part their words by blanks: the end of a line of Markdown is no blank in them, and straight quotation marks stand
between letters, where pandoc takes them for closing ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from footpress.languages.quotation_marks import quotation_marks
from footpress.languages.scripts import script_of
from footpress.pandoc.elements import is_word, structures, walk
from footpress.text.scripts import UNPARTED

_TOGETHER = re.compile(rf"[{UNPARTED}]{{2}}|[{UNPARTED}][“”‘’…—]|[“”‘’…—][{UNPARTED}]")
"""The characters before and behind the end of a line that is no blank."""
_CURLY = re.compile("[“”‘’]")
_SCRIPTS = ("Arab", "Hans", "Hant", "Jpan", "Kore")
"""Of languages that write letters directly before a quotation mark, and have no apostrophes."""


def written_together(tree: dict[str, Any], text: str, lang: str) -> dict[str, Any]:
    """pandoc's tree of a text, whose lines are joined without a blank between two such characters, and whose straight quotation marks
    between letters are those of the language."""
    _join_lines(tree)
    if script_of(lang) in _SCRIPTS and not _CURLY.search(text):
        for block in _paragraphs(tree):
            _pair(block, lang)
    return tree


def _join_lines(tree: dict[str, Any]) -> None:
    for inlines in _inlines(tree):
        for at in range(len(inlines) - 2, 0, -1):
            if inlines[at]["t"] == "SoftBreak" and _TOGETHER.match(_edge(inlines[:at], -1) + _edge(inlines[at + 1 :], 0)):
                del inlines[at]


def _inlines(node: Any) -> Iterator[list[dict[str, Any]]]:
    """Every list of inlines in a tree that holds a soft break."""
    if isinstance(node, dict):
        yield from _inlines([part for part in node.values() if isinstance(part, list)])
    elif isinstance(node, list):
        if any(isinstance(item, dict) and item.get("t") == "SoftBreak" for item in node):
            yield node
        for item in node:
            if not is_word(item):
                yield from _inlines(item)


def _edge(inlines: list[dict[str, Any]], end: int) -> str:
    """The last (end -1) or the first (0) character of some inlines, calls of notes left out."""
    words = [str(each["c"]) for inline in inlines if inline["t"] != "Note" for each in _words(inline)]
    return words[end][end] if words and words[end] else ""


def _words(inline: dict[str, Any]) -> list[dict[str, Any]]:
    found = [inline] if inline["t"] == "Str" else [each for each in walk(inline) if each["t"] == "Str"]
    return found or [{"t": "Str", "c": " "}]


def _paragraphs(tree: dict[str, Any]) -> list[Any]:
    return [element for element in structures(tree["blocks"]) if element["t"] in ("Para", "Plain", "Header")]


def _pair(block: dict[str, Any], lang: str) -> None:
    """Marks that pandoc took for closing ones, or for apostrophes, opening and closing by turns where they are even."""
    marks = quotation_marks(lang)
    for straight, opening, closing in (("”", marks.opening, marks.closing), ("’", marks.inner_opening, marks.inner_closing)):
        holders = [each for each in _own_words(block["c"]) if straight in each["c"]]
        if sum(each["c"].count(straight) for each in holders) % 2:
            continue
        turn = iter(range(10**9))
        for each in holders:
            each["c"] = re.sub(straight, lambda _, turn=turn, pair=(opening, closing): pair[next(turn) % 2], each["c"])  # type: ignore[misc]


def _own_words(node: Any) -> Iterator[dict[str, Any]]:
    """The words of a block, those of its notes left out."""
    if isinstance(node, list):
        for item in node:
            yield from _own_words(item)
    elif isinstance(node, dict) and node.get("t") == "Str":
        yield node
    elif isinstance(node, dict) and node.get("t") != "Note":
        yield from _own_words(node.get("c"))
