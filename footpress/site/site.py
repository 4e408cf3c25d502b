"""The site around the pages: lists, search, a feed, a site map, a page for what is not found. build/html can be published as it is.

Atom is RFC 4287, the site map sitemaps.org 0.9. Both need addresses: they are made where publication.yaml says `url:`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from footpress.allowed.elements import refuse_strays
from footpress.editions.html.favicon import favicon
from footpress.editions.html.list_names import author_stem
from footpress.editions.html.logo import logo as address_of_logo
from footpress.editions.html.theme import style_sheet
from footpress.editions.look import Look
from footpress.languages.scripts import direction
from footpress.model.article import Publication
from footpress.model.volume import Enclosed, Files, admitted
from footpress.records.relations import alternates
from footpress.site.issue_pages import Issue, issue_pages
from footpress.site.lists import Group, Page, by_author, by_series, by_subject, list_pages
from footpress.site.piece import Piece
from footpress.site.redirects import redirects
from footpress.templates import Templates
from footpress.text.parsing import parse_page

IN_THE_FEED = 20
_NO_FONTS: Mapping[str, Enclosed] = {}
_LISTS = (("authors", by_author), ("series", by_series), ("subjects", by_subject))


@dataclass(frozen=True, slots=True)
class Fed:
    """How the feed has the text of a page: `digest` tells where it would be another, `read` gives the page with its content."""

    digest: Callable[[Page], str]
    read: Callable[[Page], Page]


def make_site(
    pages: Sequence[Page],
    publication: Publication,
    look: Look,
    templates: Templates,
    *,
    logo: Enclosed | None = None,
    fonts: Mapping[str, Enclosed] = _NO_FONTS,
    collections: Sequence[Issue] = (),
    search: bool = False,
) -> Files:
    """All of `site_pieces`, made: {"html/index.html": …, "html/feed.xml": …}."""
    pieces = site_pieces(pages, publication, look, templates, logo=logo, fonts=fonts, collections=collections, search=search)
    return {f"html/{piece.name}": made(piece) for piece in pieces}


def made(piece: Piece) -> bytes:
    """A piece as it is published. Raises ProblemsFound where a page of it would hold what no page may."""
    data = piece.make()
    if piece.name.endswith(".html"):
        refuse_strays(parse_page(data.decode()), "page", f"build/html/{piece.name}")
    return data


def site_pieces(
    pages: Sequence[Page],
    publication: Publication,
    look: Look,
    templates: Templates,
    *,
    logo: Enclosed | None = None,
    fonts: Mapping[str, Enclosed] = _NO_FONTS,
    collections: Sequence[Issue] = (),
    search: bool = False,
    fed: Fed | None = None,
) -> Iterator[Piece]:
    """The files of the site, index.html first. `pages` are the articles in build/html, in any order, `collections` those that are built, in
    the order of their list; `logo` and `fonts` are the publication's own. `fed` reads what the feed has of a page, for who does not give
    it with all of them.

    Raises ProblemsFound where two articles claim one address.
    """
    newest = newest_first(pages)
    prints = {page.slug: page.digest for page in newest}
    lists = {name: groups for name, grouped in _LISTS if (groups := grouped(newest, publication.lang))}
    named = ("collections", *lists) if collections else tuple(lists)
    context = _context(publication, look, templates, logo, fonts, named, search)
    for piece in _pieces(newest, prints, lists, look, templates, collections, context, fed):
        yield replace(piece, made_of=(" ".join(named), str(search), *piece.made_of))
    yield from (Piece(f"fonts/{name}", (), partial(_data, file)) for name, file in fonts.items())


def _pieces(
    newest: Sequence[Page],
    prints: Mapping[str, str],
    lists: Mapping[str, Sequence[Group]],
    look: Look,
    templates: Templates,
    collections: Sequence[Issue],
    context: Mapping[str, object],
    fed: Fed | None,
) -> Iterator[Piece]:
    def rendered(template: str, **values: object) -> Callable[[], bytes]:
        return lambda: templates.render(template, **values, **context).encode()

    yield from list_pages("index", newest, templates, context, prints)
    for name, groups in lists.items():
        yield Piece(f"{name}.html", _of_groups(groups), rendered("html/list.html", name=name, groups=groups))
        for group in groups:
            yield from list_pages(group.stem, group.pages, templates, context, prints, group)
    if collections:
        groups = tuple(issue.group for issue in collections)
        yield Piece("collections.html", _of_groups(groups), rendered("html/list.html", name="collections", groups=groups))
        yield from issue_pages(collections, templates, context)
    yield from redirects(newest, templates, context, prints)
    if context["search"]:
        yield Piece("search.html", (), lambda: rendered("html/search.html", script=templates.read("html/search.js"))())
    yield Piece("404.html", (), rendered("html/404.html"))
    yield Piece("style.css", (), lambda: str(context["style"]).replace('url("../', 'url("').encode())
    if not look.single_file:
        yield Piece("article.js", (), lambda: templates.read("html/article.js").encode())
    publication: Publication = context["publication"]  # type: ignore[assignment]
    if publication.url:
        yield from _addressed(newest, prints, publication, templates, {**context, "volumes": collections}, fed)


def newest_first(pages: Iterable[Page]) -> list[Page]:
    """The articles by date, the newest first, those of one date by title."""
    by_title = sorted(pages, key=lambda page: page.front_matter.title)
    return sorted(by_title, key=lambda page: page.front_matter.date, reverse=True)


def _of_groups(groups: Sequence[Group]) -> tuple[str, ...]:
    """What the list of groups says of each."""
    return tuple(repr((group.address, group.name, group.author, len(group.pages))) for group in groups)


def _data(file: Enclosed) -> bytes:
    return admitted(file).data


def _addressed(
    newest: Sequence[Page],
    prints: Mapping[str, str],
    publication: Publication,
    templates: Templates,
    context: Mapping[str, object],
    fed: Fed | None,
) -> Iterator[Piece]:
    """The files that are made of addresses: feed, site map, robots.txt."""
    feed = newest[:IN_THE_FEED]
    updated = max((page.updated for page in feed), default="2000-01-01T00:00:00Z")

    def made_feed() -> bytes:
        whole = [fed.read(page) for page in feed] if fed else feed
        return templates.render("html/feed.xml", pages=whole, updated=updated, **context).encode()

    made_of = [f"{prints[page.slug]} {fed.digest(page) if fed else ''}" for page in feed]
    yield Piece("feed.xml", tuple(made_of), made_feed)
    volumes: Sequence[Issue] = context["volumes"]  # type: ignore[assignment]
    listed = (*(volume.slug for volume in volumes), "", *prints.values())
    yield Piece("sitemap.xml", listed, lambda: templates.render("html/sitemap.xml", pages=newest, **context).encode())
    robots = f"User-agent: *\nAllow: /\nSitemap: {publication.url}/sitemap.xml\n"
    yield Piece("robots.txt", (), lambda: robots.encode())


def _context(
    publication: Publication,
    look: Look,
    templates: Templates,
    logo: Enclosed | None,
    fonts: Mapping[str, Enclosed],
    lists: tuple[str, ...],
    search: bool,
) -> dict[str, object]:
    return {
        "publication": publication,
        "terms": templates.terms(publication.lang),
        "direction": direction(publication.lang),
        "style": style_sheet(templates, look, fonts),
        "icon": favicon(publication),
        "logo": address_of_logo(logo),
        "lists": lists,
        "search": search,
        "author_stem": author_stem,
        "alternates": alternates,
        "root": "",
    }
