"""Step 6, place notes: tables that a page can hold.

A table is as wide as its contents ask for. One that the page cannot hold is set smaller (`small`), or turned on its side on a page of its
own (`landscape`), which its author may also ask for: `::: landscape`. Words too long for their column may break.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from footpress.citing.calls import words_without_calls

LONGEST_REPEATED = 160
"""Characters in a table's head that is repeated on each page. WeasyPrint drops a head that leaves no room for a row, and repeats
its calls: a longer head, or one with links or calls, is set once."""
TABLE_WIDTH = 60
"""Characters that stand beside each other in a table as wide as the text."""
SMALL, LANDSCAPE = 1.18, 1.55
"""How many times as many stand there in a smaller size, and on a page turned on its side (A4; of others nearly so)."""
TURNED_FROM = 1.45
"""How many times as wide as the text a table must be to be turned though nobody asked: it leaves a hole on the page before."""
TALL_ROW = 20
"""The lines of a row that may go on on the next page."""
_BETWEEN = 2
"""The room between two columns, in characters."""
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_DIVIDED = 10
"""The letters that stand together at most: a longer word can be divided. Figures cannot."""


def repeat_heads(root: etree._Element) -> None:
    """Mark the heads that are set once, at the beginning of their table, and not on each of its pages."""
    for head in root.iter("thead"):
        if next(head.iter("a"), None) is not None or len("".join(map(str, head.itertext()))) > LONGEST_REPEATED:
            head.set("class", "once")


def fit_tables(root: etree._Element) -> None:
    """Give each table the size and the place that it needs, and mark the words that are too long for their column."""
    for table in root.iter("table"):
        own = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in own]
        columns = max(1, *map(len, rows), 1)
        width = TABLE_WIDTH * _fit(table, rows)
        longest = max(3, int(width) // columns - _BETWEEN)
        if columns > 1 and sum(_longest(rows, len)) > width:
            _add_class(table, "full")
        for row, cells in zip(own, rows, strict=True):
            if any(len(_said(cell)) * columns > TALL_ROW * width for cell in cells):
                _add_class(row, "tall")
        for cell in (cell for cells in rows for cell in cells):
            for element in list(_without_notes(cell)):
                _mark_long_words(element, longest)


def _fit(table: etree._Element, rows: Sequence[Sequence[etree._Element]]) -> float:
    """Make a table small or turn it, as it needs. How many times as wide it may be as one in the text."""
    needed = sum(_longest(rows, _undivided)) / TABLE_WIDTH
    turned = any("landscape" in (parent.get("class") or "").split() for parent in table.iterancestors())
    if not turned and needed > TURNED_FROM and not any(parent.tag == "footnote" for parent in table.iterancestors()):
        _add_class(table, "landscape")
        turned = True
        before = table.getprevious()
        while before is not None and before.tag in _HEADINGS:  # a heading stands over what it heads
            _add_class(before, "landscape")
            before = before.getprevious()
    if turned and needed <= LANDSCAPE:
        return LANDSCAPE
    if needed > 1:
        _add_class(table, "small")
    return (LANDSCAPE if turned else 1) * (SMALL if needed > 1 else 1)


def _longest(rows: Sequence[Sequence[etree._Element]], length: Callable[[str], int]) -> list[int]:
    """For each column, the greatest length of its cells, which `length` gives of their words, and the room behind it."""
    longest: list[int] = []
    for row in rows:
        for number, cell in enumerate(row):
            longest += [_BETWEEN] * (number + 1 - len(longest))
            if not cell.get("colspan"):
                longest[number] = max(longest[number], length(_said(cell)) + _BETWEEN)
    return longest


def _undivided(text: str) -> int:
    """The characters of the longest word of a text, as far as it cannot be divided."""
    words = text.split()
    return max((min(len(word), _DIVIDED if re.search(r"[^\W\d_]{4}|\u200b", word) else 24) for word in words), default=0)


def _said(cell: etree._Element) -> str:
    return "".join(words_without_calls(cell))


def _add_class(element: etree._Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _without_notes(element: etree._Element) -> Iterator[etree._Element]:
    """An element and all in it but notes."""
    if element.tag != "footnote":
        yield element
        for child in element:
            yield from _without_notes(child)


def _mark_long_words(element: etree._Element, longest: int) -> None:
    """Put each long word that stands in an element itself into `<span class="long">`."""
    holders: list[etree._Element | None] = [None, *element]
    for child in holders:
        text = (element.text if child is None else child.tail) or ""
        pieces = re.split(rf"([^ \t\n\u200b]{{{longest + 1},}})", text)
        if len(pieces) == 1:
            continue
        if child is None and element.tag in ("a", "code"):  # a link holds text alone, code is kept as it is
            _add_class(element, "long")
            continue
        at = 0 if child is None else element.index(child) + 1
        if child is None:
            element.text = pieces[0]
        else:
            child.tail = pieces[0]
        for word, after in zip(pieces[1::2], pieces[2::2], strict=True):
            span = etree.Element("span", {"class": "long"})
            span.text, span.tail = word, after
            element.insert(at, span)
            at += 1
