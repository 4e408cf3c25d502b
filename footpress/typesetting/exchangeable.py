"""Step 8, pack: which boxes of a body may be exchanged for those of another tree, so that nothing else is laid out otherwise."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from weasyprint.layout.block import block_level_page_break

from footpress.typesetting.remembering import remembers
from footpress.typesetting.same_boxes import SameBoxes


def exchangeable(
    root: Any, new_root: Any, ours: ElementTree.Element, theirs: ElementTree.Element, differing: frozenset[int]
) -> dict[int, Any]:
    """The new boxes by their place in the body; none where more than these differ, or where pages may break elsewhere around them."""
    same = SameBoxes()
    if len(root.children) != 1 or len(new_root.children) != 1 or not same.outside(root, new_root):
        return {}
    body, new_body = root.children[0], new_root.children[0]
    if body.element is not ours or not same.outside(body, new_body) or len(body.children) != len(new_body.children):
        return {}
    place_of, new_place_of = ({element: place for place, element in enumerate(each)} for each in (ours, theirs))
    changed = {}
    for number, (box, new_box) in enumerate(zip(body.children, new_body.children, strict=True)):
        place = place_of.get(box.element)
        if place != new_place_of.get(new_box.element) or not same.outside(box, new_box):
            return {}
        if place in differing:
            changed[number] = new_box
        elif not same.inside(box, new_box):
            return {}
    return _where_none_moves_others(body.children, changed)


def exchangeable_alone(
    body: Any, new_root: Any, ours: ElementTree.Element, theirs: ElementTree.Element, differing: frozenset[int]
) -> dict[int, Any]:
    """As `exchangeable`, where the new tree has no others than these."""
    same = SameBoxes()
    new_boxes = {box.element: box for box in new_root.children[0].children}
    place_of = {ours[place]: place for place in differing}
    changed = {}
    for number, box in enumerate(body.children):
        if (place := place_of.get(box.element)) is None:
            continue
        new_box = new_boxes.get(theirs[place])
        if new_box is None or not same.outside(box, new_box):
            return {}
        changed[number] = new_box
    return _where_none_moves_others(body.children, changed)


def _where_none_moves_others(children: Sequence[Any], changed: Mapping[int, Any]) -> dict[int, Any]:
    """What is changed among the children of a body; none where one calls a note, remembers its layout, wants another page, or where pages
    may break elsewhere around it."""
    for number, new_box in changed.items():
        box = children[number]
        if _calls(box) or _calls(new_box) or remembers(new_box) or box.page_values() != new_box.page_values():
            return {}
    exchanged = [changed.get(number, box) for number, box in enumerate(children)]
    return dict(changed) if _breaks(children, changed) == _breaks(exchanged, changed) else {}


def _calls(box: Any) -> bool:
    return any(inner.footnote or inner.note for inner in box.descendants())


def _breaks(children: Sequence[Any], changed: Iterable[int]) -> list[str]:
    """The breaks before and behind some children."""
    around = sorted({place for number in changed for place in (number, number + 1) if 0 < place < len(children)})
    return [block_level_page_break(children[place - 1], children[place]) for place in around]
