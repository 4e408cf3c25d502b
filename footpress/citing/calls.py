"""The words of a passage of an article's markup, without what calls its notes and without notes that stand at their calls."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_CALLS = frozenset(("footnote-ref", "noteref"))
"""What a call is named by pandoc, and in an article."""


def words_without_calls(element: etree._Element) -> Iterator[str]:
    """The texts in an element, in order."""
    yield element.text or ""
    for child in element:
        if child.tag != "footnote" and not (child.tag == "a" and _CALLS & set(child.get("class", "").split())):
            yield from words_without_calls(child)
        yield child.tail or ""
