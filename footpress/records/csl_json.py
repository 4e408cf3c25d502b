"""CSL-JSON (citeproc's own form, schema 1.0.2): works as they are, a work that a note cites, an article as a work."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from footpress.languages.detection import detect
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Field, Reference
from footpress.records.article_record import ArticleRecord
from footpress.records.facts import facts_in
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


_DESCRIBES = ("abstract", "keyword")
_IN_A_JOURNAL = "article-journal"
_AS = {"book-review": "review-book"}
"""Types of an article for which CSL has one of its own that reference managers take for an article in a journal."""


def article_as_work(record: ArticleRecord, *, described: bool = True) -> Work:
    """An article itself: an article where the series has an ISSN, else a report of the series; `described`, with what it is about."""
    journal = record.is_journal
    item: dict[str, Any] = {
        "id": record.key,
        "type": (_AS.get(record.facts.type, _IN_A_JOURNAL) if described else _IN_A_JOURNAL) if journal else "report",
        "title": record.full_title,
        "author": [_author(author.name) for author in record.authors],
        "issued": _date(record.date) if record.date else None,
        "container-title": record.container if journal else "",
        "genre": "" if journal else record.container,
        "number": "" if journal else record.number,
        "publisher": record.publisher,
        "publisher-place": record.place,
        "DOI": record.doi,
        "URL": record.address,
        "language": record.lang,
    }
    facts = {name: value for name, value in facts_in("csl", record) if described or name not in _DESCRIBES}
    return Work({name: value for name, value in {**item, **facts}.items() if value})


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


_FROM = {
    **{csl: (kind, container) for kind, (csl, container) in _TYPES.items()},
    "article-magazine": ("article", "container-title"), "article": ("article", "container-title"), "post": ("web", "container-title"),
    "post-weblog": ("web", "container-title"), "paper-conference": ("incollection", "container-title"),
    "entry-encyclopedia": ("incollection", "container-title"), "legal_case": ("legal", "container-title"),
}  # fmt: skip
_TAGS = re.compile(r"</?(?:i|b|sc|sup|sub|span)\b[^>]*>")


def read_csl_json(text: str) -> tuple[Reference, ...]:
    """The items of a CSL-JSON array as references with no place in a note. What is no item is passed over."""
    items = json.loads(text)
    return tuple(_reference(item) for item in items if isinstance(item, dict) and _text(item.get("title")))


def read_keyed_csl_json(text: str) -> tuple[tuple[str, int, Reference | None], ...]:
    """(key, line, reference) of each item of a CSL-JSON file, None for one without a title. Raises ValueError where it is no JSON."""
    data = json.loads(text)
    items = data if isinstance(data, list) else next((data[name] for name in ("items", "references") if name in data), [data])
    found = []
    for item in (item for item in items if isinstance(item, dict)):
        given = item.get("citation-key") or item.get("id")
        key = re.sub(r"[^\w:.#$%&+?<>~/-]", "", str(given).rpartition("/")[2]) if given is not None else ""
        place = text.find(json.dumps(given, ensure_ascii=False)) if given is not None else -1
        line = text.count("\n", 0, place) + 1 if place >= 0 else 0
        found.append((key, line, _reference(item) if _text(item.get("title")) else None))
    return tuple(found)


def _reference(item: Mapping[str, Any]) -> Reference:
    kind, container = _FROM.get(str(item.get("type")), _FROM["document"])
    values: dict[str, str | tuple[Name, ...]] = {name: _text(item.get(variable)) for name, variable in _TEXTS.items()}
    values |= {"container": _text(item.get(container) or item.get("container-title"))}
    values |= {name: _read_date(item.get(variable)) for name, variable in _DATES.items()}
    values |= {name: _people(item.get(name)) for name in NAME_FIELDS}
    fields = tuple(Field(name, value, (0, 0), rule="csl-json") for name, value in values.items() if value)
    return Reference("full", kind, fields, (0, 0))


def _text(value: object) -> str:
    return " ".join(_TAGS.sub("", str(value)).split()) if isinstance(value, str | int) else ""


def _read_date(value: object) -> str:
    """A CSL date as YYYY[-MM[-DD]], "" for one that has no year."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first if str(part).isdigit()]
    if not numbers and isinstance(value, dict):
        found = re.match(r"\d{4}(?:-\d\d){0,2}", str(value.get("raw") or value.get("literal") or ""))
        return found[0] if found else ""
    return "-".join([*(number.zfill(4) for number in numbers[:1]), *(number.zfill(2) for number in numbers[1:3])])


def _people(value: object) -> tuple[Name, ...]:
    names = []
    for person in value if isinstance(value, list) else ():
        if isinstance(person, dict) and (family := _text(person.get("family"))):
            particle = _text(person.get("non-dropping-particle")) or _text(person.get("dropping-particle"))
            names.append(Name(f"{particle} {family}".strip(), _text(person.get("given"))))
        elif isinstance(person, dict) and (literal := _text(person.get("literal"))):
            names.append(Name(literal, literal=True))
    return tuple(names)
