"""The site around the pages, read back: its lists, feed, site map, issue pages and search hold what the articles say, each of them and no other."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lxml import html

from footpress.model.article import is_issue
from footpress.problems import Problem
from footpress.publication.checking_editions import is_older
from footpress.publication.opening import OpenPublication
from footpress.publication.publishing_site import built_pages
from footpress.publication.site_plan import Pieces
from footpress.readback.passages import text_of
from footpress.site.lists import Page
from footpress.site.search_index import FOLDER
from footpress.site.sheets import ON_A_PAGE
from footpress.site.site import IN_THE_FEED
from footpress.source.collections import collection_slugs
from footpress.text.parsing import NotWellFormed, parse_page, parse_xml

_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
_FROM = len(b"pagefind_dcd")
_AGAIN = "build the site again with `footpress site`"
_NAMED = 3
_Read = Callable[[Path, OpenPublication, Sequence[Page]], Iterator[str]]


def site_problems(opened: OpenPublication, kept: Pieces) -> Iterator[Problem]:
    """What is wrong with each file of the site that stands; `kept` is what is known of its pages. Where something it is made from was changed since, that is all that is said."""
    site = opened.build / "html"
    if not (site / "index.html").is_file():
        return
    pages, _ = built_pages(opened, kept)
    found = [
        Problem(f"build/html/{name}", 0, "site-differs", "error", f"{message}: {_AGAIN}.")
        for name, read in (*_READ, *((f"{slug}/index.html", _issue) for slug in collection_slugs(opened.publication)))
        if (site / name).exists()
        for message in _messages(site / name, read, opened, pages)
    ]
    slugs = [page.slug for page in pages]
    if found and is_older(site / "index.html", opened.directory, slugs):
        message = f"an article, the bibliography or publication.yaml was changed after the site was made: {_AGAIN}."
        found = [Problem("build/html/index.html", 0, "edition-old", "error", message)]
    yield from found


def _messages(path: Path, read: _Read, opened: OpenPublication, pages: Sequence[Page]) -> Iterator[str]:
    try:
        yield from read(path, opened, pages)
    except (OSError, ValueError, NotWellFormed, KeyError, EOFError, zlib.error) as error:
        yield f"this cannot be read back ({type(error).__name__})"


def _list(path: Path, _: OpenPublication, pages: Sequence[Page]) -> Iterator[str]:
    """The list of all articles, its pages one after another; of a long one the newest, and all of them by their years."""
    expected = [(f"{page.slug}/", page.front_matter.title) for page in pages]
    first = parse_page(path.read_bytes())
    if years := [str(href) for href in first.xpath("//nav[@class='years']//a/@href")]:
        yield from _differing("the list of the newest articles", expected[:ON_A_PAGE], list(_rows(first)))
        found = [row for year in years for row in _following(path.with_name(year))]
    else:
        found = list(_following(path))
    yield from _differing("the list of articles", expected, found)


def _following(path: Path) -> Iterator[tuple[str, str]]:
    """The rows of a page, and of those that go on from it: index.html, index.2.html …"""
    stem, number = path.stem, 1
    while path.is_file():
        yield from _rows(parse_page(path.read_bytes()))
        number += 1
        path = path.with_name(f"{stem}.{number}.html")


def _rows(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    return ((row.get("href", ""), text_of(row)) for row in page.xpath("//ul[@class='articles']/li/h2/a"))


def _feed(path: Path, opened: OpenPublication, pages: Sequence[Page]) -> Iterator[str]:
    """Of each entry: its address, its title, the days on which it appeared and was changed last."""
    url = opened.publication.url
    expected = [
        (f"{url}/{page.slug}/", _whole_title(page), page.updated, page.published if page.front_matter.date else "")
        for page in pages
    ]
    entries = parse_xml(path.read_bytes()).findall("a:entry", _ATOM)
    found = [
        (
            each.find("a:link", _ATOM).get("href"),
            *(each.findtext(f"a:{name}", "", _ATOM) for name in ("title", "updated", "published")),
        )
        for each in entries
    ]
    yield from _differing("the feed", expected[:IN_THE_FEED], found)


def _whole_title(page: Page) -> str:
    return ": ".join(filter(None, (page.front_matter.title, page.front_matter.subtitle)))


def _map(path: Path, opened: OpenPublication, pages: Sequence[Page]) -> Iterator[str]:
    url, issues = opened.publication.url, opened.published_collections().found
    slugs = (*(issue.slug for issue in issues), *(page.slug for page in pages))
    expected = {f"{url}/", *(f"{url}/{slug}/" for slug in slugs)}
    found = [each.text or "" for each in parse_xml(path.read_bytes()).findall("s:url/s:loc", _MAP)]
    yield from _differing("the site map", sorted(expected), sorted(found))


def _issue(path: Path, opened: OpenPublication, pages: Sequence[Page]) -> Iterator[str]:
    """The page of an issue or a volume: its articles in their order, and their pages."""
    issue = next((each for each in opened.published_collections().found if each.slug == path.parent.name), None)
    if issue is None:
        return
    fronts = {page.slug: page.front_matter for page in pages}
    expected = [(f"../{slug}/", fronts[slug].title, fronts[slug].facts.pages) for slug in issue.articles if slug in fronts]
    found = []
    for row in parse_page(path.read_bytes()).xpath("//ol[@class='articles']/li"):
        link, said = row.xpath("./*[self::h2 or self::h3]/a")[0], row.xpath(".//span[@class='of-issue']")
        found.append((link.get("href", ""), text_of(link), text_of(said[0]).split("\u00a0")[-1].split(" ")[-1] if said else ""))
    yield from _differing(
        "the list of the issue" if is_issue(opened.publication, issue.front_matter) else "the list of the volume", expected, found
    )


def _search(path: Path, opened: OpenPublication, pages: Sequence[Page]) -> Iterator[str]:
    """Each page is in the index, and no page that there is not, or that is of no article."""
    found = [json.loads(gzip.decompress(each.read_bytes())[_FROM:])["url"] for each in path.rglob("*.pf_fragment")]
    expected = {f"/{page.slug}/" for page in pages}
    yield from (f"the search does not find {name}" for name in _some(sorted(expected.difference(found))))
    gone = {url for url in found if not (path.parent / url.strip("/") / "index.html").is_file()}
    yield from (f"the search finds {name}, which is not there" for name in _some(sorted(gone)))
    strange = set(found) - gone - {f"/{slug}/" for slug in opened.slugs}
    yield from (f"the search finds {name}, which is of no article" for name in _some(sorted(strange)))


_READ: tuple[tuple[str, _Read], ...] = (
    ("index.html", _list), ("feed.xml", _feed), ("sitemap.xml", _map), (FOLDER, _search),
)  # fmt: skip


def _differing(what: str, expected: Sequence[object], found: Sequence[object]) -> Iterator[str]:
    """What is missing, and what is said and should not be; else that it stands in another order."""
    if list(expected) == list(found):
        return
    lacking, strange = [each for each in expected if each not in found], [each for each in found if each not in expected]
    yield from (f"{what} lacks {_said(each)}" for each in _some(lacking))
    yield from (f"{what} has {_said(each)}, which no article says" for each in _some(strange))
    if not lacking and not strange:
        yield f"{what} has another order than it should, or has something twice"


def _said(row: object) -> str:
    return ", ".join(filter(None, row)) if isinstance(row, tuple) else str(row)


def _some(rows: Sequence[object]) -> Sequence[object]:
    """The first few: where all is wrong, one knows it then."""
    return rows[:_NAMED]
