"""Bibliographies given beside a manuscript (`--bibliography FILE`): .bib, RIS or CSL-JSON; their keys are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from footpress.documents.plain_text.decoding import decode
from footpress.gathering.entries import make_entry
from footpress.gathering.matching import is_same_work
from footpress.model.entry import Bibliography, Entry
from footpress.model.manuscript import Manuscript
from footpress.model.reference import Reference
from footpress.problems import Problem, ProblemsFound, UsageError
from footpress.records.bibtex import parse_bibliography
from footpress.records.csl_json import read_keyed_csl_json
from footpress.records.keys import make_key
from footpress.records.ris_reading import is_ris, read_ris
from footpress.resolution.identity import describe_entry

LARGEST = 50 * 2**20
"""Bytes of a bibliography."""


@dataclass(frozen=True, slots=True)
class Given:
    """The entries of given bibliographies under keys that mean nothing else in the publication, what a person should look at, and the
    keys that had to be changed: as given → as taken."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()


def read_given(paths: Sequence[Path], bibliography: Bibliography) -> Given:
    """Read bibliographies. An entry that cannot be read costs that entry alone; raises UsageError for a file that is none."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    renamed: list[tuple[str, str]] = []
    taken = {*(entry.key for entry in bibliography.entries), *(one.key for one in bibliography.broken)}
    for path in paths:
        found, said = _read(path)
        problems += said
        for entry in found:
            known = entries.get(entry.key) or bibliography.get(entry.key)
            if known is not None and (known.fields == entry.fields or is_same_work(describe_entry(entry), known).is_same):
                entries.setdefault(known.key, known)
                continue
            key = entry.key
            if known is not None or key in taken:
                key = _free(key, {*taken, *entries})
                renamed.append((entry.key, key))
                message = f"the key {entry.key} is another work’s in this publication: this one was taken as {key}."
                problems.append(Problem(path.name, entry.line, "key-taken", "query", message))
            entries[key] = replace(entry, key=key)
    return Given(tuple(entries.values()), tuple(sorted(problems)), tuple(renamed), tuple(path.name for path in paths))


def _free(key: str, taken: set[str]) -> str:
    return next(free for letter in "bcdefghijklmnopqrstuvwxyz" if (free := f"{key}{letter}") not in taken)


def _read(path: Path) -> tuple[list[Entry], list[Problem]]:
    if not path.is_file():
        raise UsageError(f"There is no bibliography {path}: check the name and the folder.")
    if path.stat().st_size > LARGEST:
        raise UsageError(f"{path.name} is too large for a bibliography (50 MB).")
    text = decode(path.read_bytes(), path.name).text
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start in ("[", "{"):
        try:
            return _of_records(read_keyed_csl_json(text.lstrip("\ufeff")), path.name)
        except (ValueError, RecursionError) as error:
            message = f"this is no CSL-JSON ({str(error).rstrip('.')}): export the library again."
            raise ProblemsFound(
                [Problem(path.name, getattr(error, "lineno", 1), "bibliography-unread", "error", message)]
            ) from error
    if is_ris(text):
        return _of_records(read_ris(text), path.name)
    found = parse_bibliography(text, path.name)
    if not found.entries and not found.broken:
        raise UsageError(f"{path.name} has no entries: a bibliography is a .bib, a .ris or a CSL-JSON file.")
    broken = [replace(one.problem, severity="query", message=f"{one.problem.message} It was left out.") for one in found.broken]
    return list(found.entries), broken


def _of_records(records: Iterable[tuple[str, int, Reference | None]], file: str) -> tuple[list[Entry], list[Problem]]:
    made: list[Entry] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for key, line, reference in records:
        if reference is None:
            problems.append(Problem(file, line, "record-untitled", "query", "this record has no title, and was left out."))
            continue
        key = key if key and key not in taken else make_key(reference, taken)
        taken.add(key)
        made.append(replace(make_entry(key, reference), line=line))
    return made, problems


def with_keys_as_taken(manuscript: Manuscript, renamed: Sequence[tuple[str, str]]) -> Manuscript:
    """A manuscript in which the keys that it cites are those under which the works were taken."""
    for given, taken in renamed:
        key = re.compile(rf"(?<![\w\\])@{re.escape(given)}(?![\w:.#$%&+?<>~/-]*\w)")
        manuscript = replace(
            manuscript,
            blocks=tuple(replace(block, text=key.sub(f"@{taken}", block.text)) for block in manuscript.blocks),
            notes=tuple(
                replace(note, markdown=key.sub(f"@{taken}", note.markdown), more=key.sub(f"@{taken}", note.more))
                for note in manuscript.notes
            ),
        )
    return manuscript
