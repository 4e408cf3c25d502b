"""Does the built page say of the article what its front matter says: in its head, above its text, to machines?"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import html

from footpress.editions.front_agreement import Said, differing
from footpress.editions.html.offering import differing_downloads
from footpress.editions.printed_dates import printed
from footpress.editions.stated_facts import stated_facts
from footpress.model.article import Article, Publication
from footpress.model.volume import Files, Volume
from footpress.problems import Problem
from footpress.records.article_record import record_of_article
from footpress.records.dublin_core import dublin_core
from footpress.records.highwire import highwire
from footpress.templates import Templates
from footpress.text.parsing import parse_fragment, parse_page

_ADDRESSES = ("_url", "image", ":url")


def differing_page(volume: Volume, files: Files) -> Iterator[Problem]:
    """What a built page says of the article otherwise than its front matter, and what is mistaken of the files beside it."""
    (article,) = volume.articles
    file = f"html/{volume.slug}/index.html"
    page = parse_page(files[file])
    yield from differing(f"build/{file}", _said(article, page, volume.publication))
    yield from differing_downloads(volume, files)
    yield from _places_lost(page, f"build/{file}")


def _places_lost(page: html.HtmlElement, file: str) -> Iterator[Problem]:
    """Links to an id that no element of the page has."""
    ids = set(page.xpath("//@id"))
    for link in page.xpath("//a[starts-with(@href, '#')]"):
        address = link.get("href")
        if address != "#" and not ids & {address[1:], unquote(address[1:])}:
            words = " ".join(link.text_content().split())
            yield Problem(file, 0, "place-lost", "error", f"the link “{words[:40]}” leads to {address}, which is not there.")


def _said(article: Article, page: html.HtmlElement, publication: Publication) -> Iterator[Said]:
    front, record = article.front_matter, record_of_article(article, publication)
    names = [author.name.display for author in front.authors]
    yield "the language of the page", [front.lang], page.xpath("/html/@lang")
    yield "the title", [front.title], _texts(page, "//article/header/h1")
    yield "the subtitle", [front.subtitle], _texts(page, "//article/header/p[@class='subtitle']")
    yield "the authors", names, _texts(page, "//article/header//a[@rel='author']")
    affiliations = [author.affiliation for author in front.authors if author.affiliation]
    yield "the affiliation", affiliations, _texts(page, "//article/header//*[@class='affiliation']")
    orcids = [author.orcid.rpartition("/")[2] for author in front.authors if author.orcid]
    yield "the ORCID", orcids, [address.rpartition("/")[2] for address in page.xpath("//article/header//a[@class='orcid']/@href")]
    yield "the date", [front.date], page.xpath("//article/header//p[@class='series']/time/@datetime")
    terms = Templates().terms(front.lang)
    date = printed(front.date, terms)
    yield "the date", [date], _texts(page, "//article/header//p[@class='series']/time")
    place = stated_facts(front, terms).place
    series = f"{front.series or publication.title}{terms['comma'] if place != front.number else ' '}{place}".strip()
    yield "the series", [series], _texts(page, "//article/header//p[@class='series']/span")
    for kind in ("a", "link"):
        yield "the licence", [record.licence_address], page.xpath(f"//{kind}[@rel='license']/@href")
    yield (
        "the ORCID in its head",
        orcids,
        [address.rpartition("/")[2] for address in page.xpath("/html/head/link[@rel='author']/@href")],
    )
    for what, held, where in (
        ("the pictures", article.body, "//div[@id='text']//img[not(ancestor::aside)]/@src"),
        ("the pictures in notes", "".join(note.html for note in article.notes), "//section[@class='notes']//img/@src"),
        (
            "the pictures in notes beside the text",
            "".join(note.html for note in article.notes),
            "//div[@id='text']//aside//img/@src",
        ),
    ):
        yield f"the address of {what}", sorted(parse_fragment(held).xpath(".//img/@src")), sorted(page.xpath(where))
    keywords = page.xpath("//article/section[@class='abstract' and @aria-labelledby='abstract']/p[@class='keywords']/a")
    yield "the keywords", front.keywords, [link.text_content() for link in keywords]
    for name in dict.fromkeys(tag[1] for tag in (*highwire(record), *dublin_core(record))):
        if not name.endswith(_ADDRESSES):
            expected = [tag[2] for tag in (*highwire(record), *dublin_core(record)) if tag[1] == name and tag[2]]
            yield f"{name} in its head", expected, page.xpath("/html/head/meta[@name=$name]/@content", name=name)


def _texts(page: html.HtmlElement, path: str) -> list[str]:
    """The words of some elements without the signs of notes."""
    return ["".join(element.xpath(".//text()[not(ancestor::*[@class='sign'])]")) for element in page.xpath(path)]
