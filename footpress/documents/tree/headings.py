"""Headings that no style tells, in a text that has no other headings: short bold lines, or lines in capitals; where there are none of
these, lines that are headings in a plain text too."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.documents.plain_text.casing import is_capitals
from footpress.documents.plain_text.headings import could_be, is_section, is_text
from footpress.documents.plain_text.typed_items import begins_item
from footpress.documents.tree.line_numbers import Placed
from footpress.documents.tree.taken_notes import has_notes, without_notes
from footpress.documents.tree.typed import plain
from footpress.pandoc.elements import NO_ATTRIBUTES, Element, Inlines
from footpress.problems import Problem

_LONGEST = 12  # words of a heading
_TEXT = 15  # words of a paragraph that follows one


def with_headings(blocks: Sequence[Placed], file: str) -> tuple[list[Placed], list[Problem]]:
    """The blocks; where none is a heading, lines that look like headings are, with one query for all of them."""
    started = next((place for place, (_, block) in enumerate(blocks) if _words(block) >= _TEXT), len(blocks))
    if any(block["t"] == "Header" for _, block in blocks[1:]):
        return list(blocks), []
    found = [place for place in range(started + 1, len(blocks) - 1) if _is_heading(blocks[place][1], blocks[place + 1][1])]
    first = started - 1
    if (
        found
        and first >= 2
        and _is_heading(blocks[first][1], blocks[started][1])
        and _looks(blocks[first][1]) == _looks(blocks[found[0]][1])
    ):
        found.insert(0, first)
    found = found or [place for place in range(max(1, first), len(blocks) - 1) if _is_plain_heading(blocks, place, started)]
    if not found:
        return list(blocks), []
    made = list(blocks)
    for place in found:
        line, block = made[place]
        made[place] = (line, {"t": "Header", "c": [1, NO_ATTRIBUTES, _inner(block)]})
    words = "; ".join(f"“{plain(without_notes(blocks[place][1]['c']))}” (line {blocks[place][0]})" for place in found)
    message = f"read as {'a heading' if len(found) == 1 else 'headings'}: {words}."
    return made, [Problem(file, blocks[found[0]][0], "heading-guessed", "query", message)]


def _is_heading(block: Element, following: Element) -> bool:
    if block["t"] not in ("Para", "Plain") or not 0 < _words(block) <= _LONGEST or not _looks(block):
        return False
    text = plain(without_notes(block["c"]))
    return not text.endswith((".", ",", ";", ":", "…")) and (
        _words(following) >= _TEXT or following["t"] not in ("Para", "Plain")
    )


def _is_plain_heading(blocks: Sequence[Placed], place: int, started: int) -> bool:
    """A line without any look, above a paragraph that begins a text: one that could be a heading, behind the first paragraph; before it
    one that is a heading by its number or by custom."""
    block, following = blocks[place][1], blocks[place + 1][1]
    if any(each["t"] not in ("Para", "Plain") for each in (block, following)) or has_notes(block):
        return False
    text = plain(block["c"])
    if not is_section(text) and not (place > started and could_be(text)):
        return False
    next_text = plain(without_notes(following["c"]))
    above = plain(_words_above(blocks, place))
    if above.endswith((":", ",", ";")) or (begins_item(above) and begins_item(text)):
        return False
    return is_text(next_text) and not next_text[:1].islower()


def _words_above(blocks: Sequence[Placed], place: int) -> Inlines:
    above = blocks[place - 1][1]
    return without_notes(above["c"]) if above["t"] in ("Para", "Plain") else []


def _looks(block: Element) -> str:
    """What makes a line look like a heading: "bold", "capitals" or "" for nothing."""
    if block["t"] not in ("Para", "Plain"):
        return ""
    inlines = [each for each in block["c"] if each["t"] not in ("Space", "LineBreak", "Note")]
    if inlines and all(each["t"] == "Strong" for each in inlines):
        return "bold"
    return "capitals" if is_capitals(plain(without_notes(block["c"]))) else ""


def _words(block: Element) -> int:
    return len(plain(without_notes(block["c"])).split()) if block["t"] in ("Para", "Plain") else 0


def _inner(block: Element) -> list[Element]:
    return [part for each in block["c"] for part in (each["c"] if each["t"] == "Strong" else [each]) if part["t"] != "LineBreak"]
