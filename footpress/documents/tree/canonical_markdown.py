"""Blocks as canonical Markdown, by pandoc's own writer: all of them in one run, parted by lines that nobody can have typed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from footpress.documents.tree.typed import plain
from footpress.pandoc.elements import Blocks, Element, Inlines, is_word, text_of
from footpress.pandoc.running import write_markdown

_VERSION = [1, 23, 1]
_AT = re.compile(r"((?<![^\W_])@)")
_START = re.compile(r"(?:[Tt]able)?(?P<mark>[:%=])")
_SHORT = re.compile(r"[\w.,:;’'°()+−–/=-]{0,20}")
"""What is raised or lowered: longer words, and signs that mean markup, are not written as pandoc reads them again."""
_PARTED = "\ufdd2"  # a noncharacter: cleaning takes them out of every manuscript


def markdown_of(parts: Sequence[Blocks]) -> tuple[str, ...]:
    """The Markdown of each part."""
    mark: Element = {"t": "RawBlock", "c": ["markdown", _PARTED]}
    blocks = [block for part in parts for block in (*_escaped(list(part)), mark)]
    tree = {"pandoc-api-version": _VERSION, "meta": {}, "blocks": blocks}
    written = write_markdown(json.dumps(tree, ensure_ascii=False)).split(_PARTED)
    return tuple(_neat(part) for part in written[: len(parts)])


def _escaped(node: Any) -> Any:
    """A part of a tree in which nothing that was typed means what it does not: pandoc's writer escapes an @ at the beginning of a word
    alone, not what begins a division, a definition, a title block or the caption of a table, and too little in raised text."""
    if isinstance(node, list):
        return [made for each in node for made in ([each] if is_word(each) and "@" not in each.get("c", "") else _written(each))]
    if not isinstance(node, dict) or node.get("t") == "Cite":
        return node
    if node.get("t") in ("Para", "Plain"):
        return {"t": node["t"], "c": _escaped(_begun(node["c"]))}
    return {name: _escaped(value) for name, value in node.items()}


def _begun(inlines: Inlines) -> Inlines:
    """The inlines of a paragraph whose first sign is the sign and no mark."""
    first = inlines[0]["c"] if inlines and inlines[0]["t"] == "Str" else ""
    if found := _START.match(first):
        pieces = [text_of(first[: found.start("mark")]), _raw(f"\\{found['mark']}"), text_of(first[found.end("mark") :])]
        return [*(piece for piece in pieces if piece["c"]), *inlines[1:]]
    return inlines


def _written(node: Any) -> list[Any]:
    kind = node.get("t") if isinstance(node, dict) else ""
    if kind == "Str" and "@" in node["c"]:
        return [_raw(r"\@") if piece == "@" else text_of(piece) for piece in _AT.split(node["c"]) if piece]
    if kind in ("Superscript", "Subscript") and not _SHORT.fullmatch(plain(node["c"])):
        return list(_escaped(node["c"]))
    return [_escaped(node)]


def _raw(markdown: str) -> Element:
    return {"t": "RawInline", "c": ["markdown", markdown]}


def _neat(markdown: str) -> str:
    """Without empty lines around it and blanks at the ends of its lines."""
    return re.sub(r"[ \t]+$", "", markdown.strip("\n"), flags=re.MULTILINE)
