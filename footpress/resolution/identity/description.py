"""What a note or an entry says of a work, as far as it tells works apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footpress.languages.patterns import alternatives
from footpress.model.names import Name
from footpress.model.reference import Reference
from footpress.resolution.folding import name_key, title_words
from footpress.resolution.identity.tokens import numbers
from footpress.text.late_patterns import late

_PLACE = r"\d[\w.]*(?:\s?\(\w+\))*(?:\s*[-–,/]\s*\d[\w.]*(?:\s?\(\w+\))*)*"
_AT = r"\.?\s*\d[\w.]*(?:\s?\(\w+\))*(?:\s*[-–,/]\s*\d[\w.]*(?:\s?\(\w+\))*)*"
_NOTE = late(rf"(?<!\w)(?:{alternatives('pointing', 'note of a description')}){_AT}", re.IGNORECASE)
_LEAF = late(
    rf"(?<!\w)(?:{alternatives('pointing', 'leaf')}){_AT}"
    rf"|(?<!\d)\d{{1,7}}\w{{0,4}}(?:\s?[-–]\s?\d{{1,7}}\w{{0,4}})?\s?(?:{alternatives('pointing', 'leaf behind')})",
    re.IGNORECASE,
)
"""A note, and a page, leaf or section, with its word: it says where to look, and not in which work."""


@dataclass(frozen=True, slots=True)
class Description:
    """A work by its people, title, place of publication and numbers, as typed, "" and () where nothing is said.

    `editors` are translators too. `keys` and `editor_keys` are family names folded, `words` and `container_words` titles folded; dates are YYYY[-MM[-DD]].
    `shelfmark` is where an archive keeps it, collection and mark; it is the title of what has no other, as
    is the number of a law or case. `unread` are the numbers that
    were typed and stand in no field.
    """

    type: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    keys: tuple[str, ...] = ()
    editor_keys: tuple[str, ...] = ()
    title: str = ""
    words: tuple[str, ...] = ()
    container: str = ""
    container_words: tuple[str, ...] = ()
    date: str = ""
    orig_date: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    imprint: str = ""
    pages: str = ""
    locator: str = ""
    doi: str = ""
    url: str = ""
    unread: tuple[str, ...] = ()
    shelfmark: str = ""

    @property
    def year(self) -> str:
        """The year, "" where there is none."""
        return self.date[:4]

    @property
    def counts(self) -> tuple[str, ...]:
        """The numbers that it has beside those of its title, date and pages: volume, issue, edition, whatever was read of them."""
        names = " ".join(name.display for name in (*self.authors, *self.editors))
        said = (names, self.container, self.imprint, self.edition, self.volume, self.issue, self.shelfmark)
        return (*(number for text in said for number in numbers(text)), *self.unread)

    @property
    def marks(self) -> tuple[str, ...]:
        """All numbers by which the work may be called; of its date the year, since a day or month is no name."""
        said = (self.title, self.year, self.orig_date[:4], self.pages)
        return (*self.counts, *(number for text in said for number in numbers(text)))


def describe(
    reference: Reference,
    typed: str = "",
    authors: Sequence[Name] | None = None,
    editors: Sequence[Name] | None = None,
    title: str | None = None,
    container: str | None = None,
) -> Description:
    """What a reference says; `typed` is the note it stands in. Names and titles may be given cleaned of what does not belong to them."""
    authors = reference.names("author") if authors is None else tuple(authors)
    editors = (*reference.names("editor"), *reference.names("translator")) if editors is None else tuple(editors)
    shelfmark = f"{reference.get('collection')} {reference.get('shelfmark')}".strip()
    number = reference.get("issue") if reference.type == "legal" else ""
    number = reference.get("genre") if number and number in reference.get("genre") else number
    title = (reference.get("title") if title is None else title) or shelfmark or number
    container = reference.get("container") if container is None else container
    container = f"{container} {reference.get('container_year')}".strip()
    said = ("date", "orig_date", "edition", "volume", "issue", "pages", "locator", "doi", "url")
    fields = {name: reference.get(name) for name in said}
    imprint = f"{reference.get('publisher')} {reference.get('place')}".strip()
    return Description(
        reference.type, tuple(authors), tuple(editors), keys_of(authors), keys_of(editors), title, title_words(title), container,
        title_words(container), **fields, imprint=imprint, unread=_unread(reference, typed), shelfmark=shelfmark,
    )  # fmt: skip


def keys_of(names: Sequence[Name]) -> tuple[str, ...]:
    """Family names as they are compared."""
    return tuple(name_key(name.family) for name in names)


def _unread(reference: Reference, typed: str) -> tuple[str, ...]:
    """The numbers of a citation in no field, but for those of a page, leaf or note."""
    text = list(typed)
    for field in reference.fields:
        text[slice(*field.span)] = " " * (field.span[1] - field.span[0])
    start, end = reference.span
    whole = typed[start:end]
    placed = frozenset(numbers(whole)) - frozenset(numbers(without_places(whole)))
    return tuple(number for number in numbers("".join(text[start:end])) if number not in placed)


def numbers_of_notes(typed: str) -> frozenset[str]:
    """The numbers of notes that a citation points to: "Reeves, Fußnote 5, S. 9" → 5."""
    return frozenset(number for match in _NOTE.findall(typed) for number in numbers(match))


def without_places(text: str) -> str:
    """A text without pages, leaves, paragraphs and notes with their word: "art. 2.2 DSM Directive" → " DSM Directive"."""
    return _LEAF.sub(" ", _NOTE.sub(" ", text))
