"""schema.org as JSON-LD: what search engines read of an article.

A ScholarlyArticle where the series is a journal (has an ISSN), else a Report (https://schema.org/ScholarlyArticle, …/Report). The fields
are those that Google's "Article" asks for (headline, image, author with url, dates) and those that libraries do (identifier, isPartOf).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from footpress.editions.endnotes import summary
from footpress.editions.html.downloads import MEDIA_TYPES, ending
from footpress.editions.html.metadata import CARD, date_parts, full_title, license_address, page_address, publisher_of
from footpress.editions.html.relations import corrections, last_change, translations
from footpress.model.article import Article, Author, Contributor, Publication

Data = dict[str, Any]
_TYPES = {
    "article": "Article", "article-journal": "ScholarlyArticle", "article-magazine": "Article", "article-newspaper": "NewsArticle",
    "book": "Book", "chapter": "Chapter", "entry-encyclopedia": "Article", "legislation": "Legislation", "manuscript": "Manuscript",
    "paper-conference": "ScholarlyArticle", "post-weblog": "BlogPosting", "report": "Report", "thesis": "Thesis", "webpage": "WebPage",
}  # fmt: skip

_ROLES = {"edt": "editor", "trl": "translator", "ill": "illustrator"}


def json_ld(article: Article, publication: Publication, *, card: bool = False) -> str:
    """The article as JSON-LD, safe inside a script element. `card`: the page has a picture."""
    return json.dumps(_filled(_article(article, publication, card)), ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _article(article: Article, publication: Publication, card: bool) -> Data:
    front, address = article.front_matter, page_address(article, publication)
    journal, changed = bool(publication.issn), last_change(article.slug, front)
    return {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle" if journal else "Report",
        "@id": f"https://doi.org/{front.doi}" if front.doi else address,
        "url": address,
        "mainEntityOfPage": address,
        "identifier": _filled({"@type": "PropertyValue", "propertyID": "DOI", "value": front.doi}) if front.doi else None,
        "headline": front.title,
        "name": full_title(article),
        "alternativeHeadline": front.subtitle,
        "image": f"{address}{CARD}" if card and address else "",
        "author": [_author(author) for author in front.authors],
        **_contributors(front.contributors),
        "datePublished": front.date,
        "dateModified": changed,
        "version": str(len(corrections(article.slug, front)) + 1),
        "correction": [correction.note for correction in corrections(article.slug, front)],
        "inLanguage": front.lang,
        "abstract": front.abstract,
        "description": summary(article),
        "keywords": list(front.keywords),
        "publisher": _publisher(article, publication),
        "isPartOf": _series(article, publication),
        "reportNumber": "" if journal else front.number,
        "license": license_address(front.license) or front.license,
        "isAccessibleForFree": True,
        "encoding": [_file(file, address) for file in article.downloads] if address else [],
        "workTranslation": [
            _filled({"@type": "CreativeWork", "inLanguage": each.lang, "@id": each.address(f"{publication.url}/")})
            for each in translations(article.slug, front)
            if publication.url
        ],
        "citation": [_work(item) for item in article.csl_items],
    }


def _contributors(contributors: Sequence[Contributor]) -> Data:
    """{"editor": […], "translator": […], …}, by what they did."""
    found: dict[str, list[Data]] = {}
    for other in contributors:
        found.setdefault(_ROLES.get(other.role, "contributor"), []).append(_author(Author(other.name)))
    return found


def _author(author: Author) -> Data:
    if author.name.literal:
        return {"@type": "Organization", "name": author.name.display}
    orcid = f"https://orcid.org/{author.orcid}" if author.orcid else ""
    person = {
        "@type": "Person",
        "@id": orcid,
        "name": author.name.display,
        "givenName": author.name.given,
        "familyName": author.name.family,
        "url": orcid,
        "identifier": {"@type": "PropertyValue", "propertyID": "ORCID", "value": orcid} if orcid else None,
        "affiliation": {"@type": "Organization", "name": author.affiliation} if author.affiliation else None,
    }
    return _filled(person)


def _publisher(article: Article, publication: Publication) -> Data | None:
    name = publisher_of(article, publication)
    contact = article.front_matter.contact or publication.contact
    return _filled({"@type": "Organization", "name": name, "url": contact.url}) if name else None


def _series(article: Article, publication: Publication) -> Data | None:
    front = article.front_matter
    if not publication.issn:
        name = front.series or publication.title
        return {"@type": "CreativeWorkSeries", "name": name} if name else None
    journal = _filled({"@type": "Periodical", "name": publication.title, "issn": publication.issn, "url": publication.url})
    if not front.number:
        return journal
    return {"@type": "PublicationIssue", "issueNumber": front.number, "isPartOf": journal}


def _file(file: str, address: str) -> Data:
    return {"@type": "MediaObject", "contentUrl": f"{address}{file}", "encodingFormat": MEDIA_TYPES[ending(file)]}


def _work(item: Any) -> Data:
    work = {
        "@type": _TYPES.get(str(item["type"]), "CreativeWork"),
        "name": item.get("title", ""),
        "author": [_cited_author(name) for name in item.get("author", ())],
        "datePublished": "-".join(f"{part:02}" for part in date_parts(item)),
        "url": f"https://doi.org/{item['DOI']}" if item.get("DOI") else _with_scheme(str(item.get("URL", ""))),
    }
    return _filled(work)


def _cited_author(name: Any) -> Data:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    return {"@type": "Person", "name": " ".join(filter(None, (name.get("given"), name.get("family"))))}


def _with_scheme(address: str) -> str:
    """An address as a browser wants it: typed notes leave out what it begins with."""
    return f"https://{address}" if address and not re.match(r"\w+:", address) else address


def _filled(data: Data) -> Data:
    """The fields that say something."""
    return {name: value for name, value in data.items() if value}
