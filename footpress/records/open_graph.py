"""Open Graph (https://ogp.me): what is shown where somebody shares the address of a page."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.records.article_record import ArticleRecord
from footpress.records.meta import Tag, named, properties


def open_graph(record: ArticleRecord) -> Iterator[Tag]:
    """The article, with its picture where it has one."""
    yield from named([("description", record.summary), ("author", ", ".join(author.name.display for author in record.authors))])
    yield from properties(_properties(record))
    yield from named([("twitter:card", "summary_large_image" if record.picture_address else "summary")])


def _properties(record: ArticleRecord) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    yield "og:title", record.title
    yield "og:description", record.summary
    yield "og:url", record.address
    yield "og:site_name", record.publication
    yield "og:locale", record.lang.replace("-", "_")
    for translation in record.translations:
        yield "og:locale:alternate", translation.lang.replace("-", "_")
    yield "article:published_time", record.date
    yield "article:modified_time", record.changed
    for author in record.authors:
        yield "article:author", f"https://orcid.org/{author.orcid}" if author.orcid else author.name.display
    for keyword in record.keywords:
        yield "article:tag", keyword
    if record.picture_address:
        yield "og:image", record.picture_address
        yield "og:image:width", "1200"
        yield "og:image:height", "630"
        yield "og:image:alt", record.full_title
