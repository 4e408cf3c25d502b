"""A numbered list of works, set apart while typed notes are looked for: its items are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footpress.documents.tree.line_numbers import Placed
from footpress.documents.tree.typed import plain, typed_blocks
from footpress.languages.patterns import alternatives
from footpress.languages.works import are_works, is_over_works, numbers_of
from footpress.pandoc.elements import Element
from footpress.text.late_patterns import late

_BACK = late(
    rf"(?:^|\d[.)\]]\s+)(?:{alternatives('backs', 'ibid')}|{alternatives('pointing', 'ibid', 'idem', 'opcit')})\b", re.IGNORECASE
)


def part_works(blocks: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """The blocks without numbered lists of works, and these with their headings. One with "ibid." in it is a list of notes."""
    kept: list[Placed] = []
    works: list[Placed] = []
    at = 0
    while at < len(blocks):
        stop = _end(blocks, at)
        if stop and _is_numbered([block for _, block in blocks[at + 1 : stop]]):
            works += blocks[at:stop]
            at = stop
        else:
            kept.append(blocks[at])
            at += 1
    return kept, works


def _end(blocks: Sequence[Placed], start: int) -> int:
    """Where the list under a heading ends, 0 where no heading over works stands there."""
    block = blocks[start][1]
    if not start or block["t"] not in ("Header", "Para", "Plain") or not is_over_works(_words(block)):
        return 0
    return next((place for place in range(start + 1, len(blocks)) if blocks[place][1]["t"] == "Header"), len(blocks))


def _words(block: Element) -> str:
    return plain(block["c"][2] if block["t"] == "Header" else block["c"])


def _is_numbered(blocks: Sequence[Element]) -> bool:
    texts = [line for block in blocks for line in _items(block) if line.strip()]
    return bool(texts) and are_works(texts) and bool(numbers_of(texts)) and not any(_BACK.search(text) for text in texts)


def _items(block: Element) -> list[str]:
    if block["t"] == "OrderedList":
        return [
            f"{number}. {' '.join(typed_blocks(item).split())}" for number, item in enumerate(block["c"][1], block["c"][0][0])
        ]
    return typed_blocks([block]).split("\n")
