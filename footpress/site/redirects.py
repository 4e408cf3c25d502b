"""The addresses that articles had: a page at each that leads on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from footpress.problems import Problem, ProblemsFound
from footpress.records.relations import former_slugs
from footpress.site.lists import Page
from footpress.site.piece import Piece
from footpress.templates import Templates


def redirects(
    pages: Sequence[Page], templates: Templates, context: Mapping[str, object], prints: Mapping[str, str]
) -> Iterator[Piece]:
    """old-slug/index.html for every former slug, and for each earlier version of the article, which was cited there.

    Raises ProblemsFound where two articles claim one address.
    """
    taken = {page.slug: page.slug for page in pages}
    for page in pages:
        for old in former_slugs(page.slug, page.front_matter):
            if old in taken:
                message = f"`former-slugs: {old}` is the address of source/{taken[old]}.md: an address leads to one article."
                raise ProblemsFound([Problem(f"source/{page.slug}.md", 0, "slug-taken", "error", message)])
            taken[old] = page.slug
            for place in ("", *(f"v{number}/" for number in page.versions)):
                made = partial(_moved, page, place, templates, context)
                yield Piece(f"{old}/{place}index.html", (prints[page.slug],), made)


def _moved(page: Page, place: str, templates: Templates, context: Mapping[str, object]) -> bytes:
    up = "../../" if place else "../"
    return templates.render("html/moved.html", page=page, place=place, up=up, **context).encode()
