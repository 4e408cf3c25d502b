"""An EPUB as its rules see it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from footpress.problems import Severity
from footpress.text.parsing import parse_xml

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
PACKAGE = "EPUB/package.opf"


@dataclass(frozen=True, slots=True)
class Book:
    """The files of an EPUB by name; `documents` are the XHTML files and the package, parsed."""

    files: Mapping[str, bytes]
    documents: Mapping[str, etree._Element]

    def pages(self) -> Iterator[tuple[str, etree._Element]]:
        """(name, root) of each XHTML document."""
        return ((name, root) for name, root in self.documents.items() if name.endswith(".xhtml"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A finding that has a name; `find` gives a sentence for each."""

    id: str
    severity: Severity
    find: Callable[[Book], Iterator[str]]


def open_book(files: Mapping[str, bytes]) -> Book:
    """The files with those parsed that are XML."""
    return Book(files, {name: parse_xml(data, own=True) for name, data in files.items() if name.endswith((".xhtml", ".opf"))})


def target(name: str, address: str) -> tuple[str, str]:
    """(file, id) that an address in a file leads to."""
    path, _, id = address.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name, id


def is_remote(address: str) -> bool:
    """Whether an address leads out of the book."""
    return "//" in address.split("?")[0] and not address.startswith("data:")
