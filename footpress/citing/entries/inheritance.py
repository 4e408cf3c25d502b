"""Entries with what they inherit, as biber hands it down: by `xdata`, and by `crossref` (biblatex manual 3.19, 2.4.1 and appendix B)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from footpress.model.entry import Bibliography, Entry
from footpress.problems import Problem, ProblemsFound

_WITHIN_BOOK = frozenset("inbook bookinbook suppbook".split())
_WITHIN_COLLECTION = frozenset("incollection inreference suppcollection".split())
_WITHIN_PROCEEDINGS = frozenset("inproceedings conference".split())
_VOLUMES = frozenset("book collection reference proceedings".split())
# (types that hand down, types that inherit, what becomes of the title); what a book gives a chapter is of use to one in a collection too.
_TITLES = (
    (frozenset("mvbook mvcollection mvreference mvproceedings".split()),
     _VOLUMES | _WITHIN_BOOK | _WITHIN_COLLECTION | _WITHIN_PROCEEDINGS, "main"),
    (_VOLUMES, _WITHIN_BOOK | _WITHIN_COLLECTION | _WITHIN_PROCEEDINGS, "book"),
    (frozenset({"periodical"}), frozenset({"article", "suppperiodical"}), "journal"),
)  # fmt: skip
_NOT_INHERITED = frozenset(
    "ids crossref xref entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype "
    "shorthand shorthandintro sortkey sorttitle shorttitle indextitle indexsorttitle".split()
)
_SAME = (
    {"date", "year", "month", "day"}, {"journal", "journaltitle"}, {"address", "location"}, {"school", "institution"},
)  # fmt: skip
"""Fields of BibTeX and of BibLaTeX that say the same: who has one inherits none of the others."""
UNCITABLE = {
    "xdata": "holds fields for other entries",
    "set": "stands for several entries",
}
"""Types of entries that are no works, and what they are: an article cites the entries that they serve."""
_INHERITS = ("crossref", "xdata")
_REFERS = ("crossref", "xdata", "xref", "related", "entryset")


def names(value: str) -> tuple[str, ...]:
    """The keys of a list of keys: "a, b"."""
    return tuple(name for part in value.split(",") if (name := part.strip()))


def referred(bibliography: Bibliography, keys: Iterable[str]) -> frozenset[str]:
    """These keys and all that their entries refer to, by whatever field."""
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            entry = bibliography.get(key)
            waiting += [name for field in _REFERS if entry for name in names(entry.get(field))]
    return frozenset(found)


def complete(bibliography: Bibliography, entry: Entry) -> Entry:
    """An entry with the fields that it inherits, and without `crossref` and `xdata`. Raises ProblemsFound for a circle."""
    return _inheriting(bibliography, entry) if any(name in _INHERITS for name, _ in entry.fields) else entry


@lru_cache(maxsize=4096)
def _inheriting(bibliography: Bibliography, entry: Entry) -> Entry:
    return _complete(bibliography, entry, ())


def _complete(bibliography: Bibliography, entry: Entry, path: tuple[str, ...]) -> Entry:
    if entry.key in path:
        circle = " → ".join((*path[path.index(entry.key) :], entry.key))
        message = f"{circle} refer to each other in a circle by crossref or xdata: delete one of these fields."
        raise ProblemsFound([Problem(bibliography.file, entry.line, "bib-crossref", "error", message)])
    fields = {name: value for name, value in entry.fields if name not in _INHERITS}
    for parent in _parents(bibliography, entry, "xdata"):
        _fill(fields, _complete(bibliography, parent, (*path, entry.key)).fields)
    for parent in _parents(bibliography, entry, "crossref"):
        _fill(fields, _handed_down(_complete(bibliography, parent, (*path, entry.key)), entry.type))
    return Entry(entry.key, entry.type, tuple(fields.items()), entry.line)


def _parents(bibliography: Bibliography, entry: Entry, field: str) -> Iterator[Entry]:
    yield from (parent for name in names(entry.get(field)) if (parent := bibliography.get(name)) is not None)


def _fill(fields: dict[str, str], more: tuple[tuple[str, str], ...]) -> None:
    has = set(fields)
    for name, value in more:
        same = next((group for group in _SAME if name in group), {name})
        if not same & has:
            fields[name] = value


def _handed_down(parent: Entry, type: str) -> tuple[tuple[str, str], ...]:
    """The fields of a parent under the names that they have in an entry of a type."""
    to = next((to for givers, takers, to in _TITLES if parent.type in givers and type in takers), "")
    fields = []
    for name, value in parent.fields:
        if name in _NOT_INHERITED:
            continue
        if to and (title := re.fullmatch(r"(title|subtitle|titleaddon)", name)):
            name = f"{to}{title[1]}"
        elif to == "book" and name == "author" and type in _WITHIN_BOOK:
            fields.append(("bookauthor", value))
        elif to == "book" and name == "author":
            continue  # the author of a book is not the author of a chapter in a collection
        fields.append((name, value))
    return tuple(fields)
