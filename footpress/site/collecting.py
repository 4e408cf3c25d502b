"""The page of an issue or a volume: what is in it, in its order, and the whole of it as PDF and EPUB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from footpress.editions.beside import beside
from footpress.editions.html.downloads import offered
from footpress.editions.printed_dates import printed
from footpress.model.article import FrontMatter
from footpress.site.listing import Group, Page
from footpress.source.collections import CollectionSource
from footpress.templates import Templates


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


def volumes(collections: Iterable[CollectionSource], build: Path, pages: Sequence[Page]) -> tuple[Volume, ...]:
    """The collections that are published, the newest first, with those of `pages` that are theirs."""
    by_slug = {page.slug: page for page in pages}
    newest = sorted(collections, key=lambda collection: collection.front_matter.date, reverse=True)
    return tuple(
        Volume(
            collection.slug,
            collection.front_matter,
            tuple(by_slug[slug] for slug in collection.articles if slug in by_slug),
            beside(build, collection.slug),
        )
        for collection in newest
    )


def volume_pages(found: Sequence[Volume], templates: Templates, context: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """("<slug>/index.html", HTML) for each collection."""
    terms: Mapping[str, str] = context["terms"]  # type: ignore[assignment]
    for volume in found:
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
