"""Where in the sources something stands that an edition cannot be made with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footpress.disk.reading import read_bytes
from footpress.model.article import Publication


def place_of(words: str, slugs: Sequence[str], publication: Publication) -> tuple[str, int]:
    """(file, line) of the first line of some articles that has some words; (the first article, 0) where none has, or for no words."""
    for slug in slugs if words else ():
        source = publication.directory / "source" / f"{slug}.md"
        lines = (
            read_bytes(source, publication.directory).decode("utf-8", errors="replace").splitlines() if source.is_file() else []
        )
        for number, line in enumerate(lines, start=1):
            if words in line:
                return f"source/{slug}.md", number
    return f"source/{slugs[0]}.md", 0


def place_of_setting(key: str, publication: Publication) -> tuple[str, int]:
    """(source/publication.yaml, line) of a setting, line 0 where the file has no such line."""
    file = "source/publication.yaml"
    path = publication.directory / file
    lines = read_bytes(path, publication.directory).decode("utf-8", errors="replace").splitlines() if path.is_file() else []
    return file, next((number for number, line in enumerate(lines, start=1) if re.match(rf"{re.escape(key)}\s*:", line)), 0)
