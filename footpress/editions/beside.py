"""The editions that are published beside a web page, so that readers can take them away."""

from __future__ import annotations


def beside(slug: str) -> tuple[str, ...]:
    """The names of their files, of an article or a collection: "a.pdf", "a.epub", "a.kindle.epub"."""
    return tuple(f"{slug}.{ending}" for ending in ("pdf", "epub", "kindle.epub"))
