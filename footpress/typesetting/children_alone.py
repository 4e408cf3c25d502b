"""Step 8, pack: boxes of some children of a body, made without those of the others, where that gives the same boxes.

The styles are those of the whole tree: only whom they are computed for is chosen. Styles of the others stay as they are where the chosen
look the same from outside, and no selector looks into an element (`:has`). The boxes stay as they are where the chosen neither count nor
quote, and stand among blocks. Where any of that is not so, who asks makes the whole tree.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from typing import Any

from weasyprint import cssselect2
from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import build_formatting_structure

MOST_CHILDREN = 200
"""How many children a body may have: cssselect2 goes back through the elder ones one in another."""
_LOOKS_IN = re.compile(r":has\b|@import|:[\w-]*\\", re.IGNORECASE)
"""What a style sheet says that looks into elements, or may: another sheet, a name spelled with escapes."""
_SAID_ALONE = frozenset({"string", "attr()", "content", "content()", "leader()"})
"""Content that is the same whatever stands before it (CSS Generated Content 3)."""
_GENERATED = (None, "before", "after")
"""An element and what stands in it always: markers and calls are those of items of lists and of notes, which count."""

Body = ElementTree.Element


def surroundings_stay(style: str, tree: ElementTree.Element, ours: Body, theirs: Body, places: Collection[int]) -> bool:
    """Whether no selector can match otherwise than before what is around the children at some places."""
    if len(theirs) > MOST_CHILDREN or any(next(tree.iter(tag), None) is not None for tag in ("style", "link")):
        return False
    return not _LOOKS_IN.search(style) and all(_outside(ours[place]) == _outside(theirs[place]) for place in places)


def _outside(child: ElementTree.Element) -> tuple[Any, ...]:
    ids = [element.get("id") for element in child.iter() if "id" in element.attrib]
    return child.tag, child.attrib, child.tail, bool(child.text), len(child) > 0, ids


def styled_for(html: Any, chosen: Collection[ElementTree.Element], body: Body) -> Any:
    """WeasyPrint's HTML, of which styles are computed for the chosen children of the body and all that is around them."""
    part = copy(html)
    part.wrapper_element = _Part(html.wrapper_element, chosen, body)
    return part


class _Part:
    """The elements of a tree without those in children of its body that were not chosen; each knows all its siblings."""

    def __init__(self, root: cssselect2.ElementWrapper, chosen: Collection[ElementTree.Element], body: Body) -> None:
        self._root, self._chosen, self._body = root, chosen, body

    def iter_subtree(self) -> Iterator[cssselect2.ElementWrapper]:
        """cssselect2's `iter_subtree`."""
        yield self._root
        for child in self._root.iter_children():
            if child.etree_element is not self._body:
                yield from child.iter_subtree()
                continue
            yield child
            for inner in child.iter_children():
                if inner.etree_element in self._chosen:
                    yield from inner.iter_subtree()

    def query_all(self, *selectors: str) -> Iterator[cssselect2.ElementWrapper]:
        """cssselect2's `query_all`."""
        return (element for element in self.iter_subtree() if element.matches(*selectors))


def neither_count_nor_quote(style_for: Any, child: ElementTree.Element) -> bool:
    """Whether no element in a child, nor anything generated there, changes or reads a counter or the depth of quotations, or another element."""
    within = set(child.iter())
    styles = {
        id(style): style
        for (element, pseudo), style in style_for.get_computed_styles().items()
        if pseudo in _GENERATED and element in within
    }
    return bool(styles) and not any(map(_counts, styles.values()))


def _counts(style: Any) -> bool:
    if "list-item" in style["display"] or style["float"] == "footnote" or style["position"][0] == "note()":
        return True
    changes = style["counter_reset"] or style["counter_set"] or style["counter_increment"] not in ("auto", ())
    said = (style["content"], style["bookmark_label"], *(value for _, value in _listed(style["string_set"])))
    return bool(changes) or any(kind not in _SAID_ALONE for each in said for kind, _ in _listed(each))


def _listed(value: Any) -> Sequence[Any]:
    return () if isinstance(value, str) else value


def boxes_alone(
    context: Any, html: Any, style_for: Any, targets: TargetCollector, body: Body, chosen: Sequence[ElementTree.Element]
) -> Any:
    """The tree of boxes in which the body has the chosen children alone, each behind the text that stands before it."""
    children = list(body)
    before = dict(zip(children, [body.text, *(child.tail for child in children)], strict=False))
    text, body.text, body[:] = body.text, None, []
    for child in chosen:
        gap = ElementTree.Comment()
        gap.tail = before[child]
        body.extend((gap, child))
    try:
        return build_formatting_structure(
            html.etree_element, style_for, context.get_image_from_uri, html.base_url, targets, context.counter_style, []
        )
    finally:
        body.text, body[:] = text, children


def stand_among_blocks(body_box: Any, body: Body, places: Collection[int]) -> bool:
    """Whether the text before and behind each child is space, and where there is none, the child before is a block: so no text of theirs
    joins that of the child."""
    blocks = {box.element for box in body_box.children if isinstance(box, boxes.BlockLevelBox) and box.is_in_normal_flow()}
    for place in places:
        before, behind = body.text if place == 0 else body[place - 1].tail, body[place].tail
        if f"{before or ''}{behind or ''}".strip() or body[place] not in blocks:
            return False
        if not before and place and body[place - 1] not in blocks:
            return False
    return True
