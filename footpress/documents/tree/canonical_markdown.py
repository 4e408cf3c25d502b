"""Blocks as canonical Markdown, by pandoc's own writer: all of them in one run, parted by lines that nobody can have typed.

A paragraph of nothing but words, as most of a text are, is what it looks like: pandoc is not asked for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from footpress.documents.tree.typed import plain
from footpress.pandoc.elements import Blocks, Element, Inlines, is_word, text_of
from footpress.pandoc.running import write_markdown
from footpress.text.late_patterns import late

_VERSION = [1, 23, 1]
_WORD = late(r"[^\W\d_]+[,;.]?")
_FIRST = late(r"[^\W\d_]{2,}")
_CALL = late(r"\[\^\d+\]")
_MARKS = late(r"((?<![^\W_])@|\\(?=[^\w\s]|_|$)|&(?=#?\w+;))")
"""An @ that begins a key, a backslash before a sign, an & that begins an entity."""
_SIGNS = ("@", "\\", "&")
_START = late(r"(?:[Tt]able)?(?P<mark>[:%=])")
_SHORT = late(r"[\w.,:;’'°()+−–/=-]{0,20}")
"""What is raised or lowered: longer words, and signs that mean markup, are not written as pandoc reads them again."""
_PARTED = "\ufdd2"  # a noncharacter: cleaning takes them out of every manuscript


def markdown_of(parts: Sequence[Blocks]) -> tuple[str, ...]:
    """The Markdown of each part."""
    made = [_of_words(part) for part in parts]
    asked = [part for part, text in zip(parts, made, strict=True) if text is None]
    written = iter(_by_pandoc(asked) if asked else ())
    return tuple(next(written) if text is None else text for text in made)


def _of_words(part: Blocks) -> str | None:
    """A part that is one paragraph of words, blanks and calls; None where it has anything that pandoc's writer might mark or escape."""
    if not part:
        return ""
    if len(part) > 1 or part[0]["t"] != "Para":
        return None
    pieces: list[str] = []
    for inline in part[0]["c"]:
        kind = inline["t"]
        if kind == "Str" and (_WORD if pieces else _FIRST).fullmatch(inline["c"]):
            pieces.append(inline["c"])
        elif kind == "Space" and pieces and pieces[-1] != " ":
            pieces.append(" ")
        elif kind == "RawInline" and pieces and inline["c"][0] == "markdown" and _CALL.fullmatch(inline["c"][1]):
            pieces.append(inline["c"][1])
        else:
            return None
    return None if not pieces or pieces[-1] == " " else "".join(pieces)


def _by_pandoc(parts: Sequence[Blocks]) -> Iterator[str]:
    mark: Element = {"t": "RawBlock", "c": ["markdown", _PARTED]}
    blocks = [block for part in parts for block in (*_escaped(list(part)), mark)]
    tree = {"pandoc-api-version": _VERSION, "meta": {}, "blocks": blocks}
    written = write_markdown(json.dumps(tree, ensure_ascii=False)).split(_PARTED)
    yield from map(_neat, written[: len(parts)])


def _escaped(node: Any) -> Any:
    """A part of a tree in which nothing that was typed means what it does not: pandoc's writer escapes an @ at the beginning of a word
    alone, not what begins a division, a definition, a title block or the caption of a table, nor an entity, and too little in raised text;
    of a backslash before another sign it drops the sign."""
    if isinstance(node, list):
        return [
            made
            for each in node
            for made in ([each] if is_word(each) and not _MARKS.search(each.get("c", "")) else _written(each))
        ]
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
    if kind == "Str" and _MARKS.search(node["c"]):
        return [_raw(f"\\{piece}") if piece in _SIGNS else text_of(piece) for piece in _MARKS.split(node["c"]) if piece]
    if kind in ("Superscript", "Subscript") and not _SHORT.fullmatch(plain(node["c"])):
        return list(_escaped(node["c"]))
    return [_escaped(node)]


def _raw(markdown: str) -> Element:
    return {"t": "RawInline", "c": ["markdown", markdown]}


def _neat(markdown: str) -> str:
    """Without empty lines around it and blanks at the ends of its lines."""
    return re.sub(r"[ \t]+$", "", markdown.strip("\n"), flags=re.MULTILINE)
