"""pandoc's JSON tree of an article: the keys that it cites, and what must not be published."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from footpress.allowed.addresses import clean, is_relative, refusal
from footpress.citing.nesting import is_deep
from footpress.disk.reading import addressed
from footpress.model.article import Publication
from footpress.model.entry import Bibliography
from footpress.pandoc import running as pandoc
from footpress.pandoc.elements import structures, walk
from footpress.problems import Problem, ProblemsFound, WorldError
from footpress.source.reading import Source
from footpress.source.relative_links import settle_all
from footpress.text.latex import plain_address


@lru_cache(maxsize=64)
def parse(text: str) -> dict[str, Any]:
    """pandoc's tree of a text, to look into; without blocks where it warns, fails or is nested too deeply, which `cite` tells."""
    if is_deep(text):
        return {"blocks": []}
    try:
        output = pandoc.read_markdown(text)
        return dict(json.loads(output.text)) if not output.warnings else {"blocks": []}
    except (WorldError, RecursionError):
        return {"blocks": []}


def paragraphs(node: Any) -> Iterator[list[dict[str, Any]]]:
    """The inlines of every paragraph, heading and cell of a tree; those of a note are paragraphs of their own."""
    for element in structures(node):
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
    citations = (citation for element in structures(tree["blocks"]) if element["t"] == "Cite" for citation in element["c"][0])
    return tuple(dict.fromkeys(citation["citationId"] for citation in citations))


def mark_in_text(tree: dict[str, Any]) -> None:
    """Put the citations that name the author in the sentence (`@key [593]`) into a span of class in-text."""
    for element in list(structures(tree["blocks"])):
        if element["t"] == "Cite" and any(each["citationMode"]["t"] == "AuthorInText" for each in element["c"][0]):
            element["t"], element["c"] = "Span", [["", ["in-text"], []], [{"t": "Cite", "c": element["c"]}]]


RESET = "reset-citation-positions"
"""The class of a heading from which on citations are counted anew (pandoc 3.9)."""


def begin_anew(tree: dict[str, Any]) -> None:
    """Let the first citation of a work in each chapter be a full one: chapters begin with the headings of the highest level."""
    headings = [block for block in tree["blocks"] if block["t"] == "Header"]
    highest = min((heading["c"][0] for heading in headings), default=0)
    for heading in headings:
        if heading["c"][0] == highest:
            heading["c"][1][1] = [*heading["c"][1][1], RESET]


def part_definitions(tree: dict[str, Any]) -> None:
    """Make paragraphs of those in a definition of several, which pandoc runs together where no blank line stands before it."""
    for element in structures(tree["blocks"]):
        for definition in (each for _, all in element["c"] for each in all) if element["t"] == "DefinitionList" else ():
            for block in definition if len(definition) > 1 else ():
                block["t"] = "Para" if block["t"] == "Plain" else block["t"]


def settle_links(tree: dict[str, Any], source: Source, publication: Publication) -> tuple[str, ...]:
    """Put in each link where it leads when it is published. Returns the files of source/ that are to stand beside the page.

    Raises ProblemsFound for links that would run code or lead into nothing, and for images from outside of source/.
    """
    refused, files = settle_all((each for each in structures(tree["blocks"]) if each["t"] == "Link"), source.slug, publication)
    for element in structures(tree["blocks"]):
        if element["t"] == "Image":
            element["c"][2][0] = re.sub(r"(?:(?<=/)|^)(?:\./)+", "", element["c"][2][0])
        if element["t"] == "Image" and not _is_here(element["c"][2][0], publication):
            refused[element["c"][2][0]] = (
                f"the image {clean(element['c'][2][0])} is not in the publication: put the file beside the article in source/ and name it from there"
            )
    if refused:
        problems = {
            Problem(source.file, _line(source, target), "link-unsafe", "error", f"{why}.") for target, why in refused.items()
        }
        raise ProblemsFound(sorted(problems))
    return files


def refuse_unsafe_entries(references: Sequence[dict[str, Any]], bibliography: Bibliography) -> None:
    """Raise ProblemsFound for entries whose addresses, or whose links (\\href), would run code or may not be published."""
    problems = []
    for reference in references:
        entry = bibliography.get(reference["c"]["id"]["c"])
        addresses = [element["c"][2][0] for element in walk(reference) if element["t"] == "Link"]
        addresses += [plain_address("url", entry.get("url"))] if entry else []
        for address in addresses:
            if reason := refusal(address):
                problems.append(Problem(bibliography.file, entry.line if entry else 0, "link-unsafe", "error", f"{reason}."))
    if problems:
        raise ProblemsFound(sorted(set(problems)))


def _is_here(target: str, publication: Publication) -> bool:
    return is_relative(target) and addressed(target, publication.directory) is not None


def _line(source: Source, target: str) -> int:
    return next(
        (number for number, line in enumerate(source.text.split("\n"), source.text_line) if target in line), source.text_line
    )
