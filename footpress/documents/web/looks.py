"""What only a style sheet says of the words of a page: Google Docs has its italics there, and Word its headings and hidden text."""

from __future__ import annotations

import re
from typing import Any

from footpress.text.late_patterns import late

_RULE = late(r"([^{}]+)\{([^{}]*)\}")
_CLASS = late(r"(?:[a-z0-9]+)?\.([\w-]+)\s*$", re.IGNORECASE)
_MARKS = (
    ("em", re.compile(r"font-style\s*:\s*italic")),
    ("strong", re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")),
    ("sup", re.compile(r"vertical-align\s*:\s*super")),
    ("sub", re.compile(r"vertical-align\s*:\s*sub(?!\w)")),
)
_SMALL_CAPITALS = late(r"font-variant(?:-caps)?\s*:\s*small-caps")
_HIDDEN = late(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|field-(?:begin|end))")


def show_looks(root: Any) -> None:
    """Make elements of what style sheets say: `<em>`, `<strong>`, `<sup>`, small capitals; nothing of what they hide."""
    classes: dict[str, str] = {}
    for style in list(root.iter("style")):
        for selector, said in _RULE.findall(style.text or ""):
            for each in selector.split(","):
                if found := _CLASS.search(each.strip()):
                    classes[found[1]] = f"{classes.get(found[1], '')};{said}"
    if root.find_class("doc-content"):
        _with_plain_blanks(root)
    for element in list(root.iter("span", "font", "a", "p", "div")):
        said = f"{element.get('style', '')};{';'.join(classes.get(name, '') for name in element.get('class', '').split())}"
        if _HIDDEN.search(said):
            _drop(element)
        elif element.tag in ("span", "font"):
            _mark(element, said)


def _with_plain_blanks(root: Any) -> None:
    """Google Docs writes a blank at the edge of a span as one that does not break."""
    for element in root.iter():
        element.text = element.text and element.text.replace("\xa0", " ")
        element.tail = element.tail and element.tail.replace("\xa0", " ")


def _mark(element: Any, said: str) -> None:
    """Put the marks within an element around what it holds."""
    if _SMALL_CAPITALS.search(said):
        element.set("class", "smallcaps")
    for tag, pattern in _MARKS:
        if pattern.search(said):
            inner = element.makeelement(tag)
            inner.text, element.text = element.text, None
            inner.extend(list(element))
            element.append(inner)


def _drop(element: Any) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
