"""CSL-JSON (citeproc's own form, schema 1.0.2): works as they are, a work that a note cites, an article as a work."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from footpress.languages.detection import detect
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Reference
from footpress.records.article_record import ArticleRecord
from footpress.records.work import Work

# Our reference type → CSL type, the variable that holds `container`.
_TYPES = {
    "book": ("book", "collection-title"),
    "article": ("article-journal", "container-title"),
    "news": ("article-newspaper", "container-title"),
    "incollection": ("chapter", "container-title"),
    "thesis": ("thesis", "collection-title"),
    "report": ("report", "collection-title"),
    "web": ("webpage", "container-title"),
    "legal": ("legislation", "container-title"),
    "archival": ("manuscript", "archive"),
    "speech": ("speech", "event-title"),
    "other": ("document", "container-title"),
}
_TEXTS = {
    "title": "title", "publisher": "publisher", "place": "publisher-place", "volume": "volume", "issue": "issue",
    "edition": "edition", "pages": "page", "url": "URL", "doi": "DOI", "collection": "archive_collection",
    "shelfmark": "archive_location", "genre": "genre", "idno": "note",
}  # fmt: skip
_DATES = {"date": "issued", "orig_date": "original-date", "accessed": "accessed"}


def csl_json(works: Sequence[Work], *, indent: int = 1) -> str:
    """The works as an array of items."""
    return json.dumps([work.item for work in works], ensure_ascii=False, indent=indent) + "\n"


def work_cited(key: str, reference: Reference) -> Work:
    """The work that a note cites, with only the variables that its reference fills."""
    kind, container = _TYPES.get(reference.type, _TYPES["other"])
    item: dict[str, Any] = {"id": key, "type": kind}
    item |= {name: [_person(person) for person in people] for name in NAME_FIELDS if (people := reference.names(name))}
    item |= {variable: value for name, variable in _TEXTS.items() if (value := reference.get(name))}
    if value := f"{reference.get('container')} {reference.get('container_year')}".strip():
        item[container] = value
    item |= {variable: _date(value) for name, variable in _DATES.items() if (value := reference.get(name))}
    if language := detect(reference.get("title")):
        item["language"] = language
    return Work(item)


def article_as_work(record: ArticleRecord) -> Work:
    """An article itself: an article where the series has an ISSN, else a report of the series."""
    journal = record.is_journal
    item: dict[str, Any] = {
        "id": record.key,
        "type": "article-journal" if journal else "report",
        "title": record.full_title,
        "author": [_author(author.name) for author in record.authors],
        "issued": _date(record.date) if record.date else None,
        "container-title": record.container if journal else "",
        "issue": record.number if journal else "",
        "genre": "" if journal else record.container,
        "number": "" if journal else record.number,
        "publisher": record.publisher,
        "publisher-place": record.place,
        "DOI": record.doi,
        "URL": record.address,
        "language": record.lang,
    }
    return Work({name: value for name, value in item.items() if value})


def _author(name: Name) -> dict[str, str]:
    """One who signs an article: with a single name they are a person all the same."""
    return {"literal": name.family} if name.literal else {"family": name.family, **({"given": name.given} if name.given else {})}


def _person(name: Name) -> dict[str, str]:
    """One whom a note names: with a single name they may be an organisation."""
    return {"family": name.family, "given": name.given} if name.given and not name.literal else {"literal": name.display}


def _date(value: str) -> dict[str, Any]:
    """An ISO date in parts; what is no date ("forthcoming") as it stands."""
    parts = value.split("-")
    return {"date-parts": [[int(part) for part in parts]]} if all(part.isdecimal() for part in parts) else {"literal": value}
