"""Step 1, read: the readers by format. Whatever a file is called, it is read for what it is.

Each reader is loaded when a manuscript of its format comes: with the words of all languages in their patterns they take long to load.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

from footpress.documents.accounting import lost_words
from footpress.documents.formats import ENDINGS, format_of
from footpress.documents.mangled import mangled
from footpress.documents.opening.bylines import read_names
from footpress.documents.plain_text import read_text
from footpress.documents.received import Document, Received
from footpress.documents.tree.reading import read_tree
from footpress.documents.tree.unformatted import plain_text_of
from footpress.model.article import Author
from footpress.model.manuscript import LeftOut, Manuscript
from footpress.pandoc.running import PandocUnavailable
from footpress.problems import Problem, ProblemsFound, UsageError, WorldError

if TYPE_CHECKING:
    from footpress.documents.mail import Letter

_ATTACHED = (*(ending for ending in ENDINGS if ending != ".eml"), ".doc", ".pdf")
_HAS_STRUCTURE = re.compile(rb"(?i)<(?:i|em|sup|h[1-6]|table|li)\b")

LARGEST = 200 * 2**20
"""Bytes of a manuscript with its pictures."""


READERS = {
    "docx": "word.read_word",
    "odt": "open_document.read_open_document",
    "rtf": "rich_text.read_rich_text",
    "html": "web.read_web",
    "epub": "web.read_epub",
    "latex": "tex.read_latex",
    "markdown": "markdown.read_markdown",
}
"""The formats that have structure, each with its reader in this room. A text has none, and is read by `plain_text`."""


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


def attached_manuscripts(path: Path) -> tuple[tuple[str, bytes], ...]:
    """The manuscripts that are attached to a mail, by name; () for a file that is none. What has an ending of a manuscript is one."""
    if path.suffix.lower() not in (".eml", ".txt", "") or not path.is_file() or path.stat().st_size > LARGEST:
        return ()
    from footpress.documents.mail import is_letter, open_letter

    data = path.read_bytes()
    return _manuscripts_of(open_letter(data)) if is_letter(data) else ()


def _manuscripts_of(letter: Letter) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, data) for name, data in letter.attached if PurePath(name).suffix.lower() in _ATTACHED)


def _read_mail(received: Received) -> Manuscript:
    """The manuscript that a mail brings: what is attached to it, else its text. Its sender stands in for an author who is not named."""
    from footpress.documents.mail import open_letter, read_body_of_letter

    letter = open_letter(received.data)
    attached = _manuscripts_of(letter)
    if len(attached) > 1:
        names = ", ".join(name for name, _ in attached)
        message = f"this mail brings several manuscripts ({names}): import each by itself, or the mail with `footpress import`, which takes all."
        raise ProblemsFound([Problem(received.file, 1, "mail-several", "error", message)])
    if attached:
        name, data = attached[0]
        inner = replace(received, data=data, path=received.path.with_name(name))
        left: tuple[LeftOut, ...] = ()
        manuscript = _read_as(format_of(data, PurePath(name), received.file), inner)
    elif letter.html and (not letter.text.strip() or _HAS_STRUCTURE.search(letter.html)):
        manuscript, left = _read_as("html", replace(received, data=letter.html)), ()
    else:
        text, left = read_body_of_letter(letter.text)
        manuscript = read_text(text.encode(), received.file, received.path.stem)
    return _from_letter(manuscript, letter, left)


def _from_letter(manuscript: Manuscript, letter: Letter, left: tuple[LeftOut, ...]) -> Manuscript:
    problems = [
        Problem(manuscript.file, 0, "mail-words", "query", f"left out as {out.reason}: “{out.text[:120]}”; look whether it is.")
        for out in left
    ]
    metadata = manuscript.metadata
    if not metadata.authors and letter.sender:
        metadata = replace(metadata, authors=tuple(Author(name, email=letter.address) for name in read_names(letter.sender)[:1]))
        message = f"no author is named: the sender of the mail, {letter.sender}, stands in; look whether it is so."
        problems.append(Problem(manuscript.file, 0, "author-guessed", "query", message))
    head = LeftOut(" ".join(letter.head.split()), 1, "the head of the mail")
    return replace(
        manuscript,
        metadata=metadata,
        left_out=(head, *left, *manuscript.left_out),
        problems=tuple(sorted([*manuscript.problems, *problems])),
    )


def _read_as(kind: str, received: Received) -> Manuscript:
    if kind == "mail":
        return _read_mail(received)
    if kind == "text" or (kind == "markdown" and not _is_markdown(received)):
        return read_text(received.data, received.file, received.path.stem)
    try:
        document = _reader(kind)(received)
        if text := plain_text_of(document):
            return _as_text(text, document)
        return read_tree(document)
    except PandocUnavailable:
        raise
    except WorldError as error:
        message = f"this file could not be read ({str(error).rstrip('.')}): save it anew, as .docx or .odt, or in parts, and import that."
        raise ProblemsFound([Problem(received.file, 1, "unreadable", "error", message)]) from error


def _reader(kind: str) -> Callable[[Received], Document]:
    module, _, name = READERS[kind].partition(".")
    return cast("Callable[[Received], Document]", getattr(import_module(f"footpress.documents.{module}"), name))


def _is_markdown(received: Received) -> bool:
    from footpress.documents.markdown import is_markdown

    return is_markdown(received)


def _as_text(text: str, document: Document) -> Manuscript:
    """A document that is nothing but a plain text, with what its file says besides, and with the words of the file that are not in it."""
    is_unwrapped = len(document.tree["blocks"]) == text.count("\n") + 1 > 1
    manuscript = read_text(text.encode(), document.file, document.stem, is_unwrapped=is_unwrapped)
    problems = [*document.problems, *manuscript.problems, *lost_words(document.words, text, document.file)]
    left_out = tuple(sorted([*document.left_out, *manuscript.left_out], key=lambda out: out.line))
    return replace(manuscript, left_out=left_out, problems=tuple(sorted(problems)), works=document.works)
