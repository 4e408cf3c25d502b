"""Tables: columns take the width of what stands in them, and figures stand under each other by their decimal mark.

pandoc gives a column the share of the table that its dashes have in the source as soon as one line there is long: how an author typed
is no measure. A figure with fewer decimals than the longest of its column says what it lacks, `data-pad=".00"`; style sheets set that
invisibly behind it, so that the marks stand under each other in any face whose figures are of one width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from footpress.citing.calls import words_without_calls

_FIGURE = re.compile(r"[^\d\w]{0,3}(?P<whole>\d[\d.,'’\u00a0\u2009\u202f ]*)(?P<after>[^\d]{0,4})")
_NONE = re.compile(r"[\s–—−.…-]*|n\.?\s?[ad]\.?")
"""A cell of a column of figures without one: empty, a dash, "n/a"."""
_MARK = re.compile(r"[.,](?=\d+$)")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A cell with a figure: its digits with what parts them, and what stands behind them ("%")."""

    cell: etree._Element
    digits: str
    after: str


def set_tables(root: etree._Element) -> None:
    """Take the columns' widths from the tables of an article's markup, align their figures, and say which headers head a column."""
    for table in root.iter("table"):
        for group in table.findall("colgroup"):
            table.remove(group)
        for header in (header for head in table.iter("thead") for header in head.iter("th")):
            header.set("scope", "col")
        for heads, cells in _columns(table):
            _align(heads, cells)


def _columns(table: etree._Element) -> Iterator[tuple[Sequence[etree._Element], Sequence[etree._Element]]]:
    """The cells of each column: its headers, and the others. None of a table with cells over several columns or rows."""
    rows = [list(row) for row in table.iter("tr")]
    if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row):
        return  # in which column a cell is would have to be worked out
    heads = [list(row) for head in table.iter("thead") for row in head.iter("tr")]
    for number in range(max(map(len, rows), default=0)):
        above = [row[number] for row in heads if number < len(row)]
        yield above, [row[number] for row in rows[len(heads) :] if number < len(row)]


def _align(heads: Sequence[etree._Element], cells: Sequence[etree._Element]) -> None:
    """Align a column of figures. What its author set to the left or in the middle stays there."""
    filled = [cell for cell in cells if not _NONE.fullmatch(_text(cell))]
    figures = [figure for cell in filled if (figure := _figure(cell))]
    if len(figures) < 2 or len(figures) < len(filled):
        return
    if any(_side(cell) not in ("", "right") for cell in cells) or len({figure.after for figure in figures}) > 1:
        return
    mark = decimal_mark([figure.digits for figure in figures])
    decimals = {figure: figure.digits.partition(mark)[2] if mark else "" for figure in figures}
    most = max(map(len, decimals.values()))
    for cell in (*heads, *cells):
        cell.set("style", "text-align: right")
    for figure, own in decimals.items():
        if most > len(own):
            figure.cell.set("data-pad", ("" if own else mark) + "0" * (most - len(own)))


def decimal_mark(figures: Sequence[str]) -> str:
    """The decimal mark of a column: the last of two kinds in one figure, or one behind which there are not three digits. "" if none.

    "1.204" alone may be either; where all are so, they stand under each other anyway.
    """
    for figure in figures:
        if len({mark for mark in figure if mark in ".,"}) == 2:
            return max(".,", key=figure.rfind)
    found = {figure[mark.start()] for figure in figures if (mark := _MARK.search(figure)) and len(figure) - mark.end() != 3}
    return found.pop() if len(found) == 1 else ""


def _figure(cell: etree._Element) -> _Figure | None:
    found = _FIGURE.fullmatch(_text(cell))
    return _Figure(cell, found["whole"].rstrip(), found["after"].strip()) if found else None


def _text(cell: etree._Element) -> str:
    """The words of a cell without the calls of its notes."""
    return "".join(words_without_calls(cell)).strip()


def _side(cell: etree._Element) -> str:
    return re.sub(r"^.*text-align\s*:\s*(\w+).*$", r"\1", cell.get("style", ""))
