"""The site around the pages: every article on the index, newest first, and a feed and a site map that are well formed."""

from pathlib import Path

import pytest
from lxml import etree, html

from footpress.editions.look import Look
from footpress.model.article import Author, FrontMatter, Publication
from footpress.model.names import Name
from footpress.publication.publishing_site import content_of
from footpress.site.lists import Page
from footpress.site.sheets import MOST, ON_A_PAGE, sheets_of
from footpress.site.site import make_site, newest_first
from footpress.templates import Templates

ATOM = "{http://www.w3.org/2005/Atom}"
PAGES = (
    Page("old", FrontMatter("An old & small <article>", date="1999", authors=(Author(Name("Reeves", "Jeffrey")),))),
    Page("undated", FrontMatter("Undated")),
    Page("new", FrontMatter("A new one", date="2020-08-28", abstract="In short."), content="<p>The text & all.</p>"),
)


def site(url: str = "https://papers.example", pages: tuple[Page, ...] = PAGES) -> dict[str, bytes]:
    return dict(make_site(pages, Publication(Path(), title="The Papers", url=url), Look(), Templates()))


def links(page: bytes) -> list[str]:
    return list(html.document_fromstring(page).xpath("//h2/a/@href"))


def test_the_index_lists_every_article_newest_first() -> None:
    assert links(site()["html/index.html"]) == ["new/", "old/", "undated/"]


def test_the_feed_is_atom_with_the_full_text() -> None:
    feed = etree.fromstring(site()["html/feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert entries[0].findtext(f"{ATOM}id") == "https://papers.example/new/"
    assert entries[0].findtext(f"{ATOM}content") == "<p>The text & all.</p>"
    assert entries[1].findtext(f"{ATOM}title") == "An old & small <article>"
    for entry in (feed, *entries):
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))


def test_the_site_map_names_every_page() -> None:
    places = etree.fromstring(site()["html/sitemap.xml"]).findall("{*}url/{*}loc")
    assert [place.text.removeprefix("https://papers.example") for place in places] == ["/", "/new/", "/old/", "/undated/"]


def test_without_an_address_there_is_no_feed_to_lead_astray() -> None:
    assert not {"html/feed.xml", "html/sitemap.xml", "html/robots.txt"} & site(url="").keys()


def test_an_empty_publication_has_an_index_too() -> None:
    assert links(site(pages=())["html/index.html"]) == []


@pytest.mark.parametrize("amount", [ON_A_PAGE, ON_A_PAGE + 1, 5000])
def test_a_long_index_is_divided_and_lists_every_article_once(amount: int) -> None:
    files = site(pages=tuple(Page(f"article-{number}", FrontMatter(f"Title {number}")) for number in range(amount)))
    indexes = [page for name, page in files.items() if name.startswith("html/index")]
    assert len(indexes) == -(-amount // ON_A_PAGE)
    assert len({link for page in indexes for link in links(page)}) == amount
    for name in html.document_fromstring(indexes[-1]).xpath("//nav/a/@href"):
        assert f"html/{name}" in files


def test_a_long_list_has_its_newest_first_and_then_all_by_year() -> None:
    pages = tuple(
        Page(f"a-{at}", FrontMatter(f"Title {at:03}", date=f"{2010 + at % 3}-01-{1 + at % 28:02}")) for at in range(MOST)
    )
    more = (*pages, Page("undated", FrontMatter("Undated", keywords=("Lamps",))))
    assert not [name for name in site(pages=pages) if "201" in name]
    files = {name.removeprefix("html/"): page for name, page in site(pages=more).items() if name.startswith("html/index")}
    first = html.document_fromstring(files["index.html"])
    assert first.xpath("//nav[@class='years']//a/text()") == ["2012", "2011", "2010", "…"]
    every = [f"{page.slug}/" for page in newest_first(more)]
    assert links(files["index.html"]) == every[:ON_A_PAGE]
    walked, name = list[str](), first.xpath("string(//nav[@class='years']//a/@href)")
    while name:
        walked += links(files[name])
        name = html.document_fromstring(files[name]).xpath("string(//a[@rel='next']/@href)")
    assert walked == every
    assert first.xpath("//a[@rel='next']/@href") == [
        next(n for n, page in files.items() if n != "index.html" and every[100] in links(page))
    ]
    assert "<h1>The Papers · 2011</h1>" in files["index.2011.2.html"].decode()
    assert "html/subject-lamps.html" in site(pages=more)


@pytest.mark.parametrize(
    ("date", "anew"), [("2030-01-01", {"index.html", "index.2030.html"}), ("1993-01-01", {"index.1993.html"})]
)
def test_what_comes_to_a_year_leaves_the_pages_of_the_others(date: str, anew: set[str]) -> None:
    pages = [Page(f"a-{at}", FrontMatter(f"A {at:04}", date=f"{1990 + at % 41}-06-01")) for at in range(3000)]
    more = [*pages, Page("b", FrontMatter("B", date=date))]
    before, after = (sheets_of("index", newest_first(own)) for own in (pages, more))
    assert {sheet.file for sheet in after if sheet not in before} == anew


@pytest.mark.parametrize("dates", [["2021"] * 500, [""] * 500])
def test_a_long_list_of_one_year_runs_on(dates: list[str]) -> None:
    sheets = sheets_of("index", [Page(f"a-{at}", FrontMatter("A", date=date)) for at, date in enumerate(dates)])
    assert [sheet.file for sheet in sheets] == ["index.html", *(f"index.{number}.html" for number in range(2, 6))]


def test_the_content_for_the_feed_has_neither_side_notes_nor_buttons() -> None:
    content = content_of(
        b"<!DOCTYPE html><title>T</title><nav>Contents</nav><div id='text'><p>Text.<button>1</button>"
        b"<span class='side-note'>A note.</span></p></div><section class='notes'><ol><li>A note.</li></ol></section>"
    )
    assert content.count("A note.") == 1
    assert "button" not in content and "Contents" not in content
