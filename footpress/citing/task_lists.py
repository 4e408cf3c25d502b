"""Lists of tasks: each item has a box, ticked or not, in which nothing can be typed: it is printed, not asked."""

from __future__ import annotations

from lxml import etree


def set_task_lists(root: etree._Element) -> None:
    """Name the items with a box, `<li class="task">` and `<li class="task done">`, and keep the boxes from being changed."""
    for box in root.iter("input"):
        box.set("disabled", "")
        item = next(box.iterancestors("li"), None)
        if item is not None:
            item.set("class", "task done" if "checked" in box.attrib else "task")
