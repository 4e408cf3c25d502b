"""Is this work in the bibliography already?"""

from __future__ import annotations

from footpress.model.entry import Bibliography, Entry
from footpress.resolution.identity import Description, Verdict, compare, describe_entry, other_numbers

_ENOUGH = 0.85
"""How sure it must be that an entry, perhaps corrected by hand since, is for the work of another article's note."""


def find_entry(work: Description, bibliography: Bibliography) -> Entry | None:
    """The entry for this work, the likeliest of several; None where there is none."""
    verdicts = ((is_same_work(work, entry), entry) for entry in bibliography.entries)
    found = [(verdict.likeness, entry) for verdict, entry in verdicts if verdict.likeness >= _ENOUGH]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def is_same_work(work: Description, entry: Entry) -> Verdict:
    """Whether an entry is for this work. A number that was typed and read into no field must stand in the entry."""
    described = describe_entry(entry)
    verdict = compare(work, described)
    if not verdict.is_same or not work.unread:
        return verdict
    unread = other_numbers(Description(work.type, unread=work.unread), [described])
    return Verdict(0.0, verdict.reason, (unread,)) if unread else verdict
