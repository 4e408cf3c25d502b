"""The addresses that articles had: a page at each that leads on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from footpress.problems import Problem, ProblemsFound
from footpress.records.relations import former_slugs
from footpress.site.lists import Page
from footpress.templates import Templates


def redirects(pages: Sequence[Page], templates: Templates, context: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """("old-slug/index.html", HTML) for every former slug, and for each earlier version of the article, which was cited there.

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
                up = "../../" if place else "../"
                yield f"{old}/{place}index.html", templates.render("html/moved.html", page=page, place=place, up=up, **context)
