"""Issues and volumes: source/collections/<slug>.yaml says which articles are published together, in which order, under what title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from footpress.disk.reading import admit
from footpress.model.article import FrontMatter, Publication
from footpress.problems import FootpressError, Refused, UsageError
from footpress.source.reading import read_front_matter, read_text
from footpress.source.yaml_text import YamlMapping, read_mapping
from footpress.text.slugs import is_slug

WHOLE = "collection"
"""The slug of the collection of every article, for a publication that has written none."""
_KEYS = (
    "title", "subtitle", "contributor", "date", "lang", "series", "number", "abstract", "keywords", "doi", "isbn", "license",
    "publisher", "contact", "page-size", "articles", "volume", "pages", "published", "printed", "copyright", "acknowledgement", "funding",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CollectionSource:
    """A collection as it stands in its file: the front matter of the whole and the slugs of its articles, in their order."""

    slug: str
    file: str
    front_matter: FrontMatter
    articles: tuple[str, ...]


def collection_slugs(publication: Publication) -> tuple[str, ...]:
    """The slugs of the collections that there are, or the one of them all; no file is read."""
    return tuple(path.stem for path in _paths(publication)) or (WHOLE,)


def _paths(publication: Publication) -> list[Path]:
    return sorted((publication.directory / "source" / "collections").glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Collections:
    """The collections that were read, and those whose files cannot be."""

    found: tuple[CollectionSource, ...] = ()
    refused: tuple[Refused, ...] = ()


def find_collections(publication: Publication, articles: Sequence[str], read: Callable[[str], FrontMatter]) -> Collections:
    """The collections of a publication; where source/collections/ has none, all of its `articles` (slugs) as one, in order of date;
    `read` reads what an article says of itself.

    One is refused with a UsageError for a wrong name, with ProblemsFound, file:line, where it (or an article of all) cannot be read.
    """
    found: list[CollectionSource] = []
    refused: list[Refused] = []
    paths = _paths(publication)
    if not paths and (WHOLE in articles or not articles):
        return Collections()
    wanted: list[Path | None] = [*paths] or [None]
    for path in wanted:
        try:
            found.append(
                _read(admit(path, publication.directory), publication, articles) if path else _whole(publication, articles, read)
            )
        except FootpressError as error:
            refused.append(Refused(f"source/collections/{path.name}" if path else WHOLE, error))
    return Collections(tuple(found), tuple(refused))


def _read(path: Path, publication: Publication, articles: Sequence[str]) -> CollectionSource:
    file = f"source/collections/{path.name}"
    if not is_slug(path.stem):
        raise UsageError(f"{file}: a collection's file is named as its address will be: small letters, digits and hyphens.")
    fields = read_mapping(read_text(path, file), file)
    fields.refuse_unknown(_KEYS)
    if path.stem in articles:
        raise fields.problem("title", f"there is an article {path.stem} too: give the collection's file another name.")
    return CollectionSource(path.stem, file, read_front_matter(fields, publication), _articles(fields, articles))


def _articles(fields: YamlMapping, known: Sequence[str]) -> tuple[str, ...]:
    slugs = fields.texts("articles")
    if not slugs:
        raise fields.problem("articles", "articles: is missing: list the slugs of the articles, in their order.")
    for slug in slugs:
        if slug not in known:
            near = get_close_matches(slug, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"articles here: {', '.join(known)}."
            raise fields.problem("articles", f"there is no article {slug}; {hint}")
        if slugs.count(slug) > 1:
            raise fields.problem("articles", f"{slug} is listed twice.")
    return slugs


def _whole(publication: Publication, articles: Sequence[str], read: Callable[[str], FrontMatter]) -> CollectionSource:
    dates = {slug: read(slug).date for slug in articles}
    title = publication.title or publication.directory.resolve().name
    front = FrontMatter(title=title, lang=publication.lang, license=publication.license)
    return CollectionSource(
        WHOLE, "source/publication.yaml", front, tuple(sorted(articles, key=lambda slug: (dates[slug], slug)))
    )
