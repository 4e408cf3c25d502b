"""Lists that were typed: paragraphs in a row that begin with a bullet, or with 1, 2, 3."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.documents.tree.line_numbers import Placed
from footpress.model.manuscript import LeftOut
from footpress.pandoc.elements import Element, text_of
from footpress.text.late_patterns import late

_BULLET = late(r"[•·▪◦‣●○■□–—-]")
_NUMBER = late(r"(\d{1,2})([.)])")
_DELIMITERS = {".": "Period", ")": "OneParen"}


def with_typed_lists(blocks: Sequence[Placed]) -> tuple[list[Placed], list[LeftOut]]:
    """The blocks; two paragraphs or more that begin as the items of one list are that list, which has marks of its own."""
    made: list[Placed] = []
    left_out: list[LeftOut] = []
    start = 0
    while start < len(blocks):
        run = 0
        while start + run < len(blocks) and _is_item(blocks[start + run][1], blocks[start][1], run):
            run += 1
        if run >= 2:
            line, items = blocks[start][0], [block for _, block in blocks[start : start + run]]
            made.append((line, _list(items)))
            left_out.append(LeftOut(" ".join(map(_mark, items)), line, "the marks of a typed list, which has its own"))
        else:
            made += blocks[start : start + max(run, 1)]
        start += max(run, 1)
    return made, left_out


def _mark(block: Element) -> str:
    """What a paragraph begins with, where a blank parts it from the rest."""
    inlines = block["c"] if block["t"] in ("Para", "Plain") else []
    if len(inlines) > 2 and inlines[0]["t"] == "Str" and inlines[1]["t"] == "Space":
        return str(inlines[0]["c"])
    return ""


def _is_item(block: Element, first: Element, place: int) -> bool:
    mark, opening = _mark(block), _mark(first)
    if _BULLET.fullmatch(opening):
        return mark == opening
    number, begun = _NUMBER.fullmatch(mark), _NUMBER.fullmatch(opening)
    return bool(number and begun and begun[1] == "1" and number[1] == str(place + 1) and number[2] == begun[2])


def _list(items: Sequence[Element]) -> Element:
    inner = [[{"t": "Plain", "c": item["c"][2:] or [text_of("")]}] for item in items]
    if number := _NUMBER.fullmatch(_mark(items[0])):
        return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": _DELIMITERS[number[2]]}], inner]}
    return {"t": "BulletList", "c": inner}
