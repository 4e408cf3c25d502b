"""The cited tree: pandoc's tree of an article with its citations set, of which every edition is made.

citeproc leaves each citation a Cite: what was asked for, and beside it what it printed. A note that it makes itself has no Cite in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from footpress.pandoc.elements import SPACE, WORDS, copied, structures, walk

_BREAKS = frozenset("Space SoftBreak LineBreak Code Math Note Image RawInline Para Plain Header CodeBlock LineBlock".split())
_APART = "\0"


def printed(node: Any) -> Iterator[dict[str, Any]]:
    """Every element that stands in print, in document order: of a citation not what was asked for."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            if "t" in current:
                yield current
            stack.append(current["c"][1] if current.get("t") == "Cite" else current.get("c"))
        elif isinstance(current, list):
            stack.extend(reversed(current))


def structures_in_print(node: Any) -> Iterator[dict[str, Any]]:
    """Every element that stands in print and is no word and no blank, in document order: a tenth of them."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            kind = current.get("t")
            if kind in WORDS:
                continue
            if kind is not None:
                yield current
            stack.append(current["c"][1] if kind == "Cite" else current.get("c"))
        elif isinstance(current, list):
            stack += reversed(current)


def cites(element: dict[str, Any]) -> str:
    """The keys that an element cites, "a b"; "" where it is no citation."""
    if element["t"] == "Cite":
        return " ".join(each["citationId"] for each in element["c"][0])
    if element["t"] == "Span" and "citation" in element["c"][0][1]:
        return str(dict(element["c"][0][2]).get("cites", ""))
    return ""


def words_in(node: Any) -> str:
    """The words of a stretch of the tree as a reader has them; those of notes are not in it."""
    if isinstance(node, list):
        return "".join(map(words_in, node))
    if not isinstance(node, dict):
        return ""
    match str(node["t"]):
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Code" | "Math" | "CodeBlock":
            return str(node["c"][1])
        case "Quoted":
            first, last = "“”" if node["c"][0]["t"] == "DoubleQuote" else "‘’"
            return f"{first}{words_in(node['c'][1])}{last}"
        case "Note":
            return ""
        case "Cite" | "Span" | "Link" | "Image" | "Div":
            return words_in(node["c"][1])
        case "Para" | "Plain":
            return f"{words_in(node['c'])}\n"
        case _:
            return words_in(node.get("c"))


def notes(node: Any) -> Iterator[dict[str, Any]]:
    """The notes in a stretch of the tree."""
    return (element for element in structures_in_print(node) if element["t"] == "Note")


def shortened(tree: dict[str, Any], pattern: re.Pattern[str], dropped: re.Pattern[str]) -> dict[str, Any]:
    r"""A tree in whose running words of `pattern` only its first group is left, and then `dropped` is left out.

    Words run on through emphasis, spans and links: where the pattern may meet the end of one of these it has `\0*`.
    """
    tree = copied(tree)
    for run in _runs(tree["blocks"]):
        text = pattern.sub(lambda found: found[1] + _APART * found[0].count(_APART), _APART.join(each["c"] for each in run))
        for each, new in zip(run, text.split(_APART), strict=True):
            each["c"] = new
    for element in walk(tree["blocks"]):
        if element["t"] == "Str":
            element["c"] = dropped.sub("", element["c"])
    return tree


def _runs(blocks: Any) -> Iterator[list[dict[str, Any]]]:
    """The words that follow each other with nothing but the ends of inlines between them."""
    run: list[dict[str, Any]] = []
    for element in printed(blocks):
        if element["t"] == "Str":
            run.append(element)
        elif element["t"] in _BREAKS:
            if run:
                yield run
            run = []
    if run:
        yield run


def with_annotations(tree: dict[str, Any], annotations: Mapping[str, Sequence[dict[str, Any]]]) -> dict[str, Any]:
    """A tree in which the entry of each of these keys ends with what is said of the work."""
    if not annotations:
        return tree
    tree = copied(tree)
    for entry in structures(tree["blocks"]):
        said = annotations.get(entry["c"][0][0].removeprefix("ref-")) if entry["t"] == "Div" else None
        if said and entry["c"][0][0].startswith("ref-") and entry["c"][1] and entry["c"][1][-1]["t"] in ("Para", "Plain"):
            entry["c"][1][-1]["c"] += [SPACE, {"t": "Span", "c": [["", ["annotation"], []], list(said)]}]
    return tree


def citation_of(key: str) -> dict[str, Any]:
    """A citation of one work, alone."""
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], [{"t": "Str", "c": f"[@{key}]"}]]}
