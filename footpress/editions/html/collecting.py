"""The page of an issue or a volume: what is in it, in its order, and the whole of it as PDF and EPUB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from footpress.collection import WHOLE, CollectionSource, find_collections
from footpress.editions.dates import printed
from footpress.editions.html.downloads import offered
from footpress.editions.html.listing import Group, Page
from footpress.model.article import FrontMatter, Publication
from footpress.templates import Templates

DOWNLOADS = ("pdf", "epub", "kindle.epub")


@dataclass(frozen=True, slots=True)
class Volume:
    """A collection with those of its articles whose pages stand, and the files beside its page."""

    slug: str
    front_matter: FrontMatter
    pages: tuple[Page, ...]
    downloads: tuple[str, ...] = ()

    @property
    def group(self) -> Group:
        """The collection in the list of all."""
        return Group(self.front_matter.title, f"{self.slug}/", self.front_matter.date, self.pages)


def volumes(publication: Publication, pages: Sequence[Page]) -> tuple[Volume, ...]:
    """The collections that are published, the newest first, with those of `pages` that are theirs. Raises as `find_collections` does."""
    build, by_slug = publication.directory / "build", {page.slug: page for page in pages}
    newest = sorted(_published(publication), key=lambda collection: collection.front_matter.date, reverse=True)
    return tuple(
        Volume(
            collection.slug,
            collection.front_matter,
            tuple(by_slug[slug] for slug in collection.articles if slug in by_slug),
            tuple(file for ending in DOWNLOADS if (build / (file := f"{collection.slug}.{ending}")).is_file()),
        )
        for collection in newest
    )


def issues_of(slug: str, publication: Publication) -> tuple[tuple[str, str], ...]:
    """(slug, title) of each published issue that has an article; the volume of all articles is none."""
    return tuple(
        (issue.slug, issue.front_matter.title)
        for issue in _published(publication)
        if slug in issue.articles and issue.slug != WHOLE
    )


def _published(publication: Publication) -> tuple[CollectionSource, ...]:
    """The collections that have a folder among the web pages: it is made where one is built."""
    folders = {path.name for path in (publication.directory / "build/html").glob("*") if path.is_dir()}
    articles = sorted(path.stem for path in (publication.directory / "source").glob("*.md"))
    named = {path.stem for path in (publication.directory / "source/collections").glob("*.yaml")} or {WHOLE}
    if not folders & named or not articles:
        return ()
    return tuple(collection for collection in find_collections(publication, articles) if collection.slug in folders)


def volume_pages(
    found: Sequence[Volume], publication: Publication, templates: Templates, context: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """("<slug>/index.html", HTML) for each collection."""
    for volume in found:
        terms = templates.terms(publication.lang)
        yield (
            f"{volume.slug}/index.html",
            templates.render(
                "html/collection.html",
                **{**context, "root": "../"},
                volume=volume,
                front=volume.front_matter,
                date=printed(volume.front_matter.date, terms),
                downloads=offered(volume.downloads),
            ),
        )
