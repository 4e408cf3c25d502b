"""Publish, steps 5–8: every volume in every edition. An edition is read back before it replaces the one that stands.

An article is a volume of one. The web pages of a collection are those of its articles, and one of the site that lists them. An issue of a
journal gives its articles their pages: it is laid out first, and then each of them in the editions that are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from footpress.disk.writing import make_folder
from footpress.editions import EDITIONS, USUAL
from footpress.editions.edition import Edition
from footpress.model.article import is_issue
from footpress.problems import Refused, UsageError
from footpress.publication.building_volumes import Built, Making, Planned, build_volume
from footpress.publication.opening import OpenPublication, open_publication
from footpress.publication.plan import Plan
from footpress.publication.printing import Printer, printer
from footpress.publication.publishing_site import publish_site
from footpress.publication.side_by_side import FEWEST, Job, Many, have_open, side_by_side
from footpress.publication.standing import copy_beside
from footpress.publication.stood import MANY
from footpress.source.articles import find_slugs
from footpress.source.collections import WHOLE, Collections, CollectionSource, collection_slugs

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
    directory: Path,
    slugs: Sequence[str] = (),
    editions: Sequence[str] = (),
    *,
    collections: bool = False,
    anew: bool = False,
    processes: int = 1,
    checks: bool = False,
    elsewhere: Many | None = None,
) -> Iterator[Built | Refused]:
    """Build editions (all where none is named) of articles or of collections (all where none is named), one at a time as they are asked
    for, beside each other in so many processes, or by who does such jobs `elsewhere`. What stands as it would be made is not made (see
    `plan`), unless it is wanted `anew`. Where it `checks`, several processes ask too what `check` will ask of their articles.

    Each edition of each volume is built, or refused, on its own; what is refused leaves the edition that stands. Raises
    FootpressError where nothing can be built: unknown names, a publication.yaml or a bibliography.bib that cannot be read.
    """
    asked = wanted_editions(editions)
    articles = find_slugs(directory, () if collections else slugs)
    opened = open_publication(directory)
    known = opened.know()
    beside = printer(directory, processes) if elsewhere is None else None
    press = _Press(opened, Plan(opened), anew, processes, checks, beside, elsewhere)
    try:
        yield from _published(press, articles, slugs, asked, collections=collections)
    finally:
        if press.printer:
            press.printer.close()
        known.keep()
        press.plan.keep_standing()


def _published(
    press: _Press, articles: tuple[str, ...], slugs: Sequence[str], asked: Sequence[Edition], *, collections: bool
) -> Iterator[Built | Refused]:
    opened = press.opened
    if not collections:
        if not slugs:  # issues give their articles their pages
            issues = _issues(opened, opened.collections(articles).found)
            yield from press.collected(issues, asked)
        yield from press.articles(articles, asked, site=not slugs)
        return
    wanted = _wanted_collections(opened, articles, slugs)
    yield from wanted.refused
    yield from press.collected(wanted.found, asked)
    web = [edition for edition in asked if edition.offers_others]
    if web:
        for collection in wanted.found:  # its pages are those that have a folder
            make_folder(opened.build / "html" / collection.slug)
    numbered = tuple(dict.fromkeys(slug for each in _issues(opened, wanted.found) for slug in each.articles))
    others = tuple(dict.fromkeys(slug for each in wanted.found for slug in each.articles if slug not in numbered))
    yield from press.articles(numbered, asked, site=not others)
    yield from press.articles(others, web, site=True)
    if web:
        for collection in wanted.found:
            copy_beside(collection.slug, opened.build)


_IN_NONE: Mapping[str, Sequence[CollectionSource]] = {}


def _by_article(collections: Sequence[CollectionSource]) -> Mapping[str, Sequence[CollectionSource]]:
    """The collections in which each article stands."""
    found: dict[str, list[CollectionSource]] = {}
    for collection in collections:
        for slug in collection.articles:
            found.setdefault(slug, []).append(collection)
    return found


def _issues(opened: OpenPublication, collections: Sequence[CollectionSource]) -> list[CollectionSource]:
    """Those of some collections that are issues of a journal."""
    return [each for each in collections if is_issue(opened.publication, each.front_matter)]


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


@dataclass(frozen=True, slots=True)
class _Press:
    """One command at work: the publication that it has open, what is known of what stands, and how it is to work."""

    opened: OpenPublication
    plan: Plan
    anew: bool
    processes: int
    checks: bool
    printer: Printer | None
    elsewhere: Many | None

    def articles(self, slugs: Sequence[str], editions: Sequence[Edition], *, site: bool) -> Iterator[Built | Refused]:
        """The editions of articles, and where web pages are among them the `site` around these."""
        web = any(edition.offers_others for edition in editions) and bool(slugs)
        issues = self.opened.published_collections() if web else Collections()
        yield from issues.refused
        yield from self.volumes([Planned((slug,)) for slug in slugs], editions, _by_article(issues.found))
        if site and web:
            yield from self._site()

    def collected(self, collections: Sequence[CollectionSource], editions: Sequence[Edition]) -> Iterator[Built | Refused]:
        """Collections, in those of the editions in which they are one file."""
        together = [edition for edition in editions if edition.collects]
        yield from self.volumes([Planned(each.articles, each) for each in collections], together)

    def volumes(
        self, planned: Sequence[Planned], editions: Sequence[Edition], issues: Mapping[str, Sequence[CollectionSource]] = _IN_NONE
    ) -> Iterator[Built | Refused]:
        """The editions of volumes, in their order; beside each other where there are several to make. `issues` are those that an article is
        in."""
        makings = [
            Making(self.opened, self.plan, each, issues.get(each.articles[0], ()), self.anew, self.printer) for each in planned
        ]
        fewest, many = FEWEST if self.elsewhere is None else 1, len(makings) >= MANY
        if len(makings) < fewest or (self.processes < 2 and self.elsewhere is None):
            for making in makings:
                yield from (many and making.standing_whole(editions, many=many)) or making.editions(editions)
                self._let_go(making)
            return
        standing: list[tuple[Built, ...]] = []
        for making in makings:
            standing.append(making.standing_whole(editions, many=many))
            self._let_go(making)
        names = tuple(edition.name for edition in editions)
        jobs = [
            Job(
                self.opened.directory,
                making.planned,
                names,
                tuple(making.issues),
                self.anew,
                self.checks and making.planned.collection is None,
            )
            for making, stood in zip(makings, standing, strict=True)
            if not stood
        ]
        if self.elsewhere is None:
            have_open(self.opened, self.plan)
        made = self.elsewhere(jobs) if self.elsewhere else side_by_side(jobs, self.processes)
        for making, stood in zip(makings, standing, strict=True):
            if stood:
                yield from stood
            else:
                yield from next(made) if len(jobs) >= fewest else making.editions(editions)
            self._let_go(making)

    def _let_go(self, making: Making) -> None:
        """Hold no more of thousands of articles than must be."""
        for slug in making.planned.articles if making.planned.collection is None else ():
            self.opened.let_go(slug)
        making.volumes.clear()

    def _site(self) -> Iterator[Refused]:
        """The site around the pages, where it does not stand as it would be made."""
        made_from = self.plan.key_of_site(self.opened.slugs)
        if not self.anew and self.plan.site_stands(made_from):
            return
        site = publish_site(self.opened, None if self.anew else self.plan)
        yield from site.refused
        if not site.refused:
            self.plan.keep_site(made_from)
