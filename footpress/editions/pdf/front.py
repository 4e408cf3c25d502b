"""Does the built PDF say of the article what its front matter says: its title, its language, its bookmarks?"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from footpress.editions.front_agreement import Said, differing
from footpress.editions.pdf.structure import first_page
from footpress.model.volume import Files, Volume
from footpress.problems import Problem

_SHEET = 4
"""Pages of a folded sheet: the last of an issue may be blank up to its end, and are counted as its pages."""


def differing_document(volume: Volume, files: Files) -> Iterator[Problem]:
    """What a built PDF says of an article otherwise, and whether a reader can go to its headings."""
    file = f"{volume.slug}.pdf"
    with pikepdf.open(BytesIO(files[file])) as pdf:
        yield from differing(f"build/{file}", () if volume.is_collection else tuple(_said(volume, pdf)))
        yield from _pages(volume, len(pdf.pages), first_page(files[file]))
        if any("<h2" in article.body for article in volume.articles) and "/Outlines" not in pdf.Root:
            message = "it has no bookmarks, though the article has headings: build the article again."
            yield Problem(f"build/{file}", 0, "contents-differ", "error", message)


def _pages(volume: Volume, count: int, first: int) -> Iterator[Problem]:
    """Whether it has the pages that the article or the issue says that it has: a text set elsewhere may have had more."""
    facts, file = volume.front_matter.facts, f"build/{volume.slug}.pdf"
    if first != facts.counts_from:
        message = f"its first page is {first}, that of the source {facts.counts_from}: build it again."
        yield Problem(file, 0, "pages-differ", "error", message)
    elif facts.span and count > facts.span:
        message = (
            f"it has {count} pages, and `pages: {facts.pages}` is {facts.span}: write `pages: {first}-{first + count - 1}`, or make it "
            "shorter."
        )
        yield Problem(file, 0, "pages-differ", "warning", message)
    elif volume.is_collection and facts.span - count >= _SHEET:
        message = f"it has {count} pages, and `pages: {facts.pages}` is {facts.span}: write `pages: {first}-{first + count - 1}`."
        yield Problem(file, 0, "pages-differ", "warning", message)


def _said(volume: Volume, pdf: pikepdf.Pdf) -> Iterator[Said]:
    front = volume.articles[0].front_matter
    yield "the language of the PDF", [front.lang], [str(pdf.Root.get("/Lang", "none"))]
    yield "the title of the PDF", [front.title], [str(pdf.docinfo.get("/Title", "none"))]
