"""What an article says of the issue that it appears in and of its other languages, held against these."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from footpress.problems import Problem, ProblemsFound
from footpress.publication.language_versions import mistaken
from footpress.publication.opening import OpenPublication
from footpress.source.issues import differing
from footpress.source.reading import Source


def belonging_problems(source: Source, opened: OpenPublication) -> Iterator[Problem]:
    """Each with its line."""
    where, stated = opened.appearance(source.slug), opened.stated(source.slug)
    for key, message in differing(stated, where) if where else ():
        yield Problem(source.file, _line(source, key), "issue-differs", "warning", message)
    for message in mistaken(source.slug, stated, partial(_language, opened)):
        yield Problem(source.file, _line(source, "translations"), "translation-differs", "warning", message)


def _language(opened: OpenPublication, slug: str) -> str:
    try:
        return opened.stated(slug).lang if (opened.directory / "source" / f"{slug}.md").is_file() else ""
    except ProblemsFound:
        return ""  # that it cannot be read is told of that article


def _line(source: Source, key: str) -> int:
    lines = enumerate(source.head.split("\n"), start=2)
    return next((number for number, line in lines if line.startswith(f"{key}:")), 0)
