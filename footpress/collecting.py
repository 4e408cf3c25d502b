"""Publish, steps 5–8, for collections: several articles in one file of each edition, each compared with what is read back of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from footpress.bibtex import read_bibliography
from footpress.building import (
    Built,
    build,
    build_site,
    copy_downloads,
    find_slugs,
    move_in,
    pages_of,
    refuse_fatal,
    wanted_editions,
)
from footpress.checks.agreement import compare
from footpress.checks.lint.rule import Sources
from footpress.cite import cite
from footpress.collection import WHOLE, CollectionSource, find_collections
from footpress.editions import EDITIONS
from footpress.model.article import Collection, Profile, Publication
from footpress.model.edition import Edition
from footpress.model.entry import Bibliography
from footpress.problems import Problem, UsageError, WorldError
from footpress.source import Source, read_publication, read_source
from footpress.templates import Templates


def build_collections(directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = ()) -> Iterable[Built]:
    """Build editions (all where none is named) of collections (all where none is named), one at a time as they are asked for.

    The HTML of a collection is the pages of its articles, and one that lists them. Raises ProblemsFound, and leaves the edition that
    stands, where the sources or the built file have problems.
    """
    asked = wanted_editions(editions)
    publication = read_publication(directory)
    bibliography = read_bibliography(directory / "bibliography.bib")
    templates = Templates(directory)
    found = _find(publication, slugs)
    for collection in found:
        sources = [read_source(directory / "source" / f"{slug}.md", publication) for slug in collection.articles]
        refuse_fatal(Sources(publication, bibliography, tuple(sources), date.today(), whole=False))
        wholes: dict[Profile, Collection] = {}
        for edition in (edition for edition in asked if edition.make_collection):
            if edition.profile not in wholes:
                wholes[edition.profile] = cite_collection(collection, sources, bibliography, publication, edition.profile)
            yield _build(edition, wholes[edition.profile], publication, templates)
    if any(edition.name == "html" for edition in asked):
        for collection in found:
            (directory / "build/html" / collection.slug).mkdir(
                parents=True, exist_ok=True
            )  # its pages are those that have a folder
        yield from build(directory, tuple(dict.fromkeys(slug for each in found for slug in each.articles)), ["html"])
        build_site(directory)
        for collection in found:
            copy_downloads(directory / "build", collection.slug)


def cite_collection(
    source: CollectionSource, articles: Sequence[Source], bibliography: Bibliography, publication: Publication, profile: Profile
) -> Collection:
    """A collection of its articles (as sources, in its order), each cited by itself."""
    templates = Templates(publication.directory)
    cited = tuple(cite(article, bibliography, publication, profile, templates) for article in articles)
    return Collection(source.slug, source.front_matter, cited)


def check_collection(edition: Edition, collection: Collection, publication: Publication) -> list[Problem]:
    """What differs between a built edition of a collection and its articles. Raises whatever a broken file makes a reader raise."""
    path = edition.path.format(slug=collection.slug)
    found = _differences(edition, collection, publication.directory / "build", path)
    return found + list(edition.lint(publication.directory / "build" / path, f"build/{path}") if edition.lint else ())


def _find(publication: Publication, slugs: Sequence[str]) -> tuple[CollectionSource, ...]:
    """The collections wanted, all where none is. Raises UsageError where there is none of that name."""
    found = find_collections(publication, find_slugs(publication.directory))
    if not found:
        raise UsageError(
            f"There is an article {WHOLE}, so that the articles cannot be collected under that name: write "
            "source/collections/NAME.yaml, with title: and articles:."
        )
    known = [collection.slug for collection in found]
    for slug in slugs:
        if slug not in known:
            raise UsageError(f"There is no collection source/collections/{slug}.yaml. Collections here: {', '.join(known)}.")
    return tuple(collection for collection in found if not slugs or collection.slug in slugs)


def _build(edition: Edition, collection: Collection, publication: Publication, templates: Templates) -> Built:
    """One edition of one collection: made, read back, and only then moved into build/."""
    assert edition.make_collection is not None
    if edition.shows_pages:
        collection = _with_pages(collection, publication.directory / "build")
    path = edition.path.format(slug=collection.slug)
    files = edition.make_collection(collection, publication, templates)
    file = move_in(edition, path, files, publication, lambda folder: _differences(edition, collection, folder, path))
    articles = collection.articles
    return Built(file, sum(len(article.notes) for article in articles), sum(len(article.entries) for article in articles))


def _differences(edition: Edition, collection: Collection, folder: Path, path: str) -> list[Problem]:
    assert edition.read_collection is not None
    read = edition.read_collection(folder, collection.slug, [article.slug for article in collection.articles])
    return [
        problem
        for article in collection.articles
        for problem in compare(article, read[article.slug], f"build/{path} ({article.slug})")
    ]


def _with_pages(collection: Collection, build_folder: Path) -> Collection:
    """The articles with the pages of the collection's PDF that stands in build/, as far as its words are theirs."""
    slugs = [article.slug for article in collection.articles]
    if not (build_folder / f"{collection.slug}.pdf").is_file():
        return collection
    try:
        read_collection = EDITIONS["pdf"].read_collection
        assert read_collection is not None
        read = read_collection(build_folder, collection.slug, slugs)
    except WorldError:
        return collection  # it is none that footpress made, or what reads it is not here
    return replace(
        collection,
        articles=tuple(replace(article, pages=pages_of(article, read[article.slug])) for article in collection.articles),
    )
