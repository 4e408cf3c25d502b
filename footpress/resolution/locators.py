"""Step 3. Whether a page can belong to a work: inside its pages, or near an earlier page of the same article."""

from __future__ import annotations

from footpress.resolution.mention import Link, Mention
from footpress.resolution.pages import first_page, page_range
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf, Work

_LONG_ARTICLE = 60
"""Few journal articles are longer: two pages of one article that lie further apart are doubtful."""


def may_hold(mention: Mention, locator: str) -> bool:
    """False where the work's pages are known and the page is outside them."""
    extent, page = page_range(mention.reference.get("pages")), first_page(locator)
    return extent is None or page is None or extent[0] <= page <= extent[1]


def doubt_locator(mention: Mention, link: Link, shelf: Shelf) -> str:
    """The query about a page that cannot belong to the work it is tied to; "" where there is nothing to ask."""
    page = first_page(mention.reference.get("locator"))
    if page is None or link.to.work is None or link.own_work:
        return ""
    work = shelf.works[link.to.work]
    return _outside(mention, page, work) or _far(mention, page, work)


def _outside(mention: Mention, page: int, work: Work) -> str:
    for full in work.described:
        extent = page_range(full.reference.get("pages"))
        if extent and full.reference.type in ("article", "incollection") and not extent[0] <= page <= extent[1]:
            pages = full.reference.get("pages")
            return (
                f"{shown(mention)} is tied to {called(work.first)}, but p. {page} is outside pp. {pages}: is another work meant?"
            )
    return ""


def _far(mention: Mention, page: int, work: Work) -> str:
    if work.first.mention.reference.type != "article" or any(page_range(full.reference.get("pages")) for full in work.described):
        return ""
    earlier = [
        (number, placed) for placed in work.mentions[:20] if (number := first_page(placed.mention.reference.get("locator")))
    ]
    if not earlier or any(abs(page - number) <= _LONG_ARTICLE for number, _ in earlier):
        return ""
    number, placed = earlier[0]
    return (
        f"{shown(mention)} is tied to {called(work.first)}, a journal article cited at p. {number} in note "
        f"{placed.mention.note.number}; p. {page} is far from p. {number}: is another work meant?"
    )
