"""The page of an issue or a volume: what is in it, in its order, and the whole of it as PDF and EPUB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from footpress.collection import CollectionSource, find_collections
from footpress.editions.dates import printed
from footpress.editions.html.downloads import offered
from footpress.editions.html.listing import Group, Page
from footpress.model.article import FrontMatter, Publication
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


def volumes(publication: Publication, pages: Sequence[Page]) -> tuple[Volume, ...]:
    """The collections that have a PDF or an EPUB in build/, the newest first. Raises as `find_collections` does."""
    build = publication.directory / "build"
    by_slug = {page.slug: page for page in pages}
    articles = sorted(path.stem for path in (publication.directory / "source").glob("*.md"))
    found = find_collections(publication, articles) if articles else ()
    made = ((collection, _downloads(build, collection)) for collection in found)
    newest = sorted(made, key=lambda pair: pair[0].front_matter.date, reverse=True)
    return tuple(
        Volume(
            collection.slug,
            collection.front_matter,
            tuple(by_slug[slug] for slug in collection.articles if slug in by_slug),
            files,
        )
        for collection, files in newest
        if files
    )


def _downloads(build: Path, collection: CollectionSource) -> tuple[str, ...]:
    files = (f"{collection.slug}.{ending}" for ending in ("pdf", "epub", "kindle.epub"))
    return tuple(file for file in files if (build / file).is_file())


def issues_of(slug: str, publication: Publication) -> tuple[tuple[str, str], ...]:
    """(slug, title) of each issue that has an article and is built, for the article's page."""
    if not (publication.directory / "source" / "collections").is_dir():
        return ()
    articles = sorted(path.stem for path in (publication.directory / "source").glob("*.md"))
    return tuple(
        (issue.slug, issue.front_matter.title)
        for issue in find_collections(publication, articles)
        if slug in issue.articles and _downloads(publication.directory / "build", issue)
    )


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
