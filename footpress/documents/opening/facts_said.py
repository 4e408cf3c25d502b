"""What lines above a text say that a front matter has a key for: "Received 3 May 2020; accepted 14 July 2020", "Acknowledgements: We thank …".

A line is taken whole or not at all: where a word of it would be left, it stands as typed in the author's note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from footpress.languages.patterns import alternatives
from footpress.languages.typed_dates import read_date
from footpress.model.facts import Facts
from footpress.text.late_patterns import late

_DAYS = {"received": "received", "revised": "revised", "accepted": "accepted", "published online": "published"}
_STATEMENTS = {
    "acknowledgement": "acknowledgement",
    "conflicts of interest": "conflicts",
    "data availability": "data_availability",
    "funding": "funding",
}
_MARKUP = late(r"[*_^<`\[\\]")
"""What a statement, which is plain text, cannot hold."""
_EDGES = " \t:：;；,.·|/()[]–—-"


def _pattern(row: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('manuscript', row)})(?!\w)", re.IGNORECASE)


_OF_DAYS = {key: _pattern(row) for row, key in _DAYS.items()}
_OF_STATEMENTS = {key: _pattern(row) for row, key in _STATEMENTS.items()}


@dataclass(frozen=True, slots=True)
class FactsSaid:
    """What a line says: {"received": "2020-05-03", …}, empty for a line that is not read whole; `label` is what was typed before a
    statement; `key` that of a statement which a person must put into its fields ("funding")."""

    found: dict[str, str]
    label: str = ""
    key: str = ""


def facts_said(text: str) -> FactsSaid:
    """What a labelled line above the text says."""
    if days := _days(text):
        return FactsSaid(days)
    bare = text.lstrip("*[( ")
    for key, pattern in _OF_STATEMENTS.items():
        if (label := pattern.match(bare)) and (words := bare[label.end() :].strip("*").lstrip(_EDGES).strip()):
            plain = key != "funding" and not _MARKUP.search(words)
            return FactsSaid({key: words}, bare[: label.end()]) if plain else FactsSaid({}, key=key)
    return FactsSaid({})


def taken(facts: Facts, said: FactsSaid) -> Facts | None:
    """The facts with what a line says; None where it says nothing new."""
    if not said.found or any(getattr(facts, key) for key in said.found):
        return None
    made = replace(facts, **said.found)  # type: ignore[arg-type]
    days = [day for day in (made.received, made.revised, made.accepted, made.published) if day]
    return made if days == sorted(days) else None


def _days(text: str) -> dict[str, str]:
    """The days of a history, {} where something of it is no label and no day."""
    at = sorted((label.start(), -label.end(), key) for key, pattern in _OF_DAYS.items() for label in pattern.finditer(text))
    starts = {start: (-end, key) for start, end, key in reversed(at)}  # of two that begin together the longer
    labels = [(start, *starts[start]) for start in sorted(starts)]
    if not labels or text[: labels[0][0]].strip(_EDGES + "*"):
        return {}
    found: dict[str, str] = {}
    for (_, end, key), following in zip(labels, [*labels[1:], None], strict=True):
        day = read_date(text[end : following[0] if following else len(text)].strip(_EDGES + "*"))
        if not day or key in found:
            return {}
        found[key] = day
    return found
