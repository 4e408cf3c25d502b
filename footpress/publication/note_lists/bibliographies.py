"""The works that notes cite, as BibTeX, CSL-JSON or RIS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footpress.gathering.entries import make_entry
from footpress.gathering.works import by_work, fullest
from footpress.model.reference import Reference, Resolved
from footpress.records.bibtex import append_entries
from footpress.records.csl_json import csl_json, work_cited
from footpress.records.keys import make_key
from footpress.records.ris import ris


@dataclass(frozen=True, slots=True)
class KeyedWork:
    """A work with its key, its fullest reading, and the notes that cite it as typed."""

    key: str
    reference: Reference
    typed: str


def keyed_works(documents: Sequence[Sequence[Resolved]]) -> tuple[KeyedWork, ...]:
    """The works of one or several documents, in order of first mention; no key stands twice."""
    works: list[KeyedWork] = []
    taken: set[str] = set()
    for resolved in documents:
        for items in by_work(resolved).values():
            reference = fullest([item.reference for item in items])
            key = make_key(reference, taken)
            taken.add(key)
            works.append(KeyedWork(key, reference, " ".join(item.note.raw for item in items)))
    return tuple(works)


def write_bibtex(works: Sequence[KeyedWork]) -> str:
    """A .bib file."""
    return append_entries("", [make_entry(work.key, work.reference, work.typed) for work in works], "the BibTeX output")


def write_csl_json(works: Sequence[KeyedWork]) -> str:
    """A CSL-JSON file: an array of items."""
    return csl_json([work_cited(work.key, work.reference) for work in works], indent=2)


def write_ris(works: Sequence[KeyedWork]) -> str:
    """RIS for a terminal: records with a blank line between them, line ends of the system."""
    return "\n".join(ris([work_cited(work.key, work.reference)]).replace("\r\n", "\n") for work in works)


WRITERS = {"bibtex": write_bibtex, "csl-json": write_csl_json, "ris": write_ris}
