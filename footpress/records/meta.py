"""Meta elements of a web page, which several formats are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Tag = tuple[str, str, str]
"""(attribute, name, content): ("name", "citation_title", "…"). Those without content are left out of the page."""


def named(pairs: Iterable[tuple[str, str]]) -> Iterator[Tag]:
    """<meta name="…" content="…">, of (name, content)."""
    return (("name", name, content) for name, content in pairs)


def properties(pairs: Iterable[tuple[str, str]]) -> Iterator[Tag]:
    """<meta property="…" content="…">, as RDFa has it."""
    return (("property", name, content) for name, content in pairs)
