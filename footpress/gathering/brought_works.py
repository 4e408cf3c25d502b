"""The works that a manuscript brings along with their data: what is there is used, not guessed."""

from __future__ import annotations

from collections.abc import Callable

from footpress.gathering.entries import make_entry
from footpress.gathering.matching import find_entry
from footpress.model.entry import Bibliography, Entry
from footpress.records.csl_json import read_csl_json
from footpress.records.keys import make_key
from footpress.resolution.identity import describe_entry


def brought_entries(works: str, bibliography: Bibliography, can_be_written: Callable[[Entry], bool]) -> tuple[Entry, ...]:
    """The entries of works (CSL-JSON, "" for none), each once: that of the bibliography, or a new one under a key that is not taken."""
    made: list[Entry] = []
    standing: dict[str, Entry] = {}
    for reference in read_csl_json(works) if works else ():
        taken = {*(entry.key for entry in (*bibliography.entries, *made)), *(one.key for one in bibliography.broken)}
        entry = make_entry(make_key(reference, taken), reference)
        known = Bibliography(bibliography.file, (*bibliography.entries, *made))
        found = find_entry(describe_entry(entry), known)
        if found is not None and found not in made:
            standing[found.key] = found
        elif found is None and can_be_written(entry):
            made.append(entry)
    return (*standing.values(), *made)
