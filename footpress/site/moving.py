"""The addresses that articles had: a page at each that leads on, and the earlier versions of what was corrected.

The pages of an earlier version stand in source/versions/<slug>/v<n>/ as they were published; they are kept at <slug>/v<n>/.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from footpress.disk.reading import listed
from footpress.problems import Problem, ProblemsFound
from footpress.records.relations import former_slugs
from footpress.site.listing import Page
from footpress.source.versions import VERSIONS
from footpress.templates import Templates


def redirects(pages: Sequence[Page], templates: Templates, context: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """("old-slug/index.html", HTML) for every former slug. Raises ProblemsFound where two articles claim one address."""
    taken = {page.slug: page.slug for page in pages}
    for page in pages:
        for old in former_slugs(page.slug, page.front_matter):
            if old in taken:
                message = f"`former-slugs: {old}` is the address of source/{taken[old]}.md: an address leads to one article."
                raise ProblemsFound([Problem(f"source/{page.slug}.md", 0, "slug-taken", "error", message)])
            taken[old] = page.slug
            yield f"{old}/index.html", templates.render("html/moved.html", page=page, **context)


def earlier_versions(pages: Sequence[Page], directory: Path, terms: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """("slug/v1/index.html", …): every file of every earlier version, its page with a line that leads to the present one."""
    for page in pages:
        folder = directory / VERSIONS / page.slug
        for path in listed(directory, f"{(VERSIONS / page.slug).as_posix()}/v*/**/*"):
            if path.is_file():
                data = path.read_bytes()
                name = path.relative_to(folder).as_posix()
                yield f"{page.slug}/{name}", _superseded(data, terms) if path.name == "index.html" else data


def _superseded(data: bytes, terms: Mapping[str, str]) -> bytes:
    """A page that stood one folder higher, with a link to the present version before its text."""
    text = re.sub(r'((?:href|src)="|url\(")\.\./', r"\1../../", data.decode("utf-8"))
    line = f'<p class="superseded"><a href="../">{html.escape(terms["superseded"])}</a></p>'
    return text.replace("<article", f"{line}\n<article", 1).replace(" data-pagefind-body", "").encode("utf-8")
