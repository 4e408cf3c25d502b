"""Volumes, gathered: what an edition is made of is read here, once, so that no edition has to open a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from footpress.editions import EDITIONS
from footpress.editions.edition import Edition
from footpress.model.article import Article, PageStart
from footpress.model.readback import ReadBack
from footpress.model.volume import NOWHERE, Enclosed, Volume
from footpress.problems import WorldError
from footpress.publication.gathering_files import attachment, built_beside, pictures
from footpress.publication.opening import OpenPublication
from footpress.publication.standing import standing
from footpress.readback.fold import fold_printed
from footpress.readback.passages import plain
from footpress.records.cited_works import only_cited
from footpress.records.relations import former_slugs
from footpress.source.collections import WHOLE, CollectionSource
from footpress.source.versions import read_versions


def gather(
    opened: OpenPublication,
    articles: Sequence[Article],
    collection: CollectionSource | None = None,
    other: Volume | None = None,
) -> Volume:
    """An article alone, or the articles of a collection in its order, with all that stands in the publication's sources for them.

    `other` is the same volume in another profile: it shows the same files, which are not read again. What cannot be published is in the
    volume with its reason. Raises ProblemsFound where the look of the publication cannot be.
    """
    if other is not None:
        front = collection.front_matter if collection else articles[0].front_matter
        works = only_cited(opened.bibliography, articles)
        return replace(other, front_matter=front, articles=tuple(articles), bibliography=works)
    directory = opened.directory
    sources = tuple(file for article in articles if (file := opened.source_file(article.slug)))
    return Volume(
        slug=collection.slug if collection else articles[0].slug,
        front_matter=collection.front_matter if collection else articles[0].front_matter,
        articles=tuple(articles),
        publication=replace(opened.publication, directory=NOWHERE),
        bibliography=only_cited(opened.bibliography, articles),
        is_collection=collection is not None,
        sections=collection.sections if collection else (),
        sources=sources,
        pictures=dict(pictures(articles, sources, directory)),
        attachments={name: attachment(name, directory) for article in articles for name in article.attachments},
        named=opened.shared.named,
        logo=opened.shared.logo,
        fonts=opened.shared.fonts,
        versions=() if collection else tuple(_versions(articles[0], directory)),
    )


def _versions(article: Article, directory: Path) -> Iterator[Enclosed]:
    return read_versions(article.slug, directory, former_slugs(article.slug, article.front_matter))


def with_built(
    volume: Volume,
    edition: Edition,
    build: Path,
    published: Sequence[CollectionSource] = (),
    pdf: Mapping[str, ReadBack] | None = None,
) -> Volume:
    """A volume with what an edition takes from those built before it: the pages of the PDF, the files to take away.

    `published` are the collections that are published; `pdf` is what was read of the PDF, where it is known.
    """
    if edition.shows_pages:
        volume = replace(volume, pages=_pages(volume, build) if pdf is None else _pages_of(volume, pdf))
    if edition.offers_others:
        issues = (each for each in published if volume.slug in each.articles and each.slug != WHOLE)
        named = tuple((issue.slug, issue.front_matter.title) for issue in issues)
        volume = replace(volume, beside=built_beside(volume.slug, build), issues=named)
    return volume


def _pages(volume: Volume, build: Path) -> Mapping[str, tuple[PageStart, ...]]:
    """The pages of the PDF that stands in build/."""
    if not (build / f"{volume.slug}.pdf").is_file():
        return {}
    try:
        edition = EDITIONS["pdf"]
        return _pages_of(volume, edition.read_back(standing(edition, volume.slug, build), volume.slug, volume.parts))
    except WorldError:
        return {}  # it is none that footpress made, or what reads it is not here


def _pages_of(volume: Volume, pdf: Mapping[str, ReadBack]) -> Mapping[str, tuple[PageStart, ...]]:
    """The pages of a PDF as read back, of the articles whose words it has."""
    return {
        article.slug: pdf[article.slug].pages
        for article in volume.articles
        if article.slug in pdf and fold_printed(pdf[article.slug].body) == fold_printed(plain(article.body))
    }
