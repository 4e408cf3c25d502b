"""Entries among themselves: what a type needs, one work entered twice, one name spelt two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from footpress.checks.lint.rule import Finding, Sources, place, whole
from footpress.citing.entries.inheritance import UNCITABLE
from footpress.model.entry import Bibliography, Entry
from footpress.resolution.identity import compare, describe_entry
from footpress.resolution.identity.facts import bare_doi
from footpress.text.folding import fold_letters, fold_url

_COMPARED = 50
"""Entries that are compared each with each other; more that share something are divided first."""
_WORDS = 5
"""Of a title, by which they are divided."""
# What an entry of a type cannot be cited without; "a/b" means one of them. Types that are not here need a title.
_REQUIRED = {
    "article": ("title", "journaltitle/journal", "date/year"),
    "book": ("title", "author/editor", "date/year"),
    "incollection": ("title", "booktitle", "date/year"),
    "inproceedings": ("title", "booktitle", "date/year"),
    "thesis": ("title", "author", "institution/school", "date/year"),
    "report": ("title", "author/institution", "date/year"),
    "online": ("title", "url/doi"),
    "legislation": ("title/journaltitle/number",),
    "jurisdiction": ("title/journaltitle/number/type",),
    "unpublished": ("title/archive_location",),
}


def missing_fields(sources: Sources) -> Iterator[Finding]:
    """A field that the type of an entry needs."""
    for entry in (whole(sources, entry) for entry in sources.bibliography.entries if entry.type not in UNCITABLE):
        for need in _REQUIRED.get(entry.type, ("title",)):
            if not any(entry.get(name) for name in need.split("/")):
                names = " or ".join(need.split("/"))
                yield place(
                    sources.bibliography,
                    entry,
                    f"{entry.key} has no {names}, which @{entry.type} needs: add it if it can be found.",
                )


def likely_one_work(sources: Sources) -> Iterator[Finding]:
    """Two entries that are likely the same work, with the evidence."""
    for one, two in _candidates(sources.bibliography):
        verdict = compare(describe_entry(one), describe_entry(two))
        if verdict.is_same:
            message = f"{two.key} is likely the same work as {one.key} ({verdict.sentence}): keep one of them."
            yield place(sources.bibliography, two, message)


def _candidates(bibliography: Bibliography) -> Iterator[tuple[Entry, Entry]]:
    """Pairs that share a DOI, a URL, a person and year, or how the title begins, and not two that have a DOI each: never all pairs."""
    groups: defaultdict[str, list[_Candidate]] = defaultdict(list)
    for entry in bibliography.entries:
        work = describe_entry(entry)
        doi = bare_doi(work.doi)
        marks = [f"doi {doi}"] if doi else []
        marks += [f"url {fold_url(work.url)}"] if work.url else []
        marks += [f"title {word[:5]}" for word in (work.words or work.container_words)[:1]]
        marks += [f"person {key} {work.year}" for key in (*work.keys, *work.editor_keys)[:1]]
        known = _Candidate(
            entry, doi, (*(word[:5] for word in work.words[:_WORDS]), *[""] * (_WORDS - len(work.words)), work.year)
        )
        for mark in marks:
            groups[mark].append(known)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        for one, two in (pair for block in _divided(group, 0) for pair in combinations(block, 2)):
            keys = one.entry.key, two.entry.key
            if (one.doi == two.doi or not one.doi or not two.doi) and keys not in seen:
                seen.add(keys)
                yield one.entry, two.entry


class _Candidate(NamedTuple):
    """An entry, its DOI, and what a group of too many to compare is divided by: the first words of its title, and its year."""

    entry: Entry
    doi: str
    marks: tuple[str, ...]


def _divided(group: list[_Candidate], at: int) -> Iterator[list[_Candidate]]:
    """A group in blocks of no more than can be compared with each other; of works that nothing tells apart only the first."""
    if len(group) <= _COMPARED:
        yield group
    elif at > _WORDS:
        yield group[:_COMPARED]
    else:
        blocks: defaultdict[str, list[_Candidate]] = defaultdict(list)
        for each in group:
            blocks[each.marks[at]].append(each)
        for block in blocks.values():
            yield from _divided(block, at + 1)


def author_spelt_two_ways(sources: Sources) -> Iterator[Finding]:
    """One author whose name differs from entry to entry by a letter, an accent or an initial written out."""
    yield from _two_ways(
        sources, [(name.strip(), entry) for entry in sources.bibliography.entries for name in _people(entry)], "author"
    )


def journal_named_two_ways(sources: Sources) -> Iterator[Finding]:
    """One journal whose name differs from entry to entry by an article, an accent or a mark."""
    named = [
        (re.sub(r"[{}]", "", entry.get("journaltitle") or entry.get("journal")), entry) for entry in sources.bibliography.entries
    ]
    yield from _two_ways(sources, [(name, entry) for name, entry in named if name], "journal")


def _people(entry: Entry) -> list[str]:
    return [name for name in entry.get("author").split(" and ") if name.strip() and not name.strip().startswith("{")]


def _two_ways(sources: Sources, named: list[tuple[str, Entry]], what: str) -> Iterator[Finding]:
    first: dict[str, tuple[str, Entry]] = {}
    for name, entry in named:
        known = first.setdefault(_identity(name, what), (name, entry))
        if known[0] != name:
            message = f"the {what} is “{name}” in {entry.key} and “{known[0]}” in {known[1].key}: write both the same way."
            yield place(sources.bibliography, entry, message)


def _identity(name: str, what: str) -> str:
    """What two spellings of one name share: for people the family name and the first initial; for journals the words."""
    if what == "author" and "," in name:
        family, given = name.split(",", 1)
        return f"{fold_letters(family)} {fold_letters(given)[:1]}"
    return fold_letters(re.sub(r"^(?:the|der|die|das|la|le|les|el|il)\s+", "", name, flags=re.IGNORECASE).replace("&", "and"))
