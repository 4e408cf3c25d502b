"""An issue gives its articles their pages: as it is laid out once it is known where each of them stands, and that is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from footpress.citing.cite import cite_in
from footpress.model.article import Article
from footpress.model.facts import Span, spans
from footpress.model.volume import Volume
from footpress.templates import Templates


def with_pages(volume: Volume, places: Mapping[str, int], templates: Templates) -> tuple[Article, ...]:
    """The articles of an issue; those that state no pages have those of `places`, the pages of the destinations in the issue's PDF."""
    known = spans([article.slug for article in volume.articles], places)
    return tuple(_placed(article, known.get(article.slug), volume, templates) for article in volume.articles)


def _placed(article: Article, pages: Span | None, volume: Volume, templates: Templates) -> Article:
    """With its pages in the front matter and in how it is cited."""
    facts = article.front_matter.facts.on_pages(pages)
    if facts == article.front_matter.facts:
        return article
    front = replace(article.front_matter, facts=facts)
    how = cite_in(article.citation_style, article.slug, front, volume.publication, templates)
    return replace(article, front_matter=front, how_to_cite=how)
