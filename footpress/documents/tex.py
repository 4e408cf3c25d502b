r"""LaTeX: `\footnote`, `\cite`, `\includegraphics` and the rest that pandoc reads; a `thebibliography` becomes a list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from footpress.documents.markdown import warned
from footpress.documents.neighbours import neighbour
from footpress.documents.plain_text.decoding import decode
from footpress.documents.received import Document, Received
from footpress.documents.tex_commands import printed_words, rewritten, stands_in, with_words_of
from footpress.pandoc.elements import SPACE, Inlines, text_of, walk
from footpress.pandoc.running import read_document
from footpress.problems import Problem
from footpress.text.late_patterns import late

_INCLUDED = late(r"(?<!%)\\(?:input|include)\s*\{([^{}]+)\}")
_ITEM = late(r"\\bibitem\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\])?\s*\{([^{}]*)\}")
_LIST = late(r"\\begin\{thebibliography\}\s*(?:\{[^{}]*\})?|\\end\{thebibliography\}")
_OVER_WORKS = "References"
"""The heading that LaTeX itself prints over a thebibliography."""
_ROUNDS = 4
"""So deep may commands that are not known stand in each other."""
_ENDINGS = ("", ".png", ".jpg", ".jpeg", ".svg")


def read_latex(received: Received) -> Document:
    r"""A .tex file, with those that it takes in by `\input` from beside it."""
    decoded = decode(received.data, received.file)
    text = _with_included(decoded.text, received)
    keys = tuple(found[1].strip() for found in _ITEM.finditer(text))
    text = _LIST.sub(
        lambda found: f"\\section*{{{_OVER_WORKS}}}\n\n" if "begin" in found[0] else "\n\n", _ITEM.sub(r"\n\n", text)
    )
    text = rewritten(text)
    output = read_document(text.encode(), "latex", "--verbose")
    unknown: list[str] = []
    for _ in range(_ROUNDS):
        names = {name for each in output.skipped if (name := printed_words(each)) and stands_in(text, name)} - set(unknown)
        if not names:
            break
        unknown += sorted(names)
        text = with_words_of(text, names)
        output = read_document(text.encode(), "latex", "--verbose")
    return Document(
        file=received.file,
        stem=received.path.stem,
        tree=_with_typed_citations(json.loads(output.text)),
        folder=received.folder,
        picture=lambda name: next(_found(received, name), None),
        lines=tuple(decoded.text.split("\n")),
        item_keys=keys,
        problems=(*decoded.problems, *warned(output.warnings, received.file), *_unknown(unknown, decoded.text, received.file)),
    )


def _with_typed_citations(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree with its citations as Markdown would have them typed, where pandoc has their commands."""
    for cite in walk(tree["blocks"]):
        if cite["t"] == "Cite":
            cite["c"][1] = [part for each in cite["c"][0] for part in _typed_citation(each)]
    return tree


def _typed_citation(citation: dict[str, Any]) -> Inlines:
    return [*citation["citationPrefix"], SPACE, text_of(f"@{citation['citationId']}"), SPACE, *citation["citationSuffix"], SPACE]


def _unknown(names: Sequence[str], text: str, file: str) -> Iterator[Problem]:
    """A query for each command that is not known."""
    for name in names:
        found = re.search(rf"\\{re.escape(name)}(?![A-Za-z@])", text)
        line = text.count("\n", 0, found.start()) + 1 if found else 0
        message = f"the command \\{name} is not known, and its words were kept as text: look whether they belong there."
        yield Problem(file, line, "command-unknown", "query", message)


def _found(received: Received, name: str) -> Iterator[bytes]:
    for ending in _ENDINGS:
        if (data := neighbour(received.path, name + ending)) is not None:
            yield data


def _with_included(text: str, received: Received, depth: int = 0) -> str:
    """The text with the files that it takes in, a few levels deep."""

    def included(found: re.Match[str]) -> str:
        name = found[1].strip()
        data = neighbour(received.path, name if name.endswith(".tex") else f"{name}.tex")
        if data is None or depth > 4 or len(data) > 4 * 2**20:
            return found.group()
        return _with_included(decode(data, name).text, received, depth + 1)

    return _INCLUDED.sub(included, text)
