"""What stands in the canonical Markdown: citations, and the clusters of one call."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A key, a locator (bare: "590", "12–14"), and the prose before and after it."""

    key: str
    locator: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The citations of one call, in order: `[See @a, 5; @b, for a contrary view]`."""

    citations: tuple[Citation, ...]
