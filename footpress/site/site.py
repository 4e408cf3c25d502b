"""The site around the pages: lists, search, a feed, a site map, a page for what is not found. build/html can be published as it is.

Atom is RFC 4287, the site map sitemaps.org 0.9. Both need addresses: they are made where publication.yaml says `url:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from footpress.site.issue_pages import COVER, Issue, issue_pages
from footpress.site.lists import Group, Page, by_author, by_series, by_subject, list_pages
from footpress.site.redirects import redirects
from footpress.templates import Templates
from footpress.text.parsing import parse_page

IN_THE_FEED = 20
_NO_FONTS: Mapping[str, Enclosed] = {}
_LISTS = (("authors", by_author), ("series", by_series), ("subjects", by_subject))


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
    """{"html/index.html": …, "html/feed.xml": …}, paths relative to build/. `pages` are the articles in build/html, in any order,
    `collections` those that are built, in the order of their list; `logo` and `fonts` are the publication's own.

    Raises ProblemsFound where two articles claim one address.
    """
    newest = newest_first(pages)
    lists = {name: groups for name, grouped in _LISTS if (groups := grouped(newest, publication.lang))}
    named = ("collections", *lists) if collections else tuple(lists)
    context = _context(publication, look, templates, logo, fonts, named, search)
    files = dict(list_pages("index", newest, templates, context, group=None))
    for name, groups in lists.items():
        files |= dict(_group_pages(name, groups, templates, context))
    if collections:
        groups = tuple(issue.group for issue in collections)
        files["collections.html"] = templates.render("html/list.html", name="collections", groups=groups, **context)
        files |= dict(issue_pages(collections, templates, context))
    files |= dict(redirects(newest, templates, context))
    if search:
        files["search.html"] = templates.render("html/search.html", script=templates.read("html/search.js"), **context)
    files["404.html"] = templates.render("html/404.html", **context)
    files["style.css"] = str(context["style"]).replace('url("../', 'url("')
    if not look.single_file:
        files["article.js"] = templates.read("html/article.js")
    if publication.url:
        files |= _addressed(newest, publication, templates, {**context, "volumes": collections})
    for name, text in files.items():
        if name.endswith(".html"):
            refuse_strays(parse_page(text), "page", f"build/html/{name}")
    made = {f"html/{name}": text.encode("utf-8") for name, text in files.items()}
    made |= {f"html/{issue.slug}/{COVER}": issue.cover for issue in collections if issue.cover}
    return made | {f"html/fonts/{name}": admitted(file).data for name, file in fonts.items()}


def newest_first(pages: Iterable[Page]) -> list[Page]:
    """The articles by date, the newest first, those of one date by title."""
    by_title = sorted(pages, key=lambda page: page.front_matter.title)
    return sorted(by_title, key=lambda page: page.front_matter.date, reverse=True)


def _group_pages(
    name: str, groups: Sequence[Group], templates: Templates, context: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """authors.html, and a page for each author; so for series and subjects."""
    yield f"{name}.html", templates.render("html/list.html", name=name, groups=groups, **context)
    for group in groups:
        yield from list_pages(group.stem, group.pages, templates, context, group=group)


def _addressed(
    newest: Sequence[Page], publication: Publication, templates: Templates, context: Mapping[str, object]
) -> dict[str, str]:
    """The files that are made of addresses: feed, site map, robots.txt."""
    feed = newest[:IN_THE_FEED]
    updated = max((page.updated for page in feed), default="2000-01-01T00:00:00Z")
    return {
        "feed.xml": templates.render("html/feed.xml", pages=feed, updated=updated, **context),
        "sitemap.xml": templates.render("html/sitemap.xml", pages=newest, **context),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {publication.url}/sitemap.xml\n",
    }


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
