"""A stretch of printed words in pandoc's tree: read as one text, changed in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from footpress.citing.entries.csl import ENTRY
from footpress.pandoc.elements import text_of

_BLANKS = frozenset({"Space", "SoftBreak", "LineBreak"})
_BLOCKS = frozenset({"Para", "Plain"})
_BARE = _BLOCKS | {"Emph", "Strong", "Underline", "Strikeout", "SmallCaps", "Superscript", "Subscript"}
"""Elements that hold nothing but others."""
_APART = frozenset({"Note", "Code", "Math", "RawInline"})
_OPENED = re.compile("[“”„‟«»‹›‘’‚\"'][\\s\u00a0\u202f]*$")
_CLOSED = re.compile("[.,]?[\\s\u00a0\u202f]*[“”„‟«»‹›‘’\"']")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a part of the tree that stand between two signs, the nth of them; without the marks of quotations."""

    node: Any
    sign: str
    number: int

    @classmethod
    def parts(cls, node: Any, sign: str) -> tuple[Stretch, ...]:
        """What stands between each two of these signs."""
        signs = "".join(text for text, _ in _leaves(node)).count(sign)
        return tuple(cls(node, sign, number) for number in range(signs + 1))

    @property
    def text(self) -> str:
        """Its words as they now are."""
        return "".join(text for text, _ in _leaves(self.node)).split(self.sign)[self.number]

    def put(self, span: tuple[int, int], words: str) -> None:
        """Put words where others stand."""
        start, end = (position + self._begin for position in span)
        at = 0
        for text, leaf in list(_leaves(self.node)):
            first, last = max(start - at, 0), min(end - at, len(text))
            if first < last or (start == end and words and 0 <= start - at <= len(text)):
                leaf["t"], leaf["c"], words = "Str", text[:first] + words + text[last:], ""
            at += len(text)

    def title(self, key: str) -> tuple[int, int] | None:
        """Where the title of a work stands, with the marks of quotation around it; None where it does not."""
        found = self._title(key)
        if found is None:
            return None
        text, begin = self.text, self._begin
        start, end = found[0] - begin, found[1] - begin
        opened, closed = _OPENED.search(text[:start]), _CLOSED.match(text, end)
        return (opened.start(), closed.end()) if opened and closed else (start, end)

    def put_title(self, key: str, words: str, *, italic: bool, ends: bool) -> bool:
        """Put words where the title of a work stands, and a link from it. `ends`: a stop or comma within the quotation goes too."""
        place, found = self.title(key), self._title(key)
        if place is None or found is None:
            return False
        begin, (start, end, element) = self._begin, found
        behind = re.sub(r"[^.,]" if not ends else r".", "", self.text[end - begin : place[1]])
        self.put((end - begin, place[1]), behind)
        self.put((place[0], start - begin), "")
        named: dict[str, Any] = {"t": "Span", "c": [["", [], [[ENTRY, key]]], [text_of(words)]]}
        element.clear()
        element.update({"t": "Emph", "c": [named]} if italic else named)
        return True

    @property
    def _begin(self) -> int:
        parts = "".join(text for text, _ in _leaves(self.node)).split(self.sign)
        return sum(len(part) + len(self.sign) for part in parts[: self.number])

    def _title(self, key: str) -> tuple[int, int, dict[str, Any]] | None:
        """Start and end of a title in the words of the whole, and the widest element that holds nothing else."""
        nodes, begin, end = list(_nodes(self.node, 0)), self._begin, self._begin + len(self.text)
        spans = (
            (first, last)
            for first, last, each in nodes
            if each["t"] == "Span" and dict(each["c"][0][2]).get(ENTRY) == key and begin <= first < end
        )
        own = next(spans, None)
        return next(((first, last, each) for first, last, each in nodes if (first, last) == own), None)


def _leaves(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The words and blanks of a part of the tree, in order, each with its letters."""
    for element in _inner(node):
        if element["t"] == "Str":
            yield element["c"], element
        elif element["t"] in _BLANKS:
            yield " ", element
        elif element["t"] not in _APART:
            yield from _leaves(element)


def _nodes(node: Any, at: int) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """The inlines that hold others, and where the words in them begin and end."""
    for element in _inner(node):
        length = len("".join(text for text, _ in _leaves([element])))
        if element["t"] not in _APART and element["t"] != "Str" and element["t"] not in _BLANKS:
            if element["t"] not in _BLOCKS:
                yield at, at + length, element
            yield from _nodes(element, at)
        at += length


def _inner(node: Any) -> Iterator[dict[str, Any]]:
    """The elements of a list, or right within an element."""
    if isinstance(node, dict):
        node = node["c"] if node["t"] in _BARE else node["c"][1]
    yield from (each for each in node if isinstance(each, dict) and "t" in each)
