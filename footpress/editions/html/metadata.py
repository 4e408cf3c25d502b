"""What machines read of a page in meta elements: Highwire (reference managers, Google Scholar), Dublin Core, Open Graph.

Zotero reads the Highwire tags completely; `citation_pdf_url` must be in the page's own folder (Google Scholar's inclusion guidelines).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from footpress.editions.endnotes import summary
from footpress.editions.html.relations import last_change, translations
from footpress.model.article import Article, Publication

Tag = tuple[str, str, str]
"""(attribute, name, content): ("name", "citation_title", "…"). Empty ones are left out in the end."""
CARD = "card.png"
"""The picture that is shown where someone shares the address, beside the page."""


def page_address(article: Article, publication: Publication) -> str:
    """Where the page will be published, "" where the publication has no address yet."""
    return f"{publication.url}/{article.slug}/" if publication.url else ""


def publisher_of(article: Article, publication: Publication) -> str:
    """The publisher that the article names, else the publication's."""
    return article.front_matter.publisher or publication.publisher


def full_title(article: Article) -> str:
    """Title and subtitle."""
    return ": ".join(part for part in (article.front_matter.title, article.front_matter.subtitle) if part)


def meta_tags(article: Article, publication: Publication, *, card: bool = False) -> tuple[Tag, ...]:
    """Every meta element, empty ones left out. `card`: the page has a picture to be shown where it is shared."""
    tags = (
        *_highwire(article, publication),
        *_references(article),
        *_dublin_core(article, publication),
        *_open_graph(article, publication, card),
    )
    return tuple(tag for tag in tags if tag[2])


def license_address(license: str) -> str:
    """The address of a Creative Commons licence ("CC BY-NC 4.0"), of one given as an address, else ""."""
    if re.match(r"https?://", license):
        return license
    if re.fullmatch(r"CC0(?: 1\.0)?", license):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    match = re.fullmatch(r"CC[ -](BY(?:-(?:NC|ND|SA))*)[ -](\d\.\d)", license)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else ""


def _highwire(article: Article, publication: Publication) -> Iterator[Tag]:
    front = article.front_matter
    address = page_address(article, publication)
    yield "name", "citation_title", full_title(article)
    for author in front.authors:
        yield "name", "citation_author", author.name.sort
        yield "name", "citation_author_institution", author.affiliation
        yield "name", "citation_author_email", author.email
        yield "name", "citation_author_orcid", f"https://orcid.org/{author.orcid}" if author.orcid else ""
    yield "name", "citation_publication_date", front.date.replace("-", "/")
    yield "name", "citation_online_date", front.date.replace("-", "/")
    yield "name", "citation_language", front.lang
    yield "name", "citation_doi", front.doi
    yield "name", "citation_abstract", front.abstract
    yield "name", "citation_keywords", "; ".join(front.keywords)
    yield "name", "citation_publisher", publisher_of(article, publication)
    if publication.issn:
        yield "name", "citation_journal_title", publication.title
        yield "name", "citation_issn", publication.issn
        yield "name", "citation_issue", front.number
    else:
        yield "name", "citation_technical_report_institution", publisher_of(article, publication)
        yield "name", "citation_technical_report_number", " ".join(part for part in (front.series, front.number) if part)
    pdf = f"{article.slug}.pdf"
    yield "name", "citation_pdf_url", f"{address}{pdf}" if pdf in article.downloads and address else ""
    yield "name", "citation_abstract_html_url", address
    yield "name", "citation_fulltext_html_url", address
    yield "name", "citation_public_url", address


_REFERENCE = {
    "title": "title", "volume": "volume", "issue": "issue", "publisher": "publisher", "DOI": "doi", "ISSN": "issn", "ISBN": "isbn",
}  # fmt: skip
_CONTAINER = {"article-journal": "journal_title", "thesis": "dissertation_institution", "report": "technical_report_institution"}


def _references(article: Article) -> Iterator[Tag]:
    """One citation_reference for each work cited: "citation_title=…; citation_author=…"."""
    for item in article.csl_items:
        yield "name", "citation_reference", "; ".join(f"citation_{name}={value}" for name, value in _reference(item) if value)


def _reference(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, name in _REFERENCE.items():
        yield name, _value(item.get(field, ""))
    for author in item.get("author", ()):
        yield "author", _value(author.get("literal") or f"{author.get('family', '')}, {author.get('given', '')}".strip(" ,"))
    kind = str(item.get("type"))
    place = item.get("container-title") or (item.get("publisher", "") if kind in ("thesis", "report") else "")
    yield _CONTAINER.get(kind, "inbook_title"), _value(place)
    first, _, last = re.sub(r"\s*[-–—]+\s*", "–", str(item.get("page", ""))).partition("–")
    yield "firstpage", _value(first)
    yield "lastpage", _value(last)
    yield "publication_date", "/".join(f"{part:02}" for part in date_parts(item))


def date_parts(item: Mapping[str, Any]) -> list[int]:
    """Year, month and day of a CSL-JSON item, as many as are known."""
    return [int(part) for part in (item.get("issued", {}).get("date-parts") or [[]])[0] if str(part).isdigit()]


def _value(text: object) -> str:
    """A value within a citation_reference, in which a semicolon ends it; without CSL's marks."""
    return re.sub(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]*>", "", str(text)).replace(";", ",").strip()


def _dublin_core(article: Article, publication: Publication) -> Iterator[Tag]:
    front = article.front_matter
    address = page_address(article, publication)
    yield "name", "DC.title", full_title(article)
    for author in front.authors:
        yield "name", "DC.creator", author.name.sort
    for other in front.contributors:
        yield "name", "DC.contributor", other.name.sort
    yield "name", "DC.date", front.date
    yield "name", "DCTERMS.issued", front.date
    changed = last_change(article.slug, front)
    yield "name", "DCTERMS.modified", changed if changed != front.date else ""
    yield "name", "DC.type", "Text"
    yield "name", "DC.format", "text/html"
    yield "name", "DC.language", front.lang
    yield "name", "DC.publisher", publisher_of(article, publication)
    yield "name", "DC.identifier", f"https://doi.org/{front.doi}" if front.doi else ""
    yield "name", "DC.identifier", address
    yield "name", "DC.description", front.abstract
    for keyword in front.keywords:
        yield "name", "DC.subject", keyword
    yield "name", "DCTERMS.isPartOf", f"urn:ISSN:{publication.issn}" if publication.issn else front.series or publication.title
    yield "name", "DC.rights", license_address(front.license) or front.license


def _open_graph(article: Article, publication: Publication, card: bool) -> Iterator[Tag]:
    front, address = article.front_matter, page_address(article, publication)
    yield "name", "description", summary(article)
    yield "name", "author", ", ".join(author.name.display for author in front.authors)
    yield "property", "og:type", "article"
    yield "property", "og:title", front.title
    yield "property", "og:description", summary(article)
    yield "property", "og:url", address
    yield "property", "og:site_name", publication.title
    yield "property", "og:locale", front.lang.replace("-", "_")
    for translation in translations(article.slug, front):
        yield "property", "og:locale:alternate", translation.lang.replace("-", "_")
    yield "property", "article:published_time", front.date
    changed = last_change(article.slug, front)
    yield "property", "article:modified_time", changed if changed != front.date else ""
    for author in front.authors:
        yield "property", "article:author", f"https://orcid.org/{author.orcid}" if author.orcid else author.name.display
    for keyword in front.keywords:
        yield "property", "article:tag", keyword
    if card and address:
        yield "property", "og:image", f"{address}{CARD}"
        yield "property", "og:image:width", "1200"
        yield "property", "og:image:height", "630"
        yield "property", "og:image:alt", full_title(article)
    yield "name", "twitter:card", "summary_large_image" if card and address else "summary"
