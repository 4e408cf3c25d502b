"""Step 8, pack: a document that prints numbers of its own pages is laid out whole once, and then where these numbers stand.

After a round its pages say where everything stands, and it is asked for anew, with these numbers. Where that differs in some children of
its body alone, as its contents and its index, they are exchanged in the tree of boxes, and the pages that they cannot move are kept
(`kept_pages`). Where it differs in anything else, there are no more rounds: who asked for them lays it out whole.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import weasyprint
from weasyprint.anchors import gather_anchors
from weasyprint.css import get_all_computed_styles
from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure.build import build_formatting_structure

from footpress.typesetting.children_alone import (
    boxes_alone,
    neither_count_nor_quote,
    stand_among_blocks,
    styled_for,
    surroundings_stay,
)
from footpress.typesetting.exchangeable import exchangeable, exchangeable_alone
from footpress.typesetting.faults import heads_left_out

if TYPE_CHECKING:
    from footpress.typesetting.trials import NotesContext
    from footpress.typesetting.typeset import Document

Renumbered = Callable[[Mapping[str, int]], "Document"]
"""A document with other numbers of its own pages: the page of each id."""


class Rounds:
    """The rounds of one document. `document` is what was laid out last, `made` how often, `style` its style sheet, `numbers` the pages
    with which it stays as it is, None where that is not known."""

    def __init__(self, document: Document, renumbered: Renumbered, most: int, tree_of: Callable[[Document], Any]) -> None:
        self.document, self.made = document, 1
        self.numbers: Mapping[str, int] | None = None
        self.style: weasyprint.CSS | None = None
        self.renew: Callable[[], None] = lambda: None
        """Called before each round."""
        self._before, self._take_back = document, self.renew
        self._renumbered, self._most, self._tree_of = renumbered, most, tree_of
        self._styles: dict[ElementTree.Element, Any] = {}  # of the children that were exchanged

    def exchange(self, context: NotesContext, root: Any, html: Any, pages: Sequence[Any]) -> frozenset[int]:
        """The children of the body that these pages give other numbers, by their place, exchanged in the tree of boxes; none where the
        rounds are at their end."""
        numbers = destinations((_anchors(page) for page in pages), self.document.first_page)
        try:
            anew = self._renumbered(numbers)
            if anew.markup == self.document.markup:
                self.numbers = numbers
                return frozenset()
            if self.made >= self._most or not self._differs_in_markup(anew) or _is_tied(context, pages, html):
                return frozenset()
            tree = self._tree_of(anew)
        except Exception:  # who lays it out whole asks again, and hears of it
            return frozenset()
        self.renew()
        changed = self._exchanged(context, root, html, tree)
        if changed:
            self._before = self.document
            self.document, self.made = anew, self.made + 1
        return changed

    def give_up(self) -> None:
        """Take back what was exchanged last."""
        self._take_back()
        self.document, self.made = self._before, self.made - 1

    def _differs_in_markup(self, anew: Document) -> bool:
        """Whether a document differs from the last in nothing that is laid out but its markup."""
        last = self.document
        return replace(anew, markup=last.markup, attached=last.attached, described=last.described) == last

    def _exchanged(self, context: NotesContext, root: Any, html: Any, tree: Any) -> frozenset[int]:
        ours, theirs = _body(html.etree_element), _body(tree.etree_element)
        if ours is None or theirs is None or _around(html.etree_element, ours) != _around(tree.etree_element, theirs):
            return frozenset()
        if not (differing := _differing(ours, theirs)):
            return frozenset()
        changed = self._changed_alone(context, root, tree, ours, theirs, differing)
        if changed is None:
            style_for, new_root, is_tied = self._boxes(context, tree)
            self._styles.update((theirs[place], style_for) for place in differing)
            changed = {} if is_tied else exchangeable(root, new_root, ours, theirs, differing)
        if changed:
            body = root.children[0]
            boxes, elements = body.children, list(ours)

            def take_back() -> None:
                body.children, ours[:] = boxes, elements

            self._take_back = take_back
            body.children = [changed.get(place, box) for place, box in enumerate(boxes)]
            for place in differing:
                ours[place] = theirs[place]
        return frozenset(changed)

    def _boxes(self, context: NotesContext, tree: Any) -> tuple[Any, Any, bool]:
        """The styles and the boxes of another tree, of the same fonts and pictures, and whether anything in it waits for the number of a page or
        calls other notes."""
        targets = TargetCollector()
        notes: list[Any] = []
        style_for = self._style_for(context, tree, targets)
        root = build_formatting_structure(
            tree.etree_element, style_for, context.get_image_from_uri, tree.base_url, targets, context.counter_style, notes
        )
        style_for.initial_page_sizes.update(context.style_for.initial_page_sizes)
        return style_for, root, bool(targets.counter_lookup_items) or len(notes) != len(context.notes)

    def _style_for(self, context: NotesContext, html: Any, targets: TargetCollector) -> Any:
        return get_all_computed_styles(
            html,
            [self.style],
            font_config=context.font_config,
            counter_style=context.counter_style,
            color_profiles={},
            page_rules=[],
            layers=[],
            target_collector=targets,
        )

    def _changed_alone(
        self,
        context: NotesContext,
        root: Any,
        tree: Any,
        ours: ElementTree.Element,
        theirs: ElementTree.Element,
        differing: frozenset[int],
    ) -> dict[int, Any] | None:
        """What `exchangeable` says, of boxes made for these children alone; None where that cannot be said without the others."""
        body = root.children[0] if len(root.children) == 1 else None
        if body is None or body.element is not ours or not stand_among_blocks(body, ours, differing):
            return None
        if not surroundings_stay(self.document.style, tree.etree_element, ours, theirs, differing):
            return None
        chosen = [theirs[place] for place in sorted(differing)]
        if not all(neither_count_nor_quote(self._styles.get(ours[place], context.style_for), ours[place]) for place in differing):
            return None
        targets = TargetCollector()
        style_for = self._style_for(context, styled_for(tree, frozenset(chosen), theirs), targets)
        if not all(neither_count_nor_quote(style_for, child) for child in chosen):
            return None
        new_root = boxes_alone(context, tree, style_for, targets, theirs, chosen)
        style_for.initial_page_sizes.update(context.style_for.initial_page_sizes)
        self._styles.update((child, style_for) for child in chosen)
        return exchangeable_alone(body, new_root, ours, theirs, differing)


def destinations(anchors: Iterable[Iterable[str]], first_page: int) -> Mapping[str, int]:
    """The page of each id, by its printed number; `anchors` are those of each page."""
    numbered = list(enumerate(anchors, start=first_page))
    return {name: number for number, names in reversed(numbered) for name in names}


def _anchors(page: Any) -> Mapping[str, Any]:
    """The ids on a page box, found as WeasyPrint finds them."""
    anchors: dict[str, Any] = {}
    gather_anchors(page, anchors, [], [], {None: []})
    return anchors


def _is_tied(context: NotesContext, pages: Sequence[Any], html: Any) -> bool:
    """Whether pages hang together by more than where one ends: by numbers that WeasyPrint fills in, by what runs on through them, or by
    the head of a table that is left out."""
    waiting = any(item[-1]["content_changed"] or item[-1]["pages_wanted"] for item in context.page_maker)
    running = any(context.running_elements.values())
    return bool(waiting or running or context.target_collector.counter_lookup_items or heads_left_out(pages, html.etree_element))


def _body(root: ElementTree.Element) -> ElementTree.Element | None:
    found = root.findall("body")
    return found[0] if len(found) == 1 else None


def _differing(ours: ElementTree.Element, theirs: ElementTree.Element) -> frozenset[int]:
    """The places of the children in which two bodies differ; none where one has more of them."""
    if len(ours) != len(theirs):
        return frozenset()
    return frozenset(
        place
        for place, (one, other) in enumerate(zip(ours, theirs, strict=True))
        if ElementTree.tostring(one) != ElementTree.tostring(other)
    )


def _around(root: ElementTree.Element, body: ElementTree.Element) -> tuple[Any, ...]:
    """What a document has besides the children of its body."""
    head = [ElementTree.tostring(child) for child in root if child is not body]
    return root.tag, root.attrib, root.text, head, body.attrib, body.text, body.tail
