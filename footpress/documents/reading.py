"""Step 1, read: the readers by format. Whatever a file is called, it is read for what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from footpress.documents.formats import ENDINGS, format_of
from footpress.documents.mangled import mangled
from footpress.documents.markdown import is_markdown, read_markdown
from footpress.documents.open_document import read_open_document
from footpress.documents.plain_text import read_text
from footpress.documents.received import Document, Received
from footpress.documents.rich_text import read_rich_text
from footpress.documents.tex import read_latex
from footpress.documents.tree.reading import read_tree
from footpress.documents.web import read_epub, read_web
from footpress.documents.word import read_word
from footpress.model.manuscript import Manuscript
from footpress.problems import Problem, ProblemsFound, UsageError, WorldError

LARGEST = 200 * 2**20
"""Bytes of a manuscript with its pictures."""


READERS: dict[str, Callable[[Received], Document]] = {
    "docx": read_word,
    "odt": read_open_document,
    "rtf": read_rich_text,
    "html": read_web,
    "epub": read_epub,
    "latex": read_latex,
    "markdown": read_markdown,
}
"""The formats that have structure, each with its reader. A text has none, and is read by `plain_text`."""


def read(path: Path, file: str = "", folder: str = "", changes: str = "accept") -> Manuscript:
    """Read a manuscript. `file` is its name in problems, `folder` that below source/ in which its pictures will stand.

    Raises UsageError and ProblemsFound where there is nothing to read.
    """
    if not path.is_file():
        raise UsageError(f"There is no manuscript {path}: check the name and the folder.")
    if path.stat().st_size > LARGEST:
        raise UsageError(f"{path.name} is too large for a manuscript (200 MB): save its pictures smaller.")
    received = Received(path.read_bytes(), path, file or str(path), folder or path.stem, changes)
    kind = format_of(received.data, path, received.file)
    if not kind:
        raise UsageError(
            f"{path.name}: a manuscript of this format cannot be read; save it as .docx or .odt. Formats known: {', '.join(ENDINGS)}."
        )
    manuscript = _read_as(kind, received)
    return replace(manuscript, problems=tuple(sorted([*manuscript.problems, *mangled(manuscript)])))


def _read_as(kind: str, received: Received) -> Manuscript:
    if kind == "text" or (kind == "markdown" and not is_markdown(received)):
        return read_text(received.data, received.file, received.path.stem)
    try:
        return read_tree(READERS[kind](received))
    except WorldError as error:
        if "pandoc is missing" in str(error):
            raise
        message = f"this file could not be read ({str(error).rstrip('.')}): save it anew, as .docx or .odt, or in parts, and import that."
        raise ProblemsFound([Problem(received.file, 1, "unreadable", "error", message)]) from error
