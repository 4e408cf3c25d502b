"""pandoc's JSON tree of an article: the keys that it cites, and what must not be published."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from footpress import pandoc
from footpress.problems import Problem, ProblemsFound, WorldError
from footpress.source import Source

_SCHEMES = ("http", "https", "mailto", "doi", "tel")


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Every element of a tree, in document order."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            if "t" in current:
                yield current
            stack.extend(reversed(list(current.values())))
        elif isinstance(current, list):
            stack.extend(reversed(current))


@lru_cache(maxsize=64)
def parse(text: str) -> dict[str, Any]:
    """pandoc's tree of a text, to look into; without blocks where it warns, fails or is nested too deeply, which `cite` tells."""
    try:
        return dict(json.loads(pandoc.read_markdown(text)))
    except (pandoc.PandocWarning, WorldError, RecursionError):
        return {"blocks": []}


def paragraphs(node: Any) -> Iterator[list[dict[str, Any]]]:
    """The inlines of every paragraph, heading and cell of a tree; those of a note are paragraphs of their own."""
    for element in walk(node):
        if element["t"] in ("Para", "Plain"):
            yield element["c"]
        elif element["t"] == "Header":
            yield element["c"][2]
        elif element["t"] == "LineBlock":
            yield from element["c"]
        elif element["t"] == "DefinitionList":
            yield from (term for term, _ in element["c"])


def typed(inlines: Any, of_cite: Callable[[dict[str, Any]], str] = lambda _: "") -> str:
    """The words of inlines; notes, code and formulas are none, and a citation is what `of_cite` makes of it."""
    pieces = []
    for inline in inlines:
        match inline["t"]:
            case "Str":
                pieces.append(inline["c"])
            case "Space" | "SoftBreak" | "LineBreak":
                pieces.append(" ")
            case "Cite":
                pieces.append(of_cite(inline))
            case "Link" | "Image" | "Span" | "Quoted":
                pieces.append(typed(inline["c"][1], of_cite))
            case "Emph" | "Strong" | "Underline" | "Strikeout" | "Superscript" | "Subscript" | "SmallCaps":
                pieces.append(typed(inline["c"], of_cite))
    return "".join(pieces)


def cited_keys(tree: dict[str, Any]) -> tuple[str, ...]:
    """The keys that a tree cites, each once, in order of first citation."""
    citations = (citation for element in walk(tree["blocks"]) if element["t"] == "Cite" for citation in element["c"][0])
    return tuple(dict.fromkeys(citation["citationId"] for citation in citations))


def mark_in_text(tree: dict[str, Any]) -> None:
    """Put the citations that name the author in the sentence (`@key [593]`) into a span of class in-text."""
    for element in list(walk(tree["blocks"])):
        if element["t"] == "Cite" and any(each["citationMode"]["t"] == "AuthorInText" for each in element["c"][0]):
            element["t"], element["c"] = "Span", [["", ["in-text"], []], [{"t": "Cite", "c": element["c"]}]]


def refuse_unsafe(tree: dict[str, Any], source: Source) -> None:
    """Raise ProblemsFound for links that would run code and images from outside the publication; event attributes are dropped."""
    problems = []
    for element in walk(tree["blocks"]):
        if element["t"] in ("Link", "Image"):
            target = element["c"][2][0]
            if message := _refusal(element["t"], target):
                problems.append(Problem(source.file, _line(source, target), "link-unsafe", "error", message))
        _drop_events(element)
    if problems:
        raise ProblemsFound(sorted(problems))


def _refusal(kind: str, target: str) -> str:
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.\s-]*):", target)
    if kind == "Image":
        if scheme or target.startswith(("/", "\\")) or ".." in target.split("/"):
            return f"the image {target} is not in the publication: put the file beside the article in source/ and name it from there."
        return ""
    if scheme and scheme[1].strip().casefold() not in _SCHEMES:
        return f"a link to {scheme[1]}: is not published; use http, https or mailto."
    return ""


def _drop_events(element: dict[str, Any]) -> None:
    """Attributes such as onclick and style, which only serve to change what a reader's program does."""
    content = element.get("c")
    if not isinstance(content, list):
        return
    for part in content[:2]:
        if isinstance(part, list) and len(part) == 3 and isinstance(part[0], str) and isinstance(part[2], list):
            part[2] = [pair for pair in part[2] if not re.match(r"(?i)on|style$|srcset$|formaction$", str(pair[0]))]


def _line(source: Source, target: str) -> int:
    return next(
        (number for number, line in enumerate(source.text.split("\n"), source.text_line) if target in line), source.text_line
    )
