"""What was published and would vanish: earlier versions that no article publishes any more.

Readers cited them. They are sources (source/versions/), so that neither a clean build nor another name of the article loses them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from footpress.problems import Problem, ProblemsFound
from footpress.publication.opening import OpenPublication
from footpress.publication.standing import versions_in
from footpress.records.relations import corrections, former_slugs
from footpress.source.versions import VERSIONS, kept_slugs, kept_versions


def vanishing(opened: OpenPublication, slugs: Sequence[str]) -> Iterator[Problem]:
    """A problem for each version that would vanish; `slugs` are all articles of the publication."""
    homes = dict(_homes(opened, slugs))
    for kept in kept_slugs(opened.directory):
        if kept not in homes:
            message = (
                f"earlier versions are kept here, and no article is or was called {kept}: they are published no more. If it has another "
                f"name now, write `former-slugs: [{kept}]` into it."
            )
            yield Problem((VERSIONS / kept).as_posix(), 0, "version-lost", "error", message)
    for name, slug in homes.items():
        yield from _of(opened, name, slug)


def _homes(opened: OpenPublication, slugs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(name, the article that has or had it)."""
    for slug in slugs:
        yield slug, slug
        with suppress(ProblemsFound):  # that it cannot be read is told of the article itself
            yield from ((former, slug) for former in former_slugs(slug, opened.stated(slug)))


def _of(opened: OpenPublication, name: str, slug: str) -> Iterator[Problem]:
    kept = {int(path.name[1:]): path for path in kept_versions(name, opened.directory)}
    for path in kept.values():
        if not (path / "index.html").is_file():
            message = "this version has no index.html: put back what `footpress correct` kept here."
            yield Problem(path.relative_to(opened.directory).as_posix(), 0, "version-lost", "error", message)
    if name != slug:
        return
    for number in versions_in(f"{opened.build}/html/{slug}"):
        file = f"{VERSIONS.as_posix()}/{slug}/v{number}"
        if not any(int(path.name[1:]) == number for own in _names(opened, slug) for path in kept_versions(own, opened.directory)):
            message = f"build/html/{slug}/v{number}/ is published and is kept nowhere: the next build loses it. Put it back here."
            yield Problem(file, 0, "version-lost", "error", message)
    with suppress(ProblemsFound):
        told = len(corrections(slug, opened.stated(slug)))
        if kept and max(kept) > told:
            message = f"version {max(kept)} is kept, but `corrections:` tells of {told}: readers are not led to it; add what was corrected."
            yield Problem(f"source/{slug}.md", 0, "version-lost", "warning", message)


def _names(opened: OpenPublication, slug: str) -> tuple[str, ...]:
    try:
        return slug, *former_slugs(slug, opened.stated(slug))
    except ProblemsFound:
        return (slug,)
