"""The page of an issue or a volume: what is in it, in its order, and the whole of it as PDF and EPUB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from footpress.editions.html.downloads import offered
from footpress.editions.printed_dates import printed
from footpress.model.article import FrontMatter, Publication
from footpress.records.article_record import record_of
from footpress.records.json_ld import issue_as_json_ld
from footpress.site.lists import Group, Page
from footpress.source.collections import CollectionSource
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class Issue:
    """A collection with those of its articles whose pages stand, and the files beside its page."""

    slug: str
    front_matter: FrontMatter
    pages: tuple[Page, ...]
    downloads: tuple[str, ...] = ()

    @property
    def group(self) -> Group:
        """The collection in the list of all."""
        return Group(self.front_matter.title, f"{self.slug}/", self.front_matter.date, self.pages)


def listed(
    collections: Iterable[CollectionSource], pages: Sequence[Page], downloads: Mapping[str, tuple[str, ...]]
) -> tuple[Issue, ...]:
    """The collections that are published, the newest first, with those of `pages` that are theirs; `downloads` are by slug."""
    by_slug = {page.slug: page for page in pages}
    newest = sorted(collections, key=lambda collection: collection.front_matter.date, reverse=True)
    return tuple(
        Issue(
            collection.slug,
            collection.front_matter,
            tuple(by_slug[slug] for slug in collection.articles if slug in by_slug),
            downloads.get(collection.slug, ()),
        )
        for collection in newest
    )


def issue_pages(found: Sequence[Issue], templates: Templates, context: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """("<slug>/index.html", HTML) for each collection."""
    terms: Mapping[str, str] = context["terms"]  # type: ignore[assignment]
    publication: Publication = context["publication"]  # type: ignore[assignment]
    for issue in found:
        yield (
            f"{issue.slug}/index.html",
            templates.render(
                "html/collection.html",
                **{**context, "root": "../"},
                volume=issue,
                front=issue.front_matter,
                date=printed(issue.front_matter.date, terms),
                downloads=offered(issue.downloads),
                json_ld=_json_ld(issue, publication),
            ),
        )


def _json_ld(issue: Issue, publication: Publication) -> str:
    articles = [record_of(page.slug, page.front_matter, publication) for page in issue.pages]
    return issue_as_json_ld(record_of(issue.slug, issue.front_matter, publication), articles)
