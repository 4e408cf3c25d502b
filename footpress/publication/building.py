"""Publish, steps 5–8: every volume in every edition. An edition is read back before it replaces the one that stands.

An article is a volume of one. The web pages of a collection are those of its articles, and one of the site that lists them. An issue of a
journal gives its articles their pages: it is laid out first, and then each of them in the editions that are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from footpress.checks.lint import FATAL, lint
from footpress.checks.lint.rule import Sources
from footpress.checks.typed_words import typed_problems
from footpress.disk.writing import make_folder, place_files
from footpress.editions import EDITIONS, USUAL
from footpress.editions.edition import Edition
from footpress.editions.look import Look, read_look
from footpress.model.article import Article, Profile, is_issue
from footpress.model.readback import ReadBack
from footpress.model.volume import Volume
from footpress.problems import Problem, ProblemsFound, Refused, UsageError
from footpress.publication.comparing import compared
from footpress.publication.gathering_volumes import gather, with_built
from footpress.publication.opening import OpenPublication, open_publication
from footpress.publication.publishing_site import publish_site
from footpress.publication.standing import copy_beside
from footpress.source.articles import find_slugs
from footpress.source.collections import WHOLE, Collections, CollectionSource, collection_slugs
from footpress.source.reading import Source
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class Built:
    """One edition of one volume, as published: its file, what it holds, what was read back of it, and what a person should know."""

    file: Path
    notes: int
    entries: int
    remarks: tuple[Problem, ...] = ()
    read: Mapping[str, ReadBack] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be a volume: a collection, or an article alone."""

    articles: tuple[str, ...]
    collection: CollectionSource | None = None

    @property
    def what(self) -> str:
        """What a person calls it."""
        if self.collection is None:
            return f"source/{self.articles[0]}.md"
        return self.collection.file if self.collection.slug != WHOLE else f"the collection {WHOLE}"


def build(
    directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = (), *, collections: bool = False
) -> Iterator[Built]:
    """As `publish`, for who wants all or the reason why not: raises what stopped the first edition that was refused."""
    for item in publish(directory, slugs, editions, collections=collections):
        if isinstance(item, Refused):
            raise item.error
        yield item


def publish(
    directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = (), *, collections: bool = False
) -> Iterator[Built | Refused]:
    """Build editions (all where none is named) of articles or of collections (all where none is named), one at a time as they are asked
    for.

    Each edition of each volume is built, or refused, on its own; what is refused leaves the edition that stands. Raises
    FootpressError where nothing can be built: unknown names, a publication.yaml or a bibliography.bib that cannot be read.
    """
    asked = wanted_editions(editions)
    articles = find_slugs(directory, () if collections else slugs)
    opened = open_publication(directory)
    if not collections:
        yield from _articles(opened, articles, asked, site=not slugs)
        return
    wanted = _wanted_collections(opened, articles, slugs)
    yield from wanted.refused
    for collection in wanted.found:
        together = [edition for edition in asked if edition.collects]
        yield from _volume(opened, Planned(collection.articles, collection), together, ())
    web = [edition for edition in asked if edition.offers_others]
    if web:
        for collection in wanted.found:  # its pages are those that have a folder
            make_folder(opened.build / "html" / collection.slug)
    issues = [each for each in wanted.found if is_issue(opened.publication, each.front_matter)]
    numbered = tuple(dict.fromkeys(slug for each in issues for slug in each.articles))
    others = tuple(dict.fromkeys(slug for each in wanted.found for slug in each.articles if slug not in numbered))
    yield from _articles(opened, numbered, asked, site=not others)
    yield from _articles(opened, others, web, site=True)
    if web:
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
    opened: OpenPublication, slugs: Sequence[str], editions: Sequence[Edition], *, site: bool
) -> Iterator[Built | Refused]:
    """The editions of articles, and where web pages are among them the `site` around these."""
    web = any(edition.offers_others for edition in editions) and bool(slugs)
    issues = opened.published_collections() if web else Collections()
    yield from issues.refused
    for slug in slugs:
        yield from _volume(opened, Planned((slug,)), editions, issues.found)
        opened.let_go(slug)
    if site and web:
        yield from publish_site(opened).refused


def _volume(
    opened: OpenPublication, planned: Planned, editions: Sequence[Edition], issues: Sequence[CollectionSource]
) -> Iterator[Built | Refused]:
    """The editions of one volume. It is not published without an article that is refused."""
    try:
        sources = [opened.source(slug) for slug in planned.articles]
        refuse_fatal(Sources(opened.publication, opened.bibliography, tuple(sources), date.today(), whole=False))
        look = read_look(opened.publication, (planned.collection or sources[0]).front_matter)
    except Exception as error:  # whatever it is, the next volume is not to blame
        yield Refused(planned.what, error)
        return
    volumes: dict[Profile, Volume | Exception] = {}
    pdf: Mapping[str, ReadBack] | None = None
    for edition in editions:
        try:
            if edition.profile not in volumes:
                volumes[edition.profile] = _gathered(opened, planned, edition.profile, volumes.values())
            volume = volumes[edition.profile]
            if isinstance(volume, Exception):
                raise volume
            volume = with_built(volume, edition, opened.build, issues, pdf)
            built = build_volume(edition, volume, look, opened.templates, opened.build)
            pdf = built.read if edition.name == "pdf" else pdf
            cited = [article for each in volumes.values() if isinstance(each, Volume) for article in each.articles]
            if not edition.offers_others:
                copy_beside(volume.slug, opened.build)
            yield replace(built, remarks=(*built.remarks, *_unprinted(sources, opened, cited)))
        except Exception as error:  # whatever it is, the next edition may be good
            yield Refused(f"{planned.what} ({edition.name})", error)


def _gathered(
    opened: OpenPublication, planned: Planned, profile: Profile, others: Iterable[Volume | Exception]
) -> Volume | Exception:
    """A volume in one profile, or what stops it, which is the same for each edition of the profile; `others` are it in other profiles."""
    other = next((each for each in others if isinstance(each, Volume)), None)
    try:
        paged = (
            planned.collection is None or profile != "page"
        )  # on paper an issue gives its articles their pages as it is laid out
        articles = [opened.cited(slug, profile, paged=paged) for slug in planned.articles]
        return gather(opened, articles, planned.collection, other)
    except Exception as error:
        return error


def _unprinted(sources: Sequence[Source], opened: OpenPublication, cited: Iterable[Article]) -> Iterator[Problem]:
    """What their authors typed and no profile prints."""
    articles = tuple(cited)
    for source in sources:
        yield from typed_problems(
            source, opened.publication, opened.record(source.slug), [each for each in articles if each.slug == source.slug]
        )


def refuse_fatal(sources: Sources) -> None:
    """Raise ProblemsFound for what no edition can be built with: unknown keys, calls without a note."""
    if problems := lint(sources, FATAL):
        raise ProblemsFound(problems)


def build_volume(edition: Edition, volume: Volume, look: Look, templates: Templates, build: Path) -> Built:
    """One edition of one volume: made, read back, and only then put in the place of what stands in `build`.

    Raises ProblemsFound, and leaves what stands.
    """
    files = edition.make(volume, look, templates)
    read, problems = compared(edition, volume, files)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise ProblemsFound(errors)
    path = edition.file(volume.slug)
    place_files(build, files, last=path, whole=edition.folder.format(slug=volume.slug))
    return Built(
        build / path,
        sum(len(article.notes) for article in volume.articles),
        sum(len(article.entries) for article in volume.articles),
        tuple(dict.fromkeys(remark for article in volume.articles for remark in article.remarks)),
        read,
    )
