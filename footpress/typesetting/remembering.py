"""Step 8, pack: boxes that remember how they were laid out before.

WeasyPrint keeps collapsed borders in the box itself, and takes some away where a page ends: a table is laid out otherwise the second
time. What has such boxes is laid out again only in a tree of new ones.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import FlexContainerBox, GridContainerBox, TableBox


def remembers(box: Any) -> bool:
    """Whether a box, or any in it, is of that kind."""
    return any(
        isinstance(inner, TableBox | FlexContainerBox | GridContainerBox) or inner.style["border_collapse"] == "collapse"
        for inner in box.descendants(placeholders=True)
    )
