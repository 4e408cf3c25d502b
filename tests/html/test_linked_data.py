"""What search engines and libraries read: JSON-LD of the shapes that they ask for, and links that say what leads where.

The properties are those that schema.org gives to each type (https://schema.org/docs/full.html); the required ones those of Google's
"Article" and of Google Scholar's inclusion guidelines.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

THING = {"@type", "@id", "name", "url", "identifier", "description", "image", "mainEntityOfPage"}
WORK = THING | set(
    """abstract alternativeHeadline author citation correction dateModified datePublished encoding headline inLanguage isAccessibleForFree
    isPartOf keywords license publisher version workTranslation""".split()
)
PROPERTIES = {
    "Report": WORK | {"@context", "reportNumber"},
    "ScholarlyArticle": WORK | {"@context"},
    "Person": THING | {"givenName", "familyName", "affiliation"},
    "Organization": THING,
    "PropertyValue": THING | {"propertyID", "value"},
    "MediaObject": WORK | {"contentUrl", "encodingFormat"},
    "Periodical": WORK | {"issn"},
    "PublicationIssue": WORK | {"issueNumber"},
    **dict.fromkeys("CreativeWork CreativeWorkSeries Article NewsArticle Book Thesis WebPage Chapter".split(), WORK),
}
DATE = r"\d{4}(-\d\d(-\d\d)?)?"


def data_of(path: Path) -> dict[str, object]:
    (block,) = html.parse(str(path)).xpath("//script[@type='application/ld+json']/text()")
    return json.loads(block)


def nodes(value: object) -> Iterator[dict[str, object]]:
    """Every typed node in a JSON-LD value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from nodes(item)


@pytest.mark.parametrize("slug", ["every-element", "plain", "sections", "turkish"])
def test_every_property_belongs_to_its_type(published, slug: str) -> None:
    for node in nodes(data_of(published.html / slug / "index.html")):
        assert set(node) <= PROPERTIES[node["@type"]], node["@type"]
        assert all(value not in ("", [], {}, None) for value in node.values())
        for name in ("datePublished", "dateModified"):
            assert re.fullmatch(DATE, node.get(name, "2020"))
        for name in ("url", "contentUrl", "license", "image"):
            assert re.match(r"https?://", node.get(name, "https://"))


def test_the_article_says_what_a_result_page_shows(published) -> None:
    data = data_of(published.html / "every-element/index.html")
    assert data["@type"] == "Report"
    assert data["@id"] == "https://doi.org/10.1234/every.element"
    assert len(data["headline"]) <= 110
    assert data["image"] == "https://papers.example/every-element/card.png"
    assert [author["name"] for author in data["author"]] == ["Anna de Vries", "Harbour & Quay Society"]
    assert data["author"][0]["identifier"]["value"] == "https://orcid.org/0000-0002-1825-0097"
    assert data["publisher"]["name"] == "The Press & Sons"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert len(data["citation"]) == 6
    assert {file["encodingFormat"] for file in data["encoding"]} == {"application/pdf", "text/markdown"}


def test_a_corrected_article_says_so(published) -> None:
    data = data_of(published.html / "sections/index.html")
    assert (data["version"], data["dateModified"]) == ("2", "2023-01-31")
    assert data["correction"] == ["The crane was of iron, not of oak."]


def test_the_links_of_signposting(published) -> None:
    """https://signposting.org/conventions/"""
    root = html.parse(str(published.html / "every-element/index.html")).getroot()
    links: dict[str, list[str]] = {}
    for link in root.xpath("//link[@rel]"):
        for relation in link.get("rel").split():
            links.setdefault(relation, []).append(link.get("href"))
    assert links["cite-as"] == ["https://doi.org/10.1234/every.element"]
    assert links["author"] == ["https://orcid.org/0000-0002-1825-0097"]
    assert links["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert links["item"] == ["every-element.pdf", "every-element.md"]
    assert links["describedby"] == ["every-element.bib", "every-element.ris", "every-element.json"]
    assert "https://schema.org/AboutPage" in links["type"]
    assert links["canonical"] == ["https://papers.example/every-element/"]


@pytest.mark.parametrize(("slug", "others"), [("sections", ["Türkçe", "монгол"]), ("turkish", ["English", "монгол"])])
def test_translations_know_of_each_other(published, slug: str, others: list[str]) -> None:
    """Only one of them says so; each has the same alternates, and the site map has them too."""
    expected = {
        "en": "https://papers.example/sections/",
        "tr": "https://papers.example/turkish/",
        "mn": "https://example.org/mn/",
        "x-default": "https://papers.example/sections/",
    }
    root = html.parse(str(published.html / slug / "index.html")).getroot()
    assert {link.get("hreflang"): link.get("href") for link in root.xpath("//link[@hreflang]")} == expected
    assert root.xpath("//p[@class='translations']/a/text()") == others
    places = etree.parse(str(published.html / "sitemap.xml")).xpath(
        "//*[local-name()='url'][*[local-name()='loc']=$page]/*[local-name()='link']", page=f"https://papers.example/{slug}/"
    )
    assert {link.get("hreflang"): link.get("href") for link in places} == expected


def test_google_scholar_finds_the_pdf_in_the_folder_of_the_page(published) -> None:
    root = html.parse(str(published.html / "every-element/index.html")).getroot()
    assert root.xpath("//meta[@name='citation_pdf_url']/@content") == ["https://papers.example/every-element/every-element.pdf"]
    assert len(root.xpath("//meta[@name='citation_reference']")) == 6
    assert not root.xpath("//*[contains(@class,'Z3988')]"), "COinS are read by nobody who does not read these better"
