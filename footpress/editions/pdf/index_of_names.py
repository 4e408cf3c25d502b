"""The index of names of a book: the authors of the works it cites, and the pages whose notes cite them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from footpress.languages.collation import sort_key
from footpress.model.article import Article
from footpress.model.names import Name


@dataclass(frozen=True, slots=True)
class Indexed:
    """A name as it is filed, and (page, note) for the first note of each page that cites it."""

    sort: str
    places: tuple[tuple[int, int], ...]


def index_of_names(article: Article, pages: Mapping[str, int]) -> tuple[Indexed, ...]:
    """The index in alphabetical order; `pages` has the page of the call of note n under "call:n", nothing before typesetting."""
    works = {str(item.get("id", "")): tuple(_authors(item)) for item in article.csl_items}
    places: dict[str, dict[int, int]] = {}
    for note in article.notes:
        for name in (name for key in note.keys for name in works.get(key, ())):
            page = pages.get(f"call:{note.number}", 0)
            places.setdefault(name, {}).setdefault(page, note.number)
    return tuple(
        Indexed(name, tuple(places[name].items()))
        for name in sorted(places, key=lambda name: sort_key(name, article.front_matter.lang))
    )


def _authors(item: Mapping[str, Any]) -> Iterator[str]:
    """The authors, or else the editors, of a CSL-JSON item."""
    for person in item.get("author") or item.get("editor") or ():
        yield Name(person.get("literal") or person.get("family", ""), person.get("given", ""), "literal" in person).sort
