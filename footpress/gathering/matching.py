"""Is this work in the bibliography already?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from footpress.model.entry import Bibliography, Entry
from footpress.resolution.identity import Description, Verdict, bare_doi, compare, describe_entry, other_numbers
from footpress.text.folding import fold_url

_ENOUGH = 0.85
"""How sure it must be that an entry, perhaps corrected by hand since, is for the work of another article's note."""


def find_entry(work: Description, bibliography: Bibliography) -> Entry | None:
    """The entry for this work, the likeliest of several; None where there is none."""
    handles = _handles(work)
    by_handle = _by_handle(bibliography)
    places = sorted({place for handle in handles for place in by_handle.get(handle, ())})
    near = (bibliography.entries[place] for place in places)
    verdicts = ((is_same_work(work, entry), entry) for entry in near)
    found = [(verdict.likeness, entry) for verdict, entry in verdicts if verdict.likeness >= _ENOUGH]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _handles(work: Description) -> frozenset[str]:
    """People, words and addresses: two descriptions that share none of them are of two works."""
    words = (word[:4] for word in (*work.words, *work.container_words))
    return frozenset((*work.keys, *work.editor_keys, *words, *filter(None, (bare_doi(work.doi), fold_url(work.url)))))


@lru_cache(maxsize=4)
def _by_handle(bibliography: Bibliography) -> Mapping[str, Sequence[int]]:
    """The places of the entries by what they share with others."""
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(bibliography.entries):
        for handle in _handles(describe_entry(entry)):
            places.setdefault(handle, []).append(place)
    return places


def is_same_work(work: Description, entry: Entry) -> Verdict:
    """Whether an entry is for this work. A number that was typed and read into no field must stand in the entry."""
    described = describe_entry(entry)
    verdict = compare(work, described)
    if not verdict.is_same or not work.unread:
        return verdict
    unread = other_numbers(Description(work.type, unread=work.unread), [described])
    return Verdict(0.0, verdict.reason, (unread,)) if unread else verdict
