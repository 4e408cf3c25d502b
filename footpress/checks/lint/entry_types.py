"""Entries whose fields tell of another type, or that say less, or otherwise, than their neighbours do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches

from footpress.checks.lint.rule import Finding, Sources, place, whole
from footpress.citing.entries.csl_types import KNOWN, PRESS
from footpress.model.entry import Entry
from footpress.text.folding import fold_letters

_BETTER = (
    ({"book", "misc", "online"}, "booktitle", "incollection"),
    ({"book", "misc", "incollection"}, "journaltitle/journal", "article"),
)
"""Types, the field that they have no use for, and the type that has."""
_MOST, _ENOUGH = 0.8, 5


def unfit_types(sources: Sources) -> Iterator[Finding]:
    """A book with a book title, a @misc in a journal: a style that does not expect the field leaves it out."""
    for entry in sources.bibliography.entries:
        for types, names, better in _BETTER:
            name = next((name for name in names.split("/") if entry.get(name)), "")
            if entry.type in types and name:
                message = f"{entry.key} is a @{entry.type} with a {name}: make it an @{better}, or take the field away."
                yield place(sources.bibliography, entry, message)
                break


def unknown_types(sources: Sources) -> Iterator[Finding]:
    """A type that no program knows: it is printed like a @misc, whatever the work is."""
    for entry in sources.bibliography.entries:
        if entry.type not in KNOWN and not entry.type.startswith("custom"):
            near = get_close_matches(entry.type, sorted(KNOWN), n=1, cutoff=0.75)
            better = f"did you mean @{near[0]}?" if near else "make it the type that the work is, or @misc."
            if entry.type in PRESS:
                better = f"make it an @article with entrysubtype = {{{entry.type}}}."
            message = f"{entry.key} is a @{entry.type}, which no style knows, and is printed as a @misc: {better}"
            yield place(sources.bibliography, entry, message)


def missing_places(sources: Sources) -> Iterator[Finding]:
    """A book without a publisher or its place, where nearly all others of the bibliography have one."""
    books = [
        whole(sources, entry) for entry in sources.bibliography.entries if entry.type in ("book", "collection", "incollection")
    ]
    for what, names in (("publisher", ("publisher", "institution", "organization")), ("place", ("location", "address"))):
        without = [entry for entry in books if not any(map(entry.get, names))]
        if len(books) >= _ENOUGH and len(without) < len(books) * (1 - _MOST):
            for entry in without:
                message = (
                    f"{entry.key} has no {what} ({names[0]}), which nearly all other books here have: add it if it can be found."
                )
                yield place(sources.bibliography, entry, message)


def volumes_changed_about(sources: Sources) -> Iterator[Finding]:
    """A volume that stands as number and a number as volume, as the same journal in another year tells."""
    journals: defaultdict[str, list[tuple[int, int, int, Entry]]] = defaultdict(list)
    for entry in sources.bibliography.entries:
        volume, number = (entry.get(name).strip("{} ") for name in ("volume", "number"))
        year = (entry.get("date") or entry.get("year"))[:4]
        if all(count.isdecimal() and len(count) < 5 for count in (volume, number, year)):
            name = fold_letters(entry.get("journaltitle") or entry.get("journal"))
            journals[name].append((int(volume), int(number), int(year), entry))
    for same in (same for name, same in journals.items() if name):
        by_start: defaultdict[int, list[tuple[int, int, int, Entry]]] = defaultdict(list)
        for volume_of in same:
            by_start[volume_of[0] - volume_of[2]].append(volume_of)
        for mine, count, when, entry in same:
            for other, issue, then, neighbour in (each for start in (-1, 0, 1) for each in by_start[count - when + start]):
                expected = other + when - then
                far = abs(when - then) > 10 or abs(mine - expected) <= 3
                if entry is not neighbour and issue < other and count > 3 and not far:
                    message = (
                        f"volume {mine} and number {count} of {entry.key} seem changed about: {neighbour.key}, of the same journal, "
                        f"is volume {other} of {then}."
                    )
                    yield place(sources.bibliography, entry, message)
                    break
