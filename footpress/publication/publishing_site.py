"""The site around the web pages that stand in build/html: what they say is read, the lists are made, and all of it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import BadZipFile

from lxml import html

from footpress.disk.writing import place_files
from footpress.editions.beside import beside
from footpress.editions.epub.cover import cover_of
from footpress.editions.look import read_look
from footpress.model.article import FrontMatter
from footpress.problems import FootpressError, Refused
from footpress.publication.opening import OpenPublication
from footpress.readback.passages import text_of
from footpress.site.issue_pages import listed
from footpress.site.lists import Page
from footpress.site.search_index import can_search, index_pages
from footpress.site.site import IN_THE_FEED, make_site, newest_first
from footpress.source.articles import find_articles
from footpress.text.parsing import parse_page

_FIRST = "html/index.html"  # is written last: where it is new, all that it leads to is


@dataclass(frozen=True, slots=True)
class Site:
    """The names of the files that were written, relative to build/, and the articles and collections that could not be listed."""

    files: tuple[str, ...]
    refused: tuple[Refused, ...] = ()


def publish_site(opened: OpenPublication) -> Site:
    """Make the site of the articles whose pages stand in build/html, and write it there.

    An article or a collection whose source cannot be read is left out of the lists; its page stands.
    """
    pages, refused = _built_pages(opened)
    search = bool(pages) and can_search()
    issues = opened.published_collections()
    offering = (slug for issue in issues.found for slug in (issue.slug, *issue.articles))
    downloads = {slug: _standing(slug, opened) for slug in dict.fromkeys(offering)}
    files = make_site(
        pages,
        opened.publication,
        read_look(opened.publication),
        opened.templates,
        logo=opened.shared.logo,
        fonts=opened.shared.fonts,
        collections=listed(issues.found, pages, downloads, {issue.slug: _cover(issue.slug, opened) for issue in issues.found}),
        search=search,
    )
    if search:
        index_pages(opened.build / "html")
    place_files(opened.build, files, last=_FIRST)
    return Site(tuple(files), (*refused, *issues.refused))


def _built_pages(opened: OpenPublication) -> tuple[list[Page], list[Refused]]:
    """The articles whose pages stand, the newest first, and those of them whose sources cannot be read now."""
    pages: list[Page] = []
    refused: list[Refused] = []
    for slug in find_articles(opened.directory).slugs:
        page = opened.build / "html" / slug / "index.html"
        if page.is_file():
            try:
                front = _as_published(opened.front_matter(slug), page.read_bytes())
                pages.append(Page(slug, front, versions=tuple(versions_in(page.parent))))
            except FootpressError as error:
                refused.append(Refused(f"source/{slug}.md (in the lists of the site)", error))
    pages = newest_first(pages)
    if opened.publication.url:
        whole = (opened.build / "html" / page.slug / "index.html" for page in pages[:IN_THE_FEED])
        pages[:IN_THE_FEED] = [
            replace(page, content=content_of(path.read_bytes())) for page, path in zip(pages, whole, strict=False)
        ]
    return pages, refused


def versions_in(folder: Path) -> Iterator[int]:
    """The numbers of the earlier versions that stand in the folder of a page."""
    return (int(path.parent.name[1:]) for path in sorted(folder.glob("v*/index.html")) if path.parent.name[1:].isdecimal())


def _cover(slug: str, opened: OpenPublication) -> bytes:
    """The cover of an EPUB that stands, b"" where it has none or cannot be read, which check tells."""
    book = opened.build / f"{slug}.epub"
    try:
        return cover_of(book.read_bytes()) if book.is_file() else b""
    except (OSError, KeyError, ValueError, BadZipFile):
        return b""


def _standing(slug: str, opened: OpenPublication) -> tuple[str, ...]:
    return tuple(name for name in beside(slug) if (opened.build / name).is_file())


def _as_published(front: FrontMatter, page: bytes) -> FrontMatter:
    """The front matter of an article, its abstract and what it says of its authors in the words of the page, where citations are set."""
    root = parse_page(page or b"<p></p>")

    def words(section: str, typed: str) -> str:
        found = root.xpath(f"//section[@aria-labelledby='{section}']/p[1]")
        return text_of(found[0]) if typed and found else typed

    return replace(front, abstract=words("abstract", front.abstract), author_note=words("about", front.author_note))


def content_of(page: bytes) -> str:
    """The text, notes and bibliography of a built page, for the feed: no side notes, no buttons, links to the page itself."""
    root = parse_page(page)
    for extra in root.xpath("//*[@class='side-note' or @class='anchor' or @class='records' or self::button]"):
        extra.drop_tree()
    parts = root.xpath("//*[@id='text'] | //section[@class='notes' or @class='bibliography']")
    return "".join(html.tostring(part, encoding="unicode", with_tail=False) for part in parts)
