"""Publish, steps 5–8: every volume in every edition. An edition is read back before it replaces the one that stands.

An article is a volume of one. The web pages of a collection are those of its articles, and one of the site that lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from footpress.disk.writing import make_folder
from footpress.editions import EDITIONS, USUAL
from footpress.editions.edition import Edition
from footpress.problems import Refused, UsageError
from footpress.publication.building_volumes import Built, Making, Planned, build_volume
from footpress.publication.opening import OpenPublication, open_publication
from footpress.publication.plan import Plan
from footpress.publication.publishing_site import publish_site
from footpress.publication.standing import copy_beside
from footpress.source.articles import find_articles, find_slugs
from footpress.source.collections import WHOLE, Collections, collection_slugs

__all__ = ["Built", "build", "build_volume", "publish", "wanted_editions"]


def build(
    directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = (), *, collections: bool = False, anew: bool = False
) -> Iterator[Built]:
    """As `publish`, for who wants all or the reason why not: raises what stopped the first edition that was refused."""
    for item in publish(directory, slugs, editions, collections=collections, anew=anew):
        if isinstance(item, Refused):
            raise item.error
        yield item


def publish(
    directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = (), *, collections: bool = False, anew: bool = False
) -> Iterator[Built | Refused]:
    """Build editions (all where none is named) of articles or of collections (all where none is named), one at a time as they are asked
    for. What stands as it would be made is not made (see `plan`), unless it is wanted `anew`.

    Each edition of each volume is built, or refused, on its own; what is refused leaves the edition that stands. Raises
    FootpressError where nothing can be built: unknown names, a publication.yaml or a bibliography.bib that cannot be read.
    """
    asked = wanted_editions(editions)
    articles = find_slugs(directory, () if collections else slugs)
    opened = open_publication(directory)
    plan = Plan(opened)
    if not collections:
        yield from _articles(opened, plan, articles, asked, site=not slugs, anew=anew)
        return
    wanted = _wanted_collections(opened, articles, slugs)
    yield from wanted.refused
    for collection in wanted.found:
        together = [edition for edition in asked if edition.collects]
        yield from Making(opened, plan, Planned(collection.articles, collection), anew=anew).editions(together)
    if web := [edition for edition in asked if edition.offers_others and wanted.found]:
        for collection in wanted.found:  # its pages are those that have a folder
            make_folder(opened.build / "html" / collection.slug)
        listed = tuple(dict.fromkeys(slug for each in wanted.found for slug in each.articles))
        yield from _articles(opened, plan, listed, web, site=True, anew=anew)
        for collection in wanted.found:
            copy_beside(collection.slug, opened.build)


def wanted_editions(names: Sequence[str]) -> tuple[Edition, ...]:
    """The editions of these names, or the usual ones, in the order in which they are built. Raises UsageError for a name that is none."""
    unknown = [name for name in names if name not in EDITIONS]
    if unknown:
        raise UsageError(f"There is no edition {unknown[0]!r}: choose from {', '.join(EDITIONS)}.")
    return tuple(EDITIONS[name] for name in EDITIONS if name in (names or USUAL))


def _wanted_collections(opened: OpenPublication, articles: tuple[str, ...], slugs: Sequence[str]) -> Collections:
    """The collections wanted, all where none is. Raises UsageError where there is none of that name."""
    collections = opened.collections(articles)
    if not collections.found and not collections.refused:
        raise UsageError(
            f"There is an article {WHOLE}, so that the articles cannot be collected under that name: write "
            "source/collections/NAME.yaml, with title: and articles:."
        )
    known = collection_slugs(opened.publication)
    for slug in slugs:
        if slug not in known:
            raise UsageError(f"There is no collection source/collections/{slug}.yaml. Collections here: {', '.join(known)}.")
    wanted = set(slugs or known)
    return Collections(
        tuple(collection for collection in collections.found if collection.slug in wanted),
        tuple(refused for refused in collections.refused if Path(refused.what).stem in wanted),
    )


def _articles(
    opened: OpenPublication, plan: Plan, slugs: Sequence[str], editions: Sequence[Edition], *, site: bool, anew: bool
) -> Iterator[Built | Refused]:
    """The editions of articles, and where web pages are among them the `site` around these."""
    web = any(edition.offers_others for edition in editions)
    issues = opened.published_collections() if web else Collections()
    yield from issues.refused
    for slug in slugs:
        yield from Making(opened, plan, Planned((slug,)), issues.found, anew).editions(editions)
        opened.let_go(slug)
    if site and web:
        yield from _site(opened, plan, anew=anew)


def _site(opened: OpenPublication, plan: Plan, *, anew: bool) -> Iterator[Refused]:
    """The site around the pages, where it does not stand as it would be made."""
    pages = find_articles(opened.directory).slugs
    if not anew and plan.site_stands(pages):
        return
    site = publish_site(opened)
    yield from site.refused
    if not site.refused:
        plan.keep_site(pages)
