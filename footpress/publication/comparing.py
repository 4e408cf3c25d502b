"""A built edition held against the volume that it is made from: read back, compared word for word, and by rules of its own."""

from __future__ import annotations

from collections.abc import Mapping

from footpress.checks.agreement import compare
from footpress.checks.built import lint_built
from footpress.editions.edition import Edition
from footpress.model.readback import ReadBack
from footpress.model.volume import Files, Volume
from footpress.problems import Problem


def compared(edition: Edition, volume: Volume, files: Files) -> tuple[Mapping[str, ReadBack], list[Problem]]:
    """(what a built edition says, by the slug of each article; what is mistaken in it). Raises whatever a broken file makes a reader
    raise."""
    path = edition.file(volume.slug)
    read = edition.read_back(files, volume.slug, volume.parts)
    problems = list(lint_built(edition.name, files[path], f"build/{path}"))
    for article in volume.articles:
        what = f"build/{path} ({article.slug})" if volume.is_collection else f"build/{path}"
        problems += compare(article, read[article.slug], what)
    return read, problems
