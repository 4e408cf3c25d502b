"""The lint of a built EPUB: what epubcheck and Ace do not look for. A table of rules, each with a stable id.

The rules stand in files named after the chapters of EPUB 3.3 (https://www.w3.org/TR/epub-33/).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from footpress.checks.epub import content_documents, navigation_document, package_document, publication_resources
from footpress.checks.epub.book import Book, Rule, open_book
from footpress.problems import Problem

RULES = (
    Rule("remote-resource", "error", publication_resources.remote_resources),
    Rule("file-large", "warning", publication_resources.large_files),
    Rule("file-orphan", "error", package_document.orphans),
    Rule("note-unlinked", "error", content_documents.unlinked_notes),
    Rule("place-lost", "error", content_documents.places_that_are_not_there),
    Rule("note-ibid", "warning", content_documents.notes_with_ibid),
    Rule("id-twice", "error", content_documents.doubled_ids),
    Rule("heading-skipped", "warning", content_documents.skipped_headings),
    Rule("image-wordless", "warning", content_documents.wordless_images),
    Rule("language-half", "error", content_documents.half_said_languages),
    Rule("page-list-order", "error", navigation_document.page_list_out_of_order),
)


def lint_epub(data: bytes, file: str) -> tuple[Problem, ...]:
    """The findings in an EPUB that is called `file`. Raises zipfile.BadZipFile, KeyError or XMLSyntaxError where it is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple(findings(open_book({name: archive.read(name) for name in archive.namelist()}), file))


def findings(book: Book, file: str) -> Iterator[Problem]:
    """What the rules find, in their order."""
    for rule in RULES:
        for message in rule.find(book):
            yield Problem(file, 0, rule.id, rule.severity, message)
