"""What the desk calls the parts of a citation and of an entry: the fields of a note with their keys, and those of each type of entry."""

from __future__ import annotations

NOTE_FIELDS = {
    "author": "a", "title": "t", "container": "j", "editor": "e", "translator": "r", "publisher": "b", "place": "l", "date": "d",
    "volume": "v", "issue": "n", "pages": "g", "locator": "p", "edition": "i", "url": "u", "doi": "o", "accessed": "y",
    "collection": "c", "shelfmark": "s", "genre": "k", "idno": "m",
}  # fmt: skip
"""A field of a note → the key that says that the chosen words are it."""
NO_FIELD = "x"

WORK_TYPES = ("book", "article", "news", "incollection", "thesis", "report", "web", "legal", "archival", "speech", "other")
"""The types of works, in the words of the readers."""

_ALWAYS = ("author", "title", "date")
ENTRY_FIELDS: dict[str, tuple[str, ...]] = {
    "article": (*_ALWAYS, "journaltitle", "volume", "number", "pages", "doi", "url"),
    "book": (*_ALWAYS, "editor", "publisher", "location", "edition", "series", "volume"),
    "incollection": (*_ALWAYS, "editor", "booktitle", "publisher", "location", "pages"),
    "thesis": (*_ALWAYS, "type", "institution", "url"),
    "report": (*_ALWAYS, "institution", "type", "number", "url"),
    "online": (*_ALWAYS, "organization", "url", "urldate"),
    "legislation": ("title", "date", "journaltitle", "number", "pages"),
    "jurisdiction": ("title", "date", "institution", "number", "note"),
    "unpublished": (*_ALWAYS, "library", "archive_collection", "archive_location"),
    "misc": (*_ALWAYS, "howpublished", "url"),
}
"""The fields that the desk offers for a type of entry, besides those that it has."""
HIDDEN = frozenset(("langid", "entrysubtype"))
"""Fields that a style reads and nobody corrects."""


def fields_of(type: str, standing: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of an entry at the desk: those usual for its type, and the others that it has."""
    usual = ENTRY_FIELDS.get(type, ENTRY_FIELDS["misc"])
    return (*usual, *(name for name in standing if name not in usual and name not in HIDDEN))
