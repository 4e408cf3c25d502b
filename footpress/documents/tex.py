r"""LaTeX: `\footnote`, `\cite`, `\includegraphics` and the rest that pandoc reads; a `thebibliography` becomes a list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from footpress.documents.markdown import warned
from footpress.documents.neighbours import neighbour
from footpress.documents.plain_text.decoding import decode
from footpress.documents.received import Document, Received
from footpress.pandoc.running import read_document

_INCLUDED = re.compile(r"(?<!%)\\(?:input|include)\s*\{([^{}]+)\}")
_ENDINGS = ("", ".png", ".jpg", ".jpeg", ".svg")


def read_latex(received: Received) -> Document:
    r"""A .tex file, with those that it takes in by `\input` from beside it."""
    decoded = decode(received.data, received.file)
    text = _with_included(decoded.text, received)
    text = re.sub(r"\\bibitem(?:\[[^\]]*\])?\s*\{[^{}]*\}", r"\n\n", text)
    output = read_document(text.encode(), "latex")
    return Document(
        file=received.file,
        stem=received.path.stem,
        tree=json.loads(output.text),
        folder=received.folder,
        picture=lambda name: next(_found(received, name), None),
        lines=tuple(decoded.text.split("\n")),
        problems=(*decoded.problems, *warned(output.warnings, received.file)),
    )


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
