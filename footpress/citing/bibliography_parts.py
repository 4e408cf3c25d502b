"""The bibliography as an article wants it: in parts, with works that it does not cite, with what is said of each, or none.

    bibliography: none
    bibliography:                                  # each work stands in the first part that it fits
    - title: Archives
      type: [unpublished, letter]
    - title: Sources
      keyword: primary
    - title: Studies                               # a part that wants nothing has the others
    nocite: [dorn2004, osei1988]                   # or all
    annotation: annotation                         # the field that is printed below the entry

A part may want any field of the bibliography: `langid: turkish`. Letters may be small or large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from footpress.citing.entries.inheritance import UNCITABLE, complete
from footpress.model.article import ArticleEntry, FrontMatter, Publication
from footpress.model.entry import Bibliography, Entry

_ALL = ("all", "*")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bibliography: its heading, and for each field that it asks for the values of which one must be there."""

    title: str
    wants: tuple[tuple[str, frozenset[str]], ...] = ()

    def has(self, entry: Entry) -> bool:
        """Whether an entry, with what it inherits, stands in this part."""
        return all(not values.isdisjoint(_values(entry, name)) for name, values in self.wants)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an article wants of its bibliography; without parts it is one list. `annotation` is the name of a field, or ""."""

    parts: tuple[Part, ...] = ()
    none: bool = False
    nocite: tuple[str, ...] = ()
    annotation: str = ""


def wanted(front: FrontMatter, publication: Publication, bibliography: Bibliography) -> Wanted:
    """What the front matter says, else publication.yaml."""
    settings = {**publication.settings, **front.settings}
    parts = settings.get("bibliography")
    return Wanted(
        tuple(map(_part, parts)) if isinstance(parts, list) else (),
        parts == "none",
        uncited(front, bibliography),
        str(settings.get("annotation") or "").lower(),
    )


def uncited(front: FrontMatter, bibliography: Bibliography) -> tuple[str, ...]:
    """The keys of the works that an article lists without citing them."""
    named = front.settings.get("nocite") or ()
    keys = tuple(map(str, named)) if isinstance(named, list) else tuple(re.split(r"[\s,]+", str(named))) if named else ()
    if set(keys) & set(_ALL):
        return tuple(entry.key for entry in bibliography.entries if entry.type not in UNCITABLE)
    return tuple(key.removeprefix("@") for key in keys)


def _part(said: Mapping[str, Any]) -> Part:
    wants = (
        (str(name).lower(), frozenset(str(each).casefold() for each in (value if isinstance(value, list) else [value])))
        for name, value in said.items()
        if name != "title"
    )
    return Part(str(said["title"]), tuple(wants))


def _values(entry: Entry, name: str) -> Iterator[str]:
    """What an entry says in a field; keywords are several."""
    if name == "type":
        yield entry.type.casefold()
    elif name in ("keyword", "keywords"):
        yield from (each.strip().casefold() for each in re.split(r"[,;]", entry.get("keywords")))
    else:
        yield re.sub(r"[{}]", "", entry.get(name)).strip().casefold()


def in_parts(
    entries: Sequence[ArticleEntry], parts: Sequence[Part], bibliography: Bibliography, others: str
) -> tuple[ArticleEntry, ...]:
    """The entries part by part, those of a part in the order of the style; what fits none stands last, under the heading `others`."""
    if not parts:
        return tuple(entries)
    placed = [
        next((number for number, part in enumerate(parts) if part.has(_whole(bibliography, entry.key))), len(parts))
        for entry in entries
    ]
    titles = [*(part.title for part in parts), others]
    order = sorted(range(len(entries)), key=lambda at: placed[at])
    return tuple(replace(entries[at], part=titles[placed[at]]) for at in order)


def _whole(bibliography: Bibliography, key: str) -> Entry:
    entry = bibliography.get(key)
    assert entry is not None  # it was printed
    return complete(bibliography, entry)
