"""Step 8, pack: what WeasyPrint does wrong without a word, looked for on the finished pages."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from typing import Any

from weasyprint.formatting_structure.boxes import TableRowGroupBox, TextBox


def heads_left_out(pages: Iterable[Any], root: ElementTree.Element) -> list[ElementTree.Element]:
    """The heads of tables that do not stand where their table begins: WeasyPrint drops a head that leaves no room for a row."""
    begins: dict[Any, int] = {}
    for number, page in enumerate(pages):
        for box in page.descendants():
            if isinstance(box, TableRowGroupBox):
                begins.setdefault(box.element, number)
    never = 10**9
    return [
        group
        for table in root.iter("table")
        for group in table
        if group.tag == "thead" and begins.get(group, never) > min(begins.get(part, never) for part in table)
    ]


def overfull(page: Any) -> str:
    """Words of a finished page (WeasyPrint's page box) that run over its right edge, "" where there are none."""
    edge = page.margin_width() + 1
    texts = (box for box in page.descendants(placeholders=True) if isinstance(box, TextBox))
    return " ".join(box.text.strip() for box in texts if box.position_x + box.width > edge and box.text.strip())
