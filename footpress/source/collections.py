"""Issues and volumes: source/collections/<slug>.yaml says which articles are published together, in which order, under what title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from footpress.disk.reading import admit, read_bytes
from footpress.languages.typography import typographic
from footpress.model.article import FrontMatter, Publication, is_issue
from footpress.problems import FootpressError, Refused, UsageError
from footpress.source.reading import read_front_matter, read_text
from footpress.source.yaml_text import YamlMapping, read_mapping
from footpress.text.slugs import is_slug

WHOLE = "collection"
"""The slug of the collection of every article, for a publication that has written none."""
_NEARLY = 0.65
"""How alike a misspelled slug is to the right one: toll-buch and toll-book are so."""
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
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(heading, slugs) in order; the heading is "" for articles that stand in none."""


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
    claimed: tuple[tuple[str, FootpressError], ...] = ()
    """The articles that a file which cannot be read names, as far as its words tell, and why it cannot."""


def find_collections(publication: Publication, articles: Sequence[str], read: Callable[[str], FrontMatter]) -> Collections:
    """The collections of a publication; where source/collections/ has none, all of its `articles` (slugs) as one, in order of date;
    `read` reads what an article says of itself.

    One is refused with a UsageError for a wrong name, with ProblemsFound, file:line, where it (or an article of all) cannot be read, or
    where an issue has an article that appears in one before it.
    """
    found: list[CollectionSource] = []
    refused: list[Refused] = []
    claimed: list[tuple[str, FootpressError]] = []
    paths = _paths(publication)
    if not paths and (WHOLE in articles or not articles):
        return Collections()
    wanted: list[Path | None] = [*paths] or [None]
    issues: dict[str, str] = {}  # the file of the issue of each article, and of each volume and number
    for path in wanted:
        try:
            if path is None:
                found.append(_whole(publication, articles, read))
            else:
                found.append(_read(admit(path, publication.directory), publication, articles, issues))
        except FootpressError as error:
            refused.append(Refused(f"source/collections/{path.name}" if path else WHOLE, error))
            claimed += ((slug, error) for slug in _named_in(path, publication.directory, articles)) if path else ()
    return Collections(tuple(found), tuple(refused), tuple(claimed))


def _named_in(path: Path, within: Path, articles: Sequence[str]) -> list[str]:
    """The articles whose slugs, or what is nearly that, are words of a file after `articles:`, or of all of it where that is not there."""
    try:
        text = read_bytes(path, within).decode(errors="replace")
    except (FootpressError, OSError):  # leads out of the publication, or is no file
        return []
    words = set(re.findall(r"[\w-]+", text.partition("articles:")[2] or text))
    strange = words.difference(articles)
    return [slug for slug in articles if slug in words or get_close_matches(slug, strange, 1, _NEARLY)]


def _read(path: Path, publication: Publication, articles: Sequence[str], issues: dict[str, str]) -> CollectionSource:
    file = f"source/collections/{path.name}"
    if not is_slug(path.stem):
        raise UsageError(f"{file}: a collection's file is named as its address will be: small letters, digits and hyphens.")
    fields = read_mapping(read_text(path, file), file)
    fields.refuse_unknown(_KEYS)
    if path.stem in articles:
        raise fields.problem("title", f"there is an article {path.stem} too: give the collection's file another name.")
    sections = _sections(fields)
    slugs = tuple(slug for _, own in sections for slug in own)
    _refuse_strange(fields, slugs, articles)
    front = read_front_matter(fields, publication)
    if is_issue(publication, front):
        if twice := next((slug for slug in slugs if slug in issues), ""):
            message = f"{twice} appears in {issues[twice]} too: an article has its pages in one issue; take it out of the other."
            raise fields.problem("articles", message)
        place = f"{front.facts.volume}/{front.number}"
        if place in issues:
            raise fields.problem("number", f"{issues[place]} has this volume and number too: correct those of one of the two.")
        issues.update(dict.fromkeys((*slugs, place), file))
    return CollectionSource(path.stem, file, front, slugs, sections)


def _sections(fields: YamlMapping) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`articles:`, slugs, and sections of slugs each below its heading: `[editorial, {Reviews: [roe, elm]}]`."""
    value = fields.values.get("articles")
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return (("", fields.texts("articles")),)
    found: list[tuple[str, tuple[str, ...]]] = []
    for item in value:
        heading, own = next(iter(item.items())) if isinstance(item, dict) and len(item) == 1 else ("", item)
        slugs = YamlMapping(fields.file, {"articles": own if isinstance(own, list) else [own]}, fields.lines).texts("articles")
        if isinstance(item, dict) and (own is None or not slugs or not str(heading).strip()):
            raise fields.problem("articles", f"the section {heading} has no articles: list them below it, or leave it out.")
        if found and not heading and not found[-1][0]:
            found[-1] = ("", (*found[-1][1], *slugs))
        else:
            found.append((typographic(str(heading), fields.lang), slugs))
    return tuple(found)


def _refuse_strange(fields: YamlMapping, slugs: Sequence[str], known: Sequence[str]) -> None:
    if not slugs:
        raise fields.problem("articles", "articles: is missing: list the slugs of the articles, in their order.")
    there, often = frozenset(known), Counter(slugs)
    for slug in slugs:
        if slug not in there:
            near = get_close_matches(slug, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"articles here: {', '.join(known)}."
            raise fields.problem("articles", f"there is no article {slug}; {hint}")
        if often[slug] > 1:
            raise fields.problem("articles", f"{slug} is listed twice.")


def _whole(publication: Publication, articles: Sequence[str], read: Callable[[str], FrontMatter]) -> CollectionSource:
    dates = {slug: read(slug).date for slug in articles}
    title = publication.title or publication.directory.resolve().name
    front = FrontMatter(title=title, lang=publication.lang, license=publication.license)
    ordered = tuple(sorted(articles, key=lambda slug: (dates[slug], slug)))
    return CollectionSource(WHOLE, "source/publication.yaml", front, ordered, (("", ordered),))
