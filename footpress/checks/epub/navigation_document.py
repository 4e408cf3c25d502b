"""EPUB 3.3, 7: navigation document."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.checks.epub.book import PACKAGE, TYPE, XHTML, Book, target


def page_list_out_of_order(book: Book) -> Iterator[str]:
    """Pages that lead nowhere, or stand in the list in another order than in the book."""
    package = book.documents[PACKAGE]
    addresses = {item.get("id"): target(PACKAGE, item.get("href", ""))[0] for item in package.iter("{*}item")}
    spine = [addresses.get(reference.get("idref"), "") for reference in package.iter("{*}itemref")]
    marks = [
        (name, mark.get("id", ""))
        for name in spine
        if name in book.documents
        for mark in book.documents[name].iter("{*}*")
        if mark.get(TYPE) == "pagebreak"
    ]
    for name, root in book.pages():
        for nav in root.iter(f"{XHTML}nav"):
            if nav.get(TYPE) == "page-list":
                listed = [target(name, link.get("href", "")) for link in nav.iter(f"{XHTML}a")]
                missing = [id for home, id in listed if (home, id) not in marks]
                yield from (f"{name}: the page {id} is listed, and no document marks it." for id in missing)
                if not missing and listed != marks:
                    yield f"{name}: the list of pages is not in the order of the pages, or lacks one."
