"""EPUB 3.3, 3: publication resources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.epub.book import Book, is_remote

LARGEST_DOCUMENT = 260 * 1024
"""Reading systems of the first generation fail beyond it."""
LARGEST_IMAGE = 5 * 2**20
_IN_STYLE = re.compile(rb"(?:url\(\s*|@import\s+)[\"']?([^\"')\s]+)")


def remote_resources(book: Book) -> Iterator[str]:
    """What a book would have to fetch; a link that a reader follows is none."""
    for name, root in book.pages():
        for element in root.iter("{*}*"):
            for attribute in (
                "src",
                "data",
                "poster",
                "{http://www.w3.org/1999/xlink}href",
                *(["href"] if _loads(element.tag) else []),
            ):
                if is_remote(address := element.get(attribute, "")):
                    yield f"{name} loads {address}: put it into source/ and name it from there."
    for name, data in book.files.items():
        if name.endswith(".css"):
            for address in _IN_STYLE.findall(data):
                if is_remote(address.decode(errors="replace")):
                    yield f"{name} loads {address.decode(errors='replace')}: a book has to hold its own fonts and pictures."


def large_files(book: Book) -> Iterator[str]:
    """Documents and pictures that old reading systems do not open."""
    for name, data in book.files.items():
        limit = LARGEST_DOCUMENT if name.endswith(".xhtml") else LARGEST_IMAGE
        if len(data) > limit:
            advice = "divide it with headings of the first level" if name.endswith(".xhtml") else "save it smaller"
            yield f"{name} has {len(data) / 1024:.0f} KB, more than {limit // 1024}: {advice}."


def _loads(tag: str) -> bool:
    return tag.endswith(("}link", "}image", "}use"))
