"""The editions that are published beside a web page, so that readers can take them away."""

from __future__ import annotations

from pathlib import Path

ENDINGS = ("pdf", "epub", "kindle.epub")


def beside(build: Path, slug: str) -> tuple[str, ...]:
    """The files of an article or a collection that stand in build/: "a.pdf", "a.epub"."""
    return tuple(file for ending in ENDINGS if (build / (file := f"{slug}.{ending}")).is_file())
