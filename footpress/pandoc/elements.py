"""The elements of pandoc's JSON tree (https://hackage.haskell.org/package/pandoc-types), made and walked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Element = dict[str, Any]
Inlines = list[Element]
Blocks = list[Element]
NO_ATTRIBUTES: list[Any] = ["", [], []]
SPACE: Element = {"t": "Space"}
WORDS = frozenset({"Str", "Space"})


def text_of(words: str) -> Element:
    """A word."""
    return {"t": "Str", "c": words}


def paragraph(*inlines: Element) -> Element:
    """A paragraph."""
    return {"t": "Para", "c": list(inlines)}


def words(text: str) -> Inlines:
    """A stretch of text as inlines."""
    pieces: Inlines = []
    for word in text.split():
        pieces += [SPACE, text_of(word)] if pieces else [text_of(word)]
    return pieces


def inlines_of(value: Mapping[str, Any]) -> Inlines:
    """A value of pandoc's metadata as inlines, of several paragraphs in one."""
    if value["t"] == "MetaBlocks":
        return [inline for block in value["c"] for inline in (*block["c"], SPACE)][:-1]
    return list(value["c"]) if value["t"] == "MetaInlines" else [text_of(str(value["c"]))]


def is_word(node: Any) -> bool:
    """Whether a part of a tree is a word or a blank, as most are: nothing stands in it, and what changes trees makes it anew."""
    return isinstance(node, dict) and node.get("t") in WORDS


def copied(node: Any) -> Any:
    """A tree, or a part of one, to be changed: `deepcopy` of plain data, in a fifth of the time."""
    if isinstance(node, dict):
        return node.copy() if node.get("t") in WORDS else {name: copied(part) for name, part in node.items()}
    return [copied(part) for part in node] if isinstance(node, list) else node


def walk(node: Any, *, into_notes: bool = True) -> Iterator[Element]:
    """Every element of a tree, in document order."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            if "t" in current:
                yield current
                kind = current.get("t")
                if kind in ("Str", "Space") or (kind == "Note" and not into_notes):  # most are words, which hold nothing
                    continue
            stack += reversed(current.values())
        elif isinstance(current, list):
            stack += reversed(current)


def structures(node: Any, *, into_notes: bool = True) -> Iterator[Element]:
    """Every element of a tree that is no word and no blank, in document order: a tenth of them."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            kind = current.get("t")
            if kind in WORDS:
                continue
            if kind is not None:
                yield current
                if kind == "Note" and not into_notes:
                    continue
            stack += reversed(current.values())
        elif isinstance(current, list):
            stack += reversed(current)


def paragraphs_in(node: Any) -> int:
    """How many paragraphs, headings, lines of verse and cells a part of a tree has, notes left out."""
    return sum(
        len(element["c"]) if element["t"] == "LineBlock" else 1
        for element in structures(node, into_notes=False)
        if element["t"] in ("Para", "Plain", "Header", "CodeBlock", "LineBlock")
    )
