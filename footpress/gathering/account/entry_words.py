"""What an entry of the bibliography says: its words, by what they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from footpress.model.entry import Entry
from footpress.text.folding import fold_letters, fold_url
from footpress.text.late_patterns import late
from footpress.text.latex import plain_address, without_latex

_WORD = late(r"[^\W\d_]+|\d+")
_DIGIT = late(r"\d")
_WITH_APOSTROPHE = late(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)+")
_UNPRINTED = frozenset("langid langidopts entrysubtype keywords file abstract annotation crossref xdata sortkey options".split())
_NAMES = ("author", "editor", "translator", "bookauthor", "editora", "holder", "shortauthor", "shorteditor")
_TITLES = (
    "title", "subtitle", "titleaddon", "shorttitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle", "journaltitle",
    "journal", "journalsubtitle", "series", "issuetitle", "eventtitle", "library", "howpublished", "organization", "institution",
    "publisher", "location", "address", "type", "note", "addendum", "pubstate", "archive", "archive_collection",
)  # fmt: skip
_NUMBERED: dict[str, tuple[str, ...]] = {
    "volume": ("volume", "volumes", "part"),
    "issue": ("number", "issue", "eid"),
    "pages": ("pages", "pagetotal"),
    "edition": ("edition",),
    "shelfmark": ("archive_location",),
    "idno": ("note",),
    "url": ("url", "doi", "eprint"),
    "doi": ("doi", "url"),
}
"""A field of a reading → the fields of an entry in which its numbers must stand."""
_DATED = {"date": ("date", "year", "eventdate"), "orig_date": ("origdate", "date", "year"), "accessed": ("urldate",)}
_fold = lru_cache(maxsize=32768)(fold_letters)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded: "Türk’ün 12–14" → turk, un, 12, 14."""
    return tuple(folded for piece in _WORD.findall(text) if (folded := _fold(piece)))


@dataclass(frozen=True, slots=True)
class EntryWords:
    """The folded words of an entry: of each of its fields, all together, and those of its names."""

    entry: Entry
    fields: dict[str, tuple[str, ...]]
    everywhere: frozenset[str]
    lettered: frozenset[str]
    """Those without a digit."""
    names: frozenset[str]

    @classmethod
    def of(cls, entry: Entry) -> EntryWords:
        """The words of what a style can print of an entry."""
        fields = {name: words(without_latex(value)) for name, value in entry.fields if name not in _UNPRINTED}
        joined = {fold_letters(word) for _, value in entry.fields for word in _WITH_APOSTROPHE.findall(without_latex(value))}
        everywhere = frozenset(joined.union(*fields.values()))
        lettered = frozenset(word for word in everywhere if not _DIGIT.search(word))
        return cls(entry, fields, everywhere, lettered, frozenset(word for name in _NAMES for word in fields.get(name, ())))

    def says(self, typed: str, field: str) -> bool:
        """Whether the entry says a word that was read into a field, with its apostrophe or without ("Mongolias", "Mongolia's").

        A number must stand in a field for the same thing.
        """
        return fold_letters(typed) in self.lettered or all(self._says_one(word, field) for word in words(typed))

    def _says_one(self, word: str, field: str) -> bool:
        if _DIGIT.search(word):
            return any(word in self.fields.get(name, ()) for name in _NUMBERED.get(field, _TITLES + _NAMES))
        return word in self.everywhere or (len(word) == 1 and any(name.startswith(word) for name in self.names))

    def says_date(self, value: str, field: str) -> bool:
        """Whether the entry gives this ISO date, or a nearer one of the same year or month."""
        return any(part.startswith(value) for name in _DATED[field] for part in self.entry.get(name).split("/"))

    def is_at(self, address: str) -> bool:
        """Whether the entry has this URL or DOI."""
        wanted = _bare(address)
        return bool(wanted) and wanted in (_bare(plain_address(name, self.entry.get(name))) for name in ("url", "doi"))

    def says_together(self, typed: str) -> bool:
        """Whether these words, of which one at least is no number, follow each other in one field of the entry."""
        wanted = words(typed)
        if not wanted or all(word.isdigit() for word in wanted):
            return not wanted
        phrase = f" {' '.join(wanted)} "
        return any(phrase in f" {' '.join(found)} " for found in self.fields.values())


def _bare(address: str) -> str:
    """What two typings of one address share; signs that a .bib file cannot hold are written %7B, %7D and %5C in it."""
    bare = re.sub(r"^(?:dx\.)?doi\.org/|(?:%20|[/?&])+$", "", fold_url(address))
    return bare.replace("%7b", "{").replace("%7d", "}").replace("%5c", "\\")
