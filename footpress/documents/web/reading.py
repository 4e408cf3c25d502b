"""A page, or a book, as a Document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from footpress.documents.archive import Archive
from footpress.documents.markdown import warned
from footpress.documents.neighbours import neighbour
from footpress.documents.received import Document, Received
from footpress.documents.tree.typed import plain
from footpress.documents.web.linked_notes import join_notes, tie_notes
from footpress.documents.web.looks import show_looks
from footpress.documents.web.typed_formulas import with_formulas
from footpress.pandoc.running import read_document
from footpress.problems import Problem, ProblemsFound
from footpress.text.parsing import parse_page

_BLOCKS = frozenset("p div li td th h1 h2 h3 h4 h5 h6 blockquote br pre dt dd tr table section caption figcaption".split())
_NO_WORDS = ("script", "style", "template", "noscript")
_READ = "html-smart+native_divs+native_spans"


def read_web(received: Received) -> Document:
    """A page that was saved from a program for texts, or written by hand."""
    root = _parsed(received)
    show_looks(root)
    body = root.find("body") if root.find("body") is not None else root
    for element in list(body.iter(*_NO_WORDS)):
        element.drop_tree()
    notes = join_notes(body)
    words = "\n".join(_words(body))  # without the numbers of calls and notes, which are no words of theirs
    output = read_document(etree.tostring(root, encoding="utf-8", method="html"), _READ)
    tree = tie_notes(with_formulas(json.loads(output.text)))
    wanted = ("author", "date", "keywords", *(["title"] if next(body.iter("h1"), None) is None else []))
    tree["meta"] = {name: value for name, value in tree["meta"].items() if name in wanted}  # the page's title is often another's
    return Document(
        file=received.file,
        stem=received.path.stem,
        tree=tree,
        folder=received.folder,
        picture=lambda name: neighbour(received.path, unquote(name)),
        words=words if notes else "",
        counts={"notes": notes, "formulas": sum(1 for _ in body.iter("math"))},
        problems=warned(output.warnings, received.file),
    )


def read_epub(received: Received) -> Document:
    """A book. Raises ProblemsFound where it is damaged or too large."""
    archive = Archive(received.data, received.file)
    output = read_document(received.data, "epub")
    tree = json.loads(output.text)
    tree["meta"] = _of_book(tree["meta"])
    by_end = {name.rsplit("/", 1)[-1]: name for name in archive.names}
    return Document(
        file=received.file,
        stem=received.path.stem,
        tree=tree,
        folder=received.folder,
        picture=lambda name: archive.read(name) or archive.read(by_end.get(name.rsplit("/", 1)[-1], "")),
        problems=warned(output.warnings, received.file),
    )


def _of_book(meta: dict[str, Any]) -> dict[str, Any]:
    """The metadata of a book that an article has; pandoc gives its people from the last to the first."""
    made: dict[str, Any] = {name: meta[name] for name in ("title", "date") if name in meta}
    if made.get("date", {}).get("t") == "MetaInlines":
        made["date"] = {"t": "MetaString", "c": plain(made["date"]["c"])[:10]}  # without the hour
    creators = meta.get("creator", meta.get("author"))
    if creators is not None:
        made["author"] = {"t": "MetaList", "c": creators["c"][::-1]} if creators["t"] == "MetaList" else creators
    return made


def _parsed(received: Received) -> Any:
    try:
        root = parse_page(received.data, encoding=_encoding(received.data))
        for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
            comment.drop_tree()
        return root
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = "there is nothing in this file: is it the right one?"
        raise ProblemsFound([Problem(received.file, 1, "manuscript-empty", "error", message)]) from error


def _encoding(data: bytes) -> str:
    """The encoding that a page says it is in, UTF-8 where it says none and is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if found := re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4000]):
        name = found[1].decode("ascii", "replace").lower()
        return "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _words(node: Any) -> Iterator[str]:
    """The words of a page, a line for each block."""
    text: list[str] = []

    def gather(element: Any) -> None:
        if element.tag in _BLOCKS:
            text.append("\n")
        text.append(element.text or "" if element.tag != "math" else "")
        for child in element if element.tag != "math" else ():  # formulas are counted, not their letters
            gather(child)
            text.append(child.tail or "")
        if element.tag in _BLOCKS:
            text.append("\n")

    gather(node)
    yield "".join(text)
