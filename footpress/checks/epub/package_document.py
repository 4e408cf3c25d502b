"""EPUB 3.3, 5: package document."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.checks.epub.book import PACKAGE, Book, target


def orphans(book: Book) -> Iterator[str]:
    """Files that the manifest does not name, and files of the manifest that nothing shows."""
    package = book.documents[PACKAGE]
    items = {item.get("id", ""): item for item in package.iter("{*}item")}
    named = {target(PACKAGE, item.get("href", ""))[0]: item for item in items.values()}
    own = [name for name in book.files if not name.startswith("META-INF/") and name not in ("mimetype", PACKAGE)]
    yield from (f"{name} is in the file, and the manifest does not name it." for name in own if name not in named)
    read = {target(PACKAGE, items[ref.get("idref", "")].get("href", ""))[0] for ref in package.iter("{*}itemref")}
    shown = {target(name, address)[0] for name, root in book.pages() for address in root.xpath("//@src | //@href")}
    contents = {items[id] for spine in package.iter("{*}spine") if (id := spine.get("toc", "")) in items}  # an NCX
    for name, item in named.items():
        if (
            name not in read | shown
            and item not in contents
            and not {"nav", "cover-image"} & set(item.get("properties", "").split())
        ):
            yield f"{name} is in the manifest, and no document shows it."
