"""schema.org as JSON-LD: what search engines read of an article.

A ScholarlyArticle where the series is a journal (has an ISSN), else a Report (https://schema.org/ScholarlyArticle, …/Report). The fields
are those that Google's "Article" asks for (headline, image, author with url, dates) and those that libraries do (identifier, isPartOf).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from footpress.model.article import Author, Contributor, Publication
from footpress.model.facts import Funding, Original
from footpress.records.article_record import ArticleRecord
from footpress.records.facts import retracted
from footpress.records.work import Work, WorkName

Data = dict[str, Any]
_TYPES = {
    "article": "Article", "article-journal": "ScholarlyArticle", "article-magazine": "Article", "article-newspaper": "NewsArticle",
    "book": "Book", "chapter": "Chapter", "entry-encyclopedia": "Article", "legislation": "Legislation", "manuscript": "Manuscript",
    "paper-conference": "ScholarlyArticle", "post-weblog": "BlogPosting", "report": "Report", "thesis": "Thesis", "webpage": "WebPage",
}  # fmt: skip
_MORE = {"book-review": "Review", "news": "NewsArticle"}
"""What an article of a type is besides."""
_ROLES = {"edt": "editor", "trl": "translator", "ill": "illustrator"}


def json_ld(record: ArticleRecord) -> str:
    """The article as JSON-LD, safe inside a script element."""
    return _safe(_article(record))


def issue_as_json_ld(issue: ArticleRecord, articles: Sequence[ArticleRecord]) -> str:
    """An issue of a journal, else a book (with an ISBN) or a collection, and what stands in it."""
    return _safe(
        {
            "@context": "https://schema.org",
            "@type": "PublicationIssue" if issue.is_journal else "Book" if issue.isbn else "Collection",
            "@id": issue.doi_address or issue.address,
            "url": issue.address,
            "name": issue.full_title,
            "issueNumber": issue.number if issue.is_journal else "",
            "pagination": issue.facts.pages,
            "image": issue.picture_address,
            "isbn": "" if issue.is_journal else issue.isbn,
            "author": [_author(author) for author in issue.authors],
            **_contributors(issue.contributors),
            "datePublished": issue.date,
            "inLanguage": issue.lang,
            "abstract": issue.abstract,
            "keywords": list(issue.keywords),
            "publisher": _publisher(issue),
            "isPartOf": _series(replace(issue, number="")),
            "license": issue.licence_address or issue.licence,
            "hasPart": [_part(article) for article in articles],
        }
    )


def _part(article: ArticleRecord) -> Data:
    return _filled(
        {
            "@type": _types(article),
            "@id": article.doi_address or article.address,
            "url": article.address,
            "name": article.full_title,
            "author": [_author(author) for author in article.authors],
            "datePublished": article.date,
            "inLanguage": article.lang,
            "pagination": article.facts.pages,
        }
    )


def list_as_json_ld(
    publication: Publication, articles: Sequence[ArticleRecord], author: Author | None = None, name: str = ""
) -> str:
    """A list of the site: all articles of a journal or of a series, those of an author, or those that have a `name` in common."""
    about = {
        "@type": "Periodical" if publication.issn else "CreativeWorkSeries",
        "name": publication.title,
        "issn": _one_or_all([issn for issn, _ in publication.issns]),
    }
    parts = [_part(article) for article in articles]
    if author is not None:
        return _safe({"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": _author(author), "hasPart": parts})
    if name:
        return _safe({"@context": "https://schema.org", "@type": "CollectionPage", "name": name, "hasPart": parts})
    more = {"url": publication.url, "inLanguage": publication.lang, "publisher": _organization(publication), "hasPart": parts}
    return _safe({"@context": "https://schema.org", **about, **more})


def _organization(publication: Publication) -> Data | None:
    return {"@type": "Organization", "name": publication.publisher} if publication.publisher else None


def _safe(data: Data) -> str:
    """What is said, as text that ends no script element."""
    return json.dumps(_filled(data), ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _article(record: ArticleRecord) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": _types(record),
        "@id": record.doi_address or record.address,
        "url": record.address,
        "mainEntityOfPage": record.address,
        "identifier": _identifiers(record),
        "genre": record.facts.type.replace("-", " "),
        "headline": record.title,
        "name": record.full_title,
        "alternativeHeadline": record.subtitle,
        "alternateName": [each.title for each in record.translated if each.title],
        "image": record.picture_address,
        "author": [_author(author) for author in record.authors],
        **_contributors(record.contributors),
        "datePublished": record.date,
        "dateModified": record.modified,
        "version": record.facts.version or str(len(record.corrections) + 1),
        "correction": [*record.corrections, *retracted(record)],
        "creativeWorkStatus": "Retracted" if record.facts.retraction else "",
        "about": {"@id": record.facts.notice_of} if record.facts.notice_of else None,
        "pagination": record.facts.pages,
        "pageStart": record.facts.first_page,
        "pageEnd": record.facts.last_page,
        "funding": [_grant(funding) for funding in record.facts.funding],
        "copyrightHolder": {"@type": "Thing", "name": record.facts.copyright} if record.facts.copyright else None,
        "copyrightNotice": record.copyright,
        "translationOfWork": _original(record.facts.original),
        "inLanguage": record.lang,
        "abstract": record.abstract,
        "description": record.summary,
        "keywords": list(record.keywords),
        "publisher": _publisher(record),
        "isPartOf": _series(record),
        "reportNumber": "" if record.is_journal else record.number,
        "license": record.licence_address or record.licence,
        "isAccessibleForFree": True,
        "encoding": [_file(name, kind, record.address) for name, kind in record.files] if record.address else [],
        "workTranslation": [
            _filled({"@type": "CreativeWork", "inLanguage": each.lang, "@id": each.address(f"{record.site}/")})
            for each in record.translations
            if record.site
        ],
        "citation": [_work(work) for work in record.works],
    }


def _types(record: ArticleRecord) -> str | list[str]:
    whole = "ScholarlyArticle" if record.is_journal else "Report"
    more = _MORE.get(record.facts.type)
    return [whole, more] if more else whole


def _identifiers(record: ArticleRecord) -> Data | list[Data] | None:
    """The DOI, and the number that stands for pages where there are none."""
    found = [
        {"@type": "PropertyValue", "propertyID": name, "value": value}
        for name, value in (("DOI", record.doi), ("article-number", record.facts.article_number))
        if value
    ]
    return found[0] if len(found) == 1 else found or None


def _grant(funding: Funding) -> Data:
    funder = _filled({"@type": "Organization", "@id": funding.ror, "name": funding.funder})
    return _filled({"@type": "Grant", "identifier": funding.award, "funder": funder})


def _original(original: Original | None) -> Data | None:
    if original is None:
        return None
    return _filled({"@type": "CreativeWork", "@id": original.address, "name": original.title, "inLanguage": original.lang})


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
    affiliations = [_filled({"@type": "Organization", "@id": each.ror, "name": each.name}) for each in author.affiliations]
    person = {
        "@type": "Person",
        "@id": orcid,
        "name": author.name.display,
        "givenName": author.name.given,
        "familyName": author.name.family,
        "url": orcid,
        "identifier": {"@type": "PropertyValue", "propertyID": "ORCID", "value": orcid} if orcid else None,
        "alternateName": author.latin,
        "affiliation": affiliations[0] if len(affiliations) == 1 else affiliations,
    }
    return _filled(person)


def _publisher(record: ArticleRecord) -> Data | None:
    return _filled({"@type": "Organization", "name": record.publisher, "url": record.publisher_url}) if record.publisher else None


def _series(record: ArticleRecord) -> Data | None:
    """What it stands in: the issue of a volume of a journal, each where it has one."""
    if not record.is_journal:
        return {"@type": "CreativeWorkSeries", "name": record.container} if record.container else None
    within = _journal(record)
    if record.facts.volume:
        within = {"@type": "PublicationVolume", "volumeNumber": record.facts.volume, "isPartOf": within}
    return {"@type": "PublicationIssue", "issueNumber": record.number, "isPartOf": within} if record.number else within


def _journal(record: ArticleRecord) -> Data:
    return _filled({"@type": "Periodical", "name": record.container, "issn": _one_or_all(record.issns), "url": record.site})


def _one_or_all(values: Sequence[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


def _file(name: str, kind: str, address: str) -> Data:
    return {"@type": "MediaObject", "contentUrl": f"{address}{name}", "encodingFormat": kind}


def _work(work: Work) -> Data:
    doi = work.text("DOI")
    return _filled(
        {
            "@type": _TYPES.get(work.type, "CreativeWork"),
            "name": work.text("title"),
            "author": [_cited_author(name) for name in work.people()],
            "datePublished": "-".join(work.date()),
            "url": f"https://doi.org/{doi}" if doi else _with_scheme(work.text("URL")),
        }
    )


def _cited_author(name: WorkName) -> Data:
    return {"@type": "Organization" if name.literal else "Person", "name": name.display}


def _with_scheme(address: str) -> str:
    """An address as a browser wants it: typed notes leave out what it begins with."""
    return f"https://{address}" if address and not re.match(r"\w+:", address) else address


def _filled(data: Data) -> Data:
    """The fields that say something."""
    return {name: value for name, value in data.items() if value}
