"""Captions that no style ties: "Figure 3. …" beside a picture, "Table 1. …" above or below a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footpress.documents.tree.line_numbers import Placed
from footpress.documents.tree.taken_notes import without_notes
from footpress.documents.tree.typed import plain
from footpress.languages.patterns import alternatives
from footpress.pandoc.elements import NO_ATTRIBUTES, Element
from footpress.text.late_patterns import late

_NUMBERED = r"\s?(?:\d+|[IVX]+)[a-z]?\s?(?:[.:–—-]|\s|$)"
_FIGURE = late(rf"(?:{alternatives('manuscript', 'figure')}){_NUMBERED}", re.IGNORECASE)
_TABLE = late(rf"(?:{alternatives('manuscript', 'table')}){_NUMBERED}", re.IGNORECASE)
_LONGEST = 80  # words of a caption


def with_captions(blocks: Sequence[Placed]) -> list[Placed]:
    """The blocks with such captions in their figures and tables."""
    made: list[Placed] = []
    waiting = list(blocks)
    while waiting:
        line, block = waiting.pop(0)
        following = waiting[0][1] if waiting else None
        if _is_picture(block) and _says(following, _FIGURE):
            caption = waiting.pop(0)[1]
            block = {"t": "Figure", "c": [NO_ATTRIBUTES, [None, [_para(caption)]], [{"t": "Plain", "c": block["c"]}]]}
        elif block["t"] == "Table" and not block["c"][1][1]:
            if made and _says(made[-1][1], _TABLE):
                line, caption = made.pop()
                block = _captioned(block, caption)
            elif _says(following, _TABLE):
                block = _captioned(block, waiting.pop(0)[1])
        made.append((line, block))
    return made


def _is_picture(block: Element) -> bool:
    return block["t"] in ("Para", "Plain") and [each["t"] for each in block["c"]] == ["Image"]


def _says(block: Element | None, label: re.Pattern[str]) -> bool:
    if block is None or block["t"] not in ("Para", "Plain"):
        return False
    text = plain(without_notes(block["c"]))
    return bool(label.match(text)) and len(text.split()) <= _LONGEST


def _captioned(table: Element, caption: Element) -> Element:
    return {"t": "Table", "c": [table["c"][0], [None, [_para(caption)]], *table["c"][2:]]}


def _para(caption: Element) -> Element:
    inlines = caption["c"]
    while len(inlines) == 1 and inlines[0]["t"] in ("Strong", "Emph"):
        inlines = inlines[0]["c"]
    return {"t": "Plain", "c": inlines}
