"""Step 3, rule: "Buda, op. cit., p. 24" after a book of other people's texts means that book."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.resolution.mention import Link, Mention, Placed
from footpress.resolution.pages import first_page
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf

_BOOKS = frozenset({"book", "incollection", "report", "other"})


def by_anthology(mention: Mention, shelf: Shelf) -> Link | None:
    """A title or the bare name of somebody cited nowhere, with op. cit., straight after a note with one book and on one of its next pages."""
    if mention.back.kind != "opcit" or mention.back.form == "article" or not mention.is_lean:
        return None
    if mention.keys and shelf.by_name(mention.keys[0]):
        return None
    before = _pointed_at(shelf.before(mention))
    if (
        not before
        or len({item.work for item in before}) != 1
        or before[-1].work is None
        or any(name.given for name in mention.authors)
    ):
        return None
    book = shelf.works[before[-1].work].first
    if book.mention.reference.type not in _BOOKS or not _follows(mention, before[-1].mention):
        return None
    query = f"{shown(mention)} was cited nowhere before; it was tied to the book of the note before, {called(book)}."
    return Link(book, 0.6, "a text in the book cited before", (query,))


def _pointed_at(before: Sequence[Placed]) -> Sequence[Placed]:
    """Of the works of the note before those of which a page is cited; all where none is."""
    return [item for item in before if item.mention.reference.get("locator")] or before


def _follows(mention: Mention, before: Mention) -> bool:
    """Whether the page is the same as in the note before or one of the next fifty."""
    one, two = first_page(before.reference.get("locator")), first_page(mention.reference.get("locator"))
    return mention.note.number - before.note.number <= 1 and one is not None and two is not None and 0 <= two - one <= 50
