"""A work as an item of CSL-JSON (citeproc's own form, version 1.0.2)."""

from __future__ import annotations

from typing import Any

from footpress.languages.tags import detect
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Reference

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


def csl_item(key: str, reference: Reference) -> dict[str, Any]:
    """The item of a work, with only the variables that its reference fills."""
    kind, container = _TYPES.get(reference.type, _TYPES["other"])
    item: dict[str, Any] = {"id": key, "type": kind}
    item |= {name: [_person(person) for person in people] for name in NAME_FIELDS if (people := reference.names(name))}
    item |= {variable: value for name, variable in _TEXTS.items() if (value := reference.get(name))}
    if value := f"{reference.get('container')} {reference.get('container_year')}".strip():
        item[container] = value
    item |= {variable: _date(value) for name, variable in _DATES.items() if (value := reference.get(name))}
    if language := detect(reference.get("title")):
        item["language"] = language
    return item


def _person(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given and not name.literal else {"literal": name.display}


def _date(value: str) -> dict[str, Any]:
    """An ISO date in parts; what is no date ("forthcoming") as it stands."""
    parts = value.split("-")
    return {"date-parts": [[int(part) for part in parts]]} if all(part.isdecimal() for part in parts) else {"literal": value}
