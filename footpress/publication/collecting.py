"""Publish, steps 5–8, for collections: several articles in one file of each edition, each compared with what is read back of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from footpress.checks.agreement import compare
from footpress.checks.built import lint_built
from footpress.checks.lint.rule import Sources
from footpress.citing.cite import cite
from footpress.disk.writing import make_folder
from footpress.editions import EDITIONS
from footpress.editions.edition import Edition
from footpress.model.article import Collection, Profile, Publication
from footpress.model.entry import Bibliography
from footpress.problems import Problem, Refused, UsageError, WorldError
from footpress.publication.building import (
    Built,
    build_site,
    copy_downloads,
    move_in,
    pages_of,
    publish,
    refuse_fatal,
    unrefused,
    wanted_editions,
)
from footpress.records.bibtex import read_bibliography
from footpress.source.articles import find_slugs
from footpress.source.collections import WHOLE, Collections, CollectionSource, collection_slugs, find_collections
from footpress.source.reading import Source, read_publication, read_source
from footpress.templates import Templates


def build_collections(directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = ()) -> Iterator[Built]:
    """As `publish_collections`, for who wants all or the reason why not: raises what stopped the first that was refused."""
    return unrefused(publish_collections(directory, slugs, editions))


def publish_collections(directory: Path, slugs: Sequence[str] = (), editions: Sequence[str] = ()) -> Iterator[Built | Refused]:
    """Build editions (all where none is named) of collections (all where none is named), one at a time as they are asked for.

    The HTML of a collection is the pages of its articles, and one that lists them. Each edition is built, or refused, on its own;
    what is refused leaves the edition that stands. Raises FootpressError where nothing can be built.
    """
    asked = wanted_editions(editions)
    publication = read_publication(directory)
    bibliography = read_bibliography(directory / "bibliography.bib")
    templates = Templates(directory)
    collections = _find(publication, slugs)
    yield from collections.refused
    for collection in collections.found:
        yield from _collection(collection, bibliography, publication, templates, asked)
    if any(edition.name == "html" for edition in asked) and collections.found:
        for collection in collections.found:  # its pages are those that have a folder
            make_folder(directory / "build/html" / collection.slug)
        yield from publish(
            directory, tuple(dict.fromkeys(slug for each in collections.found for slug in each.articles)), ["html"]
        )
        yield from build_site(directory).refused
        for collection in collections.found:
            copy_downloads(directory / "build", collection.slug)


def _collection(
    collection: CollectionSource,
    bibliography: Bibliography,
    publication: Publication,
    templates: Templates,
    editions: Sequence[Edition],
) -> Iterator[Built | Refused]:
    """The editions of one collection. It is not published without an article that is refused."""
    what = collection.file if collection.slug != WHOLE else f"the collection {WHOLE}"
    try:
        sources = [read_source(publication.directory / "source" / f"{slug}.md", publication) for slug in collection.articles]
        refuse_fatal(Sources(publication, bibliography, tuple(sources), date.today(), whole=False))
    except Exception as error:  # whatever it is, the next collection is not to blame
        yield Refused(what, error)
        return
    wholes: dict[Profile, Collection] = {}
    for edition in (edition for edition in editions if edition.make_collection):
        try:
            if edition.profile not in wholes:
                wholes[edition.profile] = cite_collection(collection, sources, bibliography, publication, edition.profile)
            yield _build(edition, wholes[edition.profile], publication, templates)
        except Exception as error:  # whatever it is, the next edition may be good
            yield Refused(f"{what} ({edition.name})", error)


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
    return [*found, *lint_built(edition.name, publication.directory / "build" / path, f"build/{path}")]


def _find(publication: Publication, slugs: Sequence[str]) -> Collections:
    """The collections wanted, all where none is. Raises UsageError where there is none of that name."""
    collections = find_collections(publication, find_slugs(publication.directory))
    if not collections.found and not collections.refused:
        raise UsageError(
            f"There is an article {WHOLE}, so that the articles cannot be collected under that name: write "
            "source/collections/NAME.yaml, with title: and articles:."
        )
    known = collection_slugs(publication)
    for slug in slugs:
        if slug not in known:
            raise UsageError(f"There is no collection source/collections/{slug}.yaml. Collections here: {', '.join(known)}.")
    wanted = set(slugs or known)
    return Collections(
        tuple(collection for collection in collections.found if collection.slug in wanted),
        tuple(refused for refused in collections.refused if Path(refused.what).stem in wanted),
    )


def _build(edition: Edition, collection: Collection, publication: Publication, templates: Templates) -> Built:
    """One edition of one collection: made, read back, and only then moved into build/."""
    assert edition.make_collection is not None
    if edition.shows_pages:
        collection = _with_pages(collection, publication.directory / "build")
    path = edition.path.format(slug=collection.slug)
    files = edition.make_collection(collection, publication, templates)
    file = move_in(edition, path, files, publication, lambda folder: _differences(edition, collection, folder, path))
    articles = collection.articles
    remarks = tuple(dict.fromkeys(remark for article in articles for remark in article.remarks))
    return Built(
        file, sum(len(article.notes) for article in articles), sum(len(article.entries) for article in articles), remarks
    )


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
