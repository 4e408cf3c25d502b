"""The site around the pages: lists, search, a feed, a site map, a page for what is not found. build/html can be published as it is.

Atom is RFC 4287, the site map sitemaps.org 0.9. Both need addresses: they are made where publication.yaml says `url:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import html

from footpress.allowed.markup import refuse_strays
from footpress.disk.reading import read_bytes
from footpress.disk.writing import write_all
from footpress.editions.direction import direction
from footpress.editions.html.favicon import favicon
from footpress.editions.html.list_names import author_stem
from footpress.editions.html.logo import logo
from footpress.editions.html.theme import single_file, themed, web_fonts
from footpress.model.article import FrontMatter, Publication
from footpress.problems import FootpressError, Refused
from footpress.readback.passages import text_of
from footpress.site.collecting import Volume, volume_pages, volumes
from footpress.site.listing import Group, Page, by_author, by_series, by_subject, list_pages
from footpress.site.moving import earlier_versions, redirects
from footpress.site.searching import can_search, index_pages
from footpress.source.articles import find_articles
from footpress.source.collections import published_collections
from footpress.source.reading import read_source
from footpress.templates import Templates
from footpress.text.parsing import parse_page

IN_THE_FEED = 20
_FIRST = "html/index.html"  # is written last: where it is new, all that it leads to is
_LISTS = (("authors", by_author), ("series", by_series), ("subjects", by_subject))


def make_site(
    pages: Sequence[Page],
    publication: Publication,
    templates: Templates,
    *,
    collections: Sequence[Volume] = (),
    search: bool = False,
) -> Mapping[str, bytes]:
    """{"html/index.html": …, "html/feed.xml": …}, paths relative to build/. `pages` are the articles in build/html, in any order,
    `collections` those that are built, in the order of their list.

    Raises ProblemsFound where two articles claim one address.
    """
    newest = _newest_first(pages)
    lists = {name: groups for name, grouped in _LISTS if (groups := grouped(newest))}
    named = ("collections", *lists) if collections else tuple(lists)
    context = _context(publication, templates, named, search)
    files = dict(list_pages("index", newest, templates, context, group=None))
    for name, groups in lists.items():
        files |= dict(_group_pages(name, groups, templates, context))
    if collections:
        groups = tuple(volume.group for volume in collections)
        files["collections.html"] = templates.render("html/list.html", name="collections", groups=groups, **context)
        files |= dict(volume_pages(collections, templates, context))
    files |= dict(redirects(newest, templates, context))
    if search:
        files["search.html"] = templates.render("html/search.html", script=templates.read("html/search.js"), **context)
    files["404.html"] = templates.render("html/404.html", **context)
    files["style.css"] = str(context["style"]).replace('url("../', 'url("')
    if not single_file(publication):
        files["article.js"] = templates.read("html/article.js")
    if publication.url:
        files |= _addressed(newest, publication, templates, {**context, "volumes": collections})
    for name, text in files.items():
        if name.endswith(".html"):
            refuse_strays(parse_page(text), "page", f"build/html/{name}")
    return {f"html/{name}": text.encode("utf-8") for name, text in files.items()}


@dataclass(frozen=True, slots=True)
class Site:
    """The names of the files that were written, relative to build/, and the articles and collections that could not be listed."""

    files: tuple[str, ...]
    refused: tuple[Refused, ...] = ()


def publish_site(publication: Publication, templates: Templates) -> Site:
    """Make the site of the articles whose pages stand in build/html, and write it there.

    An article or a collection whose source cannot be read is left out of the lists; its page stands.
    """
    build = publication.directory / "build"
    pages, refused = _built_pages(publication, build)
    pages = _newest_first(pages)
    if publication.url:
        pages[:IN_THE_FEED] = [replace(page, content=content_of(build, page.slug)) for page in pages[:IN_THE_FEED]]
    search = bool(pages) and can_search()
    issues = published_collections(publication)
    found = volumes(issues.found, build, pages)
    files = dict(make_site(pages, publication, templates, collections=found, search=search))
    files |= {
        f"html/fonts/{name}": read_bytes(publication.directory / "source" / name, publication.directory)
        for name in web_fonts(publication)
    }
    kept = earlier_versions(pages, publication.directory, templates.terms(publication.lang))
    files |= {f"html/{name}": data for name, data in kept}
    if search:
        index_pages(build / "html")
    write_all(build, {**{name: data for name, data in files.items() if name != _FIRST}, _FIRST: files[_FIRST]})
    return Site(tuple(files), (*refused, *issues.refused))


def _built_pages(publication: Publication, build: Path) -> tuple[list[Page], list[Refused]]:
    """The articles whose pages stand, and those of them whose sources cannot be read now."""
    pages: list[Page] = []
    refused: list[Refused] = []
    for slug in find_articles(publication.directory).slugs:
        if (build / "html" / slug / "index.html").is_file():
            try:
                source = publication.directory / "source" / f"{slug}.md"
                pages.append(Page(slug, _as_published(source, publication)))
            except FootpressError as error:
                refused.append(Refused(f"source/{slug}.md (in the lists of the site)", error))
    return pages, refused


def _as_published(source: Path, publication: Publication) -> FrontMatter:
    """The front matter of an article, its abstract and what it says of its authors in the words of the page, where citations are set."""
    front = read_source(source, publication).front_matter
    page = parse_page((publication.directory / "build/html" / source.stem / "index.html").read_bytes() or b"<p></p>")

    def words(section: str, typed: str) -> str:
        found = page.xpath(f"//section[@aria-labelledby='{section}']/p[1]")
        return text_of(found[0]) if typed and found else typed

    return replace(front, abstract=words("abstract", front.abstract), author_note=words("about", front.author_note))


def _newest_first(pages: Iterable[Page]) -> list[Page]:
    """The articles by date, the newest first, those of one date by title."""
    by_title = sorted(pages, key=lambda page: page.front_matter.title)
    return sorted(by_title, key=lambda page: page.front_matter.date, reverse=True)


def content_of(build: Path, slug: str) -> str:
    """The text, notes and bibliography of a built page, for the feed: no side notes, no buttons, links to the page itself."""
    root = parse_page((build / "html" / slug / "index.html").read_bytes())
    for extra in root.xpath("//*[@class='side-note' or @class='anchor' or @class='records' or self::button]"):
        extra.drop_tree()
    parts = root.xpath("//*[@id='text'] | //section[@class='notes' or @class='bibliography']")
    return "".join(html.tostring(part, encoding="unicode", with_tail=False) for part in parts)


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


def _context(publication: Publication, templates: Templates, lists: tuple[str, ...], search: bool) -> dict[str, object]:
    return {
        "publication": publication,
        "terms": templates.terms(publication.lang),
        "direction": direction(publication.lang),
        "style": themed(templates.read("html/article.css"), publication),
        "icon": favicon(publication),
        "logo": logo(publication),
        "lists": lists,
        "search": search,
        "author_stem": author_stem,
        "root": "",
    }
