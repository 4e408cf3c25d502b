"""Is this work in the bibliography already? Evidence, strongest first: DOI, URL, then title with author and year."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from footpress.folding import fold, fold_url
from footpress.model.entry import Bibliography, Entry
from footpress.model.reference import Reference


def find_entry(reference: Reference, bibliography: Bibliography) -> Entry | None:
    """The entry for the same work as this full reference, or None."""
    return next((entry for entry in bibliography.entries if is_same_work(reference, entry)), None)


def is_same_work(reference: Reference, entry: Entry) -> bool:
    """Whether an entry, perhaps corrected by hand since, is for the work of this reference."""
    doi, own_doi = reference.get("doi").casefold(), entry.get("doi").casefold()
    if doi and own_doi:
        return doi == own_doi
    if _years_differ(reference, entry) or not _titles_agree(reference.get("title"), entry.get("title")):
        return False
    url, own_url = fold_url(reference.get("url")), fold_url(entry.get("url"))
    return (bool(url) and url == own_url) or _people_agree(reference, entry)


def _titles_agree(title: str, other: str) -> bool:
    one, two = fold(title), fold(other)
    if not one or not two:
        return False
    return one == two or SequenceMatcher(None, one, two, autojunk=False).ratio() >= 0.9


def _years_differ(reference: Reference, entry: Entry) -> bool:
    one, two = reference.get("date")[:4], (entry.get("date") or entry.get("year"))[:4]
    return bool(one and two) and one != two


def _people_agree(reference: Reference, entry: Entry) -> bool:
    """The first family name of the reference is among the entry's authors or editors; or neither names anyone."""
    people = reference.names("author") or reference.names("editor")
    written = fold(re.sub(r"[{}]", "", entry.get("author") or entry.get("editor")))
    return fold(people[0].family) in written if people and written else not people and not written
