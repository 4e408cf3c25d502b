"""pandoc's JSON tree of an article: the keys that it cites, and what must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from footpress.problems import Problem, ProblemsFound
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
