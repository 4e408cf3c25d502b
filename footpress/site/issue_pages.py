"""The page of an issue or a volume: what is in it, by its sections and in its order, each article and the whole to take away, who made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256

from footpress.editions.html.downloads import offered
from footpress.editions.printed_dates import printed
from footpress.editions.stated_facts import stated_facts
from footpress.model.article import FrontMatter, Publication, is_issue
from footpress.records.article_record import record_of
from footpress.records.json_ld import issue_as_json_ld
from footpress.site.lists import Group, Page
from footpress.site.piece import Piece
from footpress.source.collections import CollectionSource
from footpress.templates import Templates

COVER = "cover.png"
"""What the cover of an issue is called, beside its page."""
_OF_ARTICLES = ("pdf", "epub")


@dataclass(frozen=True, slots=True)
class Issue:
    """A collection with those of its articles whose pages stand, by section, and the files beside its page and theirs, by slug."""

    slug: str
    front_matter: FrontMatter
    sections: tuple[tuple[str, tuple[Page, ...]], ...]
    downloads: Mapping[str, tuple[str, ...]]
    cover: bytes = field(default=b"", repr=False)
    """That of its EPUB, a PNG; none where there is none."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its articles, in order."""
        return tuple(page for _, pages in self.sections for page in pages)

    @property
    def group(self) -> Group:
        """The collection in the list of all."""
        return Group(self.front_matter.title, f"{self.slug}/", self.front_matter.date, self.pages)


def listed(
    collections: Iterable[CollectionSource],
    pages: Sequence[Page],
    downloads: Mapping[str, tuple[str, ...]],
    covers: Mapping[str, bytes],
) -> tuple[Issue, ...]:
    """The collections that are published, the newest first, with those of `pages` that are theirs; `downloads` are the files that stand,
    by the slug of collection or article, `covers` those of collections."""
    by_slug = {page.slug: page for page in pages}
    newest = sorted(collections, key=lambda collection: collection.front_matter.date, reverse=True)
    return tuple(
        Issue(
            collection.slug,
            collection.front_matter,
            tuple((heading, tuple(by_slug[slug] for slug in slugs if slug in by_slug)) for heading, slugs in collection.sections),
            downloads,
            covers.get(collection.slug, b""),
        )
        for collection in newest
    )


def issue_pages(found: Sequence[Issue], templates: Templates, context: Mapping[str, object]) -> Iterator[Piece]:
    """<slug>/index.html for each collection, and its cover beside it; each leads to the one before it and the one after."""
    for issue, newer, older in zip(found, (None, *found), (*found[1:], None), strict=False):
        beside = (repr((other.slug, other.front_matter.title)) if other else "" for other in (newer, older))
        files = repr({slug: issue.downloads.get(slug) for slug in (issue.slug, *(page.slug for page in issue.pages))})
        made_of = (repr((issue.front_matter, issue.sections)), str(bool(issue.cover)), files, *beside)
        yield Piece(f"{issue.slug}/index.html", made_of, partial(_issue_page, issue, newer, older, templates, context))
        if issue.cover:
            yield Piece(f"{issue.slug}/{COVER}", (sha256(issue.cover).hexdigest(),), partial(bytes, issue.cover))


def _issue_page(
    issue: Issue, newer: Issue | None, older: Issue | None, templates: Templates, context: Mapping[str, object]
) -> bytes:
    terms: Mapping[str, str] = context["terms"]  # type: ignore[assignment]
    publication: Publication = context["publication"]  # type: ignore[assignment]
    return templates.render(
        "html/collection.html",
        **{**context, "root": "../"},
        volume=issue,
        newer=newer,
        older=older,
        sections=[(heading, [_row(page, issue, terms) for page in pages]) for heading, pages in issue.sections if pages],
        front=issue.front_matter,
        place_of_it=stated_facts(issue.front_matter, terms).place,
        board=publication.board if is_issue(publication, issue.front_matter) else (),
        date=printed(issue.front_matter.date, terms),
        downloads=offered(issue.downloads.get(issue.slug, ())),
        json_ld=_json_ld(issue, publication),
    ).encode()


def _row(page: Page, issue: Issue, terms: Mapping[str, str]) -> tuple[Page, str, list[tuple[str, str, str]]]:
    """(an article, its pages in words, its own files)."""
    facts = page.front_matter.facts
    pages = f"{terms['page_several' if facts.last_page else 'page_one']}\u00a0{facts.pages}" if facts.pages else ""
    files = [name for name in issue.downloads.get(page.slug, ()) if name.partition(".")[2] in _OF_ARTICLES]
    return page, pages, offered(files)


def _json_ld(issue: Issue, publication: Publication) -> str:
    articles = [record_of(page.slug, page.front_matter, publication) for page in issue.pages]
    whole = record_of(issue.slug, issue.front_matter, publication)
    return issue_as_json_ld(replace(whole, picture=COVER if issue.cover else ""), articles)
