"""The lists of works in a manuscript: found under their headings, read item by item, and taken out of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footpress.languages.prose import is_prose
from footpress.languages.works import are_works, dated, is_over_works, label_of, numbers_of
from footpress.model.manuscript import Block, LeftOut, Manuscript
from footpress.problems import Problem
from footpress.text.late_patterns import late
from footpress.text.typed_markdown import typed_text

_CALL = late(r"(?<!\\)\[\^[^\]\s]+\]")
_ITEM = late(r"^ {0,3}(?:[-*+]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_QUOTED = late(r"^(?:> ?)+", re.MULTILINE)
_DIVISION = late(r"^:{3,}.*$\n?", re.MULTILINE)
_PLAIN_ITEM = late(r"[^\W\d_][\w'’ -]{1,40}, [^.()]{1,80}\.? \(?(?:1[4-9]|20)\d\d[a-z]?\)?[.:,] (?=.{8,400}$)")
"""An item that is one whatever is over it: names, initials, a year, a title."""
_REASON = "the list of works: its entries are in bibliography.bib, and every edition prints those that are cited"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list of works as typed: its number in the list (0 for none), its line, and the key that its file gives it."""

    typed: str
    line: int
    number: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class WorksList:
    """The items of all lists of works of a manuscript, in order, and whether they are numbered, and have a heading over them."""

    items: tuple[Item, ...] = ()
    is_numbered: bool = False
    has_heading: bool = True


def take_list(manuscript: Manuscript) -> tuple[Manuscript, WorksList]:
    """The manuscript without its lists of works, and these. What is under such a heading and is none stays where it stands."""
    blocks = manuscript.blocks
    items: list[Item] = []
    left_out: list[LeftOut] = []
    asked: list[Problem] = []
    taken: set[int] = set()
    for start, block in enumerate(blocks):
        if start in taken or not _is_heading(block):
            continue
        stop = _end(blocks, start)
        under = [(at, item) for at in range(start + 1, stop) for item in _items(blocks[at])]
        under = _without_subheadings(under)
        if not under or not are_works(item.typed for _, item in under):
            continue
        text = _text_among(under) if not manuscript.item_keys else frozenset()
        own = [at for at in range(start, under[-1][0] + 1) if at not in text and (at > start or not text)]
        taken |= set(own)
        items += [item for at, item in under if at not in text]
        left_out += [LeftOut(typed_text(blocks[at].text), blocks[at].line, _REASON) for at in own]
        asked += [_asked_of_text(manuscript.file, typed_text(block.text), blocks[at].line) for at in sorted(text)]
    has_heading = bool(items)
    if not items:
        start = _start_without_heading(blocks)
        taken = set(range(start, len(blocks)))
        items = [item for block in blocks[start:] for item in _items(block)]
        left_out = [LeftOut(typed_text(block.text), block.line, _REASON) for block in blocks[start:]]
    if not items:
        return manuscript, WorksList()
    rest = tuple(block for at, block in enumerate(blocks) if at not in taken)
    numbers = numbers_of(item.typed for item in items)
    numbered = len(numbers) >= 0.8 * len(items)
    read = tuple(_labelled(items)) if numbered else tuple(items)
    if len(manuscript.item_keys) == len(read):
        read = tuple(replace(item, key=key) for item, key in zip(read, manuscript.item_keys, strict=True))
    kept = tuple(sorted([*manuscript.left_out, *left_out], key=lambda out: out.line))
    problems = tuple(sorted([*manuscript.problems, *asked]))
    return replace(manuscript, blocks=rest, left_out=kept, problems=problems), WorksList(read, numbered, has_heading)


def _text_among(under: Sequence[tuple[int, Item]]) -> frozenset[int]:
    """The places of the blocks in a list that are text: it says what the list is, or what somebody else found."""
    return frozenset(at for at, item in under if is_prose(item.typed))


def _asked_of_text(file: str, heading: str, line: int) -> Problem:
    message = (
        f"a paragraph under “{heading}” is text, and stays where it stands; the works beside it are read as the list of works."
    )
    return Problem(file, line, "text-in-list", "query", message)


def _start_without_heading(blocks: Sequence[Block]) -> int:
    """Where the paragraphs at the end of a text begin that are items of a list, with nothing over them."""
    start = len(blocks)
    while start > 1 and blocks[start - 1].kind == "paragraph" and _PLAIN_ITEM.match(typed_text(blocks[start - 1].text)):
        if _CALL.search(blocks[start - 1].text):
            break
        start -= 1
    return start


def _is_heading(block: Block) -> bool:
    return block.kind in ("heading", "paragraph") and len(block.text) < 120 and is_over_works(typed_text(block.text))


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where a list ends: at the next heading that is none below its own, or another list's."""
    level = blocks[start].level if blocks[start].kind == "heading" else 9
    for at in range(start + 1, len(blocks)):
        block = blocks[at]
        if _CALL.search(block.text) or _is_heading(block):
            return at
        if block.kind == "heading" and block.level <= level and not dated(typed_text(block.text)):
            return at
    return len(blocks)


def _items(block: Block) -> Iterator[Item]:
    """The items that a block holds: a paragraph may be several, parted by ends of lines, a list has one a mark."""
    text = _DIVISION.sub("", _QUOTED.sub("", block.text))
    if block.kind != "markdown" or not any(_ITEM.match(line) for line in text.split("\n")):
        pieces = re.split(r"\\\n|\n\s*\n|\n(?=\| )", text)
        for place, piece in enumerate(piece for piece in pieces if piece.strip()):
            yield Item(typed_text(piece.removeprefix("| ")), block.line + place)
        return
    lines: list[list[str]] = []
    for line in text.split("\n"):
        if _ITEM.match(line):
            lines.append([re.sub(r"^ {0,3}[-*+][ \t]+", "", line)])
        elif lines and line.strip():
            lines[-1].append(line.strip())
    for place, parts in enumerate(lines):
        yield Item(typed_text(" ".join(parts)), block.line + place)


def _without_subheadings(under: Sequence[tuple[int, Item]]) -> list[tuple[int, Item]]:
    """The items without lines that part the list ("Archives", a letter of the alphabet), and up to the first text behind it."""
    kept: list[tuple[int, Item]] = []
    for at, item in under:
        if dated(item.typed) or label_of(item.typed)[0]:
            kept.append((at, item))
        elif len(item.typed.split()) > 8:
            kept.append((at, item))  # an entry without a year, or a text: are_works counts it
    while kept and not dated(kept[-1][1].typed):
        kept.pop()
    return kept


def _labelled(items: Sequence[Item]) -> Iterator[Item]:
    for place, item in enumerate(items, 1):
        number, typed = label_of(item.typed)
        yield replace(item, typed=typed, number=number or place)
