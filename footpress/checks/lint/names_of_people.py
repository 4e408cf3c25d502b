"""Names of people that BibTeX reads otherwise than they are meant: people run together, a name turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.rule import Finding, Sources, place
from footpress.languages.patterns import alternatives
from footpress.model.entry import Entry
from footpress.text.folding import fold_letters

_FIELDS = ("author", "editor", "translator")
_JOINED = (
    (re.compile(r"(?<!\\)\s&\s|\s\\&\s"), "“&”"),
    (re.compile(r";"), "a semicolon"),
    (re.compile(r"\bet\s+al\b", re.IGNORECASE), "“et al.”"),
)


def people_run_together(sources: Sources) -> Iterator[Finding]:
    """Several people that are not joined by ` and `, so that they are taken for one."""
    for entry in sources.bibliography.entries:
        for field in _FIELDS:
            if hanging := re.search(r"^\s*and\s+\S+|\S+\s+and\s*$|\sand\s+and\s", entry.get(field)):
                message = f"the {field} of {entry.key} has an “and” that joins nobody (“{hanging[0].strip()}”): delete it, or write who is missing."
                yield place(sources.bibliography, entry, message)
            for person in _people(entry, field):
                if what := _joins(person):
                    remedy = "write “and others”" if "al" in what else "write “and” between them"
                    message = f"the {field} of {entry.key}, “{person}”, joins people by {what}, and is read as one: {remedy}."
                    yield place(sources.bibliography, entry, message)


def _joins(person: str) -> str:
    if re.match(r"(?:family|given|prefix)\s*=", person):
        return ""  # BibLaTeX's extended names
    joined = next((what for pattern, what in _JOINED if pattern.search(person)), "")
    parts = [part.strip() for part in person.rstrip(", ").split(",")]
    is_suffix = len(parts) == 3 and re.fullmatch(r"(?:Jr|Sr|[IVX]+|hijo|fils)\.?", parts[1])
    return joined or ("commas" if len(parts) > 3 or (len(parts) == 3 and not is_suffix and " " not in parts[1]) else "")


def nobody(sources: Sources) -> Iterator[Finding]:
    """A word in the place of an author that says that none is known: styles print it as the name of a person."""
    known = re.compile(alternatives("checks", "nobody"), re.IGNORECASE)
    for entry in sources.bibliography.entries:
        for field in _FIELDS:
            if found := known.fullmatch(entry.get(field).strip("{} ")):
                message = (
                    f"the {field} of {entry.key} is “{found[0]}”, which styles print and sort as a name: leave the field out, unless the "
                    "work itself is signed so."
                )
                yield place(sources.bibliography, entry, message)


def names_turned_round(sources: Sources) -> Iterator[Finding]:
    """One person with family name and given name changed about from one entry to the other."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in sources.bibliography.entries:
        for field in _FIELDS:
            for person in _people(entry, field):
                family, _, given = (fold_letters(part) for part in person.partition(","))
                other = first.get((given, family))
                if given and given != family and other is not None:
                    message = f"the {field} of {entry.key} is “{person}”, and the other way round in {other.key}: which is the family name?"
                    yield place(sources.bibliography, entry, message)
                first.setdefault((family, given), entry)


def _people(entry: Entry, field: str) -> list[str]:
    """The people of a field; one whose name is in braces is no person."""
    return [
        name.strip() for name in re.split(r"\s+and\s+", entry.get(field)) if name.strip() and not name.strip().startswith("{")
    ]
