"""Slips of typing that cannot be meant otherwise: what the lint finds of them is what `footpress check --fix` mends.

A place is proposed by its words, and then held against pandoc's tree: it must stand in running text, not in a table, code, a formula,
an address, verse or an attribute; and the tree of the mended text must be that of the text as it was, but for the dashes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from footpress.citing.tree import parse
from footpress.languages.patterns import alternatives

_FIRST = 0xE100
"""A place is marked with a character from here on, as wide as what stands there."""
_MOST = 5000
_DOUBLED = re.compile(r"(?<=\S) {2,}(?=\S)")
_MARKER = re.compile(r"\s*(?:>\s*)*(?:[-+*:~>|#]+|\(?(?:[^\W_]{1,5}|#)[.)]|\(?@\w*[.)]?|\[\^[^\]]+\]:)")
"""What begins a list item, a definition or a note, before the blanks that belong to it."""
_RULED = re.compile(r"[\s:=+|-]*-[\s:=+|-]*")
"""The line of dashes that says how wide the columns of a table are."""
_YEARS = re.compile(r"(?<![\w./:=&?#@+–-])(?P<first>[12]\d{3})-(?P<last>[12]\d{3})(?![\w/–-]|[.,:]\d|\s*[=<>+*^])")
_NUMBERED = re.compile(
    r"(?i)(?:\b(?:issn|isbn|tel|phone|fax|nos?|nr|num|case|docket|file|grant|order|law|act|resolution|doc|document|ref|id|flight|model"
    r"|code|contract|standard|iso|din|c|t|az)\b\.?|(?<!\w)n[°º.]|[№#§])\s*:?\s*$|[=<>+*^]\s*$"
)
"""What makes a number of two years: the number of a case, a law, a file."""
_BEHIND_A_KEY, _IN_PROSE = (alternatives("checks", row) for row in ("pages behind a key", "pages in prose"))
_PAGES = re.compile(
    rf"(?:(?<![\w\\])@(?:\{{[^{{}}]+\}}|\w[\w:.#$%&+?<>~/-]*)(?:,\s*|\s+\[)(?:(?:{_BEHIND_A_KEY})\.?\s*)?|\b(?:{_IN_PROSE})\b\.?\s+)"
    r"(?P<pages>\d{1,4}(?:[-–]\d{1,4})?(?:,\s*\d{1,4}(?:[-–]\d{1,4})?)*)(?![\w/–-]|[.:]\d|\s*[=<>+*^])"
)
_PAIR = re.compile(r"(?<!\d)(?P<first>\d{1,4})-(?P<last>\d{1,4})(?!\d)")


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """A place in a text, what it should be, and what kind of slip it is."""

    start: int
    end: int
    instead: str
    kind: Literal["space", "range"]


@lru_cache(maxsize=64)
def slips(text: str) -> tuple[Slip, ...]:
    """The slips of a Markdown text, in order."""
    return _safe(text, tuple(slip for slip in _in_running_text(text, tuple(sorted(_proposed(text))))))


def mended(text: str, found: Sequence[Slip]) -> str:
    """A text without these slips; every other character of it stays."""
    for slip in reversed(found):
        text = text[: slip.start] + slip.instead + text[slip.end :]
    return text


def _proposed(text: str) -> Iterator[Slip]:
    for match in _DOUBLED.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not _MARKER.fullmatch(before) and not _RULED.fullmatch(before):
            yield Slip(match.start(), match.end(), " ", "space")
    for match in _YEARS.finditer(text):
        if 0 < int(match["last"]) - int(match["first"]) < 1000 and not _NUMBERED.search(text[: match.start()][-30:]):
            yield Slip(match.end("first"), match.start("last"), "–", "range")
    for match in _PAGES.finditer(text):
        for pair in _PAIR.finditer(text, match.start("pages"), match.end("pages")):
            longer = len(pair["last"]) - len(pair["first"])
            years = len(pair["first"]) == 4 and _YEARS.fullmatch(pair[0])
            if int(pair["first"]) < int(pair["last"]) and longer in (0, 1) and not years:
                yield Slip(pair.end("first"), pair.start("last"), "–", "range")


def _in_running_text(text: str, proposed: tuple[Slip, ...]) -> Iterator[Slip]:
    """Those that pandoc reads in the words of a paragraph, a heading or a note."""
    proposed = proposed[:_MOST]
    marked = mended(text, [Slip(s.start, s.end, chr(_FIRST + n) * (s.end - s.start), s.kind) for n, s in enumerate(proposed)])
    seen = {ord(character) - _FIRST for character in "".join(_running(parse(marked)["blocks"]))} if proposed else set()
    yield from (slip for number, slip in enumerate(proposed) if number in seen)


def _running(blocks: Any) -> Iterator[str]:
    """The words of running text: neither of tables nor of verse."""
    stack = [blocks]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
        elif isinstance(node, dict):
            kind = node.get("t")
            if kind == "Str":
                yield node["c"]
            elif kind == "Cite":
                stack.extend(
                    part for citation in node["c"][0] for part in (citation["citationPrefix"], citation["citationSuffix"])
                )
            elif kind not in ("Table", "LineBlock", "Code", "CodeBlock", "Math", "RawInline", "RawBlock"):
                stack.append(node.get("c"))


def _safe(text: str, found: tuple[Slip, ...]) -> tuple[Slip, ...]:
    """Those that may be mended together without a change to what pandoc reads, but for the dashes."""
    if not found or _same(text, mended(text, found)):
        return found
    if len(found) == 1:
        return ()
    half = len(found) // 2
    both = (*_safe(text, found[:half]), *_safe(text, found[half:]))
    return both if _same(text, mended(text, both)) else ()


def _same(one: str, two: str) -> bool:
    first, second = parse(one), parse(two)
    return bool(first["blocks"]) and _undashed(first) == _undashed(second)


def _undashed(tree: dict[str, Any]) -> str:
    return json.dumps(tree["blocks"], ensure_ascii=False).replace("–", "-")
