"""Blocks as canonical Markdown, by pandoc's own writer: all of them in one run, parted by lines that nobody can have typed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from footpress.documents.tree.elements import Blocks, Element
from footpress.pandoc.running import write_markdown

_VERSION = [1, 23, 1]
_PARTED = "\ufdd2"  # a noncharacter: cleaning takes them out of every manuscript


def markdown_of(parts: Sequence[Blocks]) -> tuple[str, ...]:
    """The Markdown of each part."""
    mark: Element = {"t": "RawBlock", "c": ["markdown", _PARTED]}
    blocks = [block for part in parts for block in (*part, mark)]
    tree = {"pandoc-api-version": _VERSION, "meta": {}, "blocks": blocks}
    written = write_markdown(json.dumps(tree, ensure_ascii=False)).split(_PARTED)
    return tuple(_neat(part) for part in written[: len(parts)])


def _neat(markdown: str) -> str:
    """Without empty lines around it and blanks at the ends of its lines."""
    return re.sub(r"[ \t]+$", "", markdown.strip("\n"), flags=re.MULTILINE)
