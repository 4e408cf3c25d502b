"""The notes of a record, each where it stands in the text: one is read or exchanged without a look at the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import yaml

from footpress.problems import Problem, ProblemsFound
from footpress.text.late_patterns import late
from footpress.text.written_yaml import dump_yaml

_LIST = late(r"^notes:[ \t]*\n(?P<items>(?:[- ].*\n|[ \t]*\n)*)", re.MULTILINE)
_ITEM = late(r"^- n: (?P<number>\d+)[ \t]*\n(?:[ \t].*\n|[ \t]*\n)*", re.MULTILINE)

Data = Mapping[str, Any]
"""A note, or a citation of it, as the record has it."""


def recorded_notes(record: str) -> dict[int, Data]:
    """The notes of a record by their numbers. Raises ProblemsFound where one cannot be read."""
    return {number: _read(block) for number, block in note_blocks(record).items()}


def recorded_note(record: str, number: int) -> Data | None:
    """One note of a record; None where it has none of that number. Raises ProblemsFound where it cannot be read."""
    block = note_blocks(record).get(number)
    return _read(block) if block is not None else None


@lru_cache(maxsize=8)
def note_blocks(record: str) -> dict[int, str]:
    """The lines of each note."""
    found = _LIST.search(record)
    return {int(item["number"]): item[0] for item in _ITEM.finditer(found["items"])} if found else {}


def with_recorded_note(record: str, note: Data) -> str:
    """The record with another reading of one note; every other line of it stays."""
    block = note_blocks(record)[note["n"]]
    at = record.index(f"\n{block}") + 1
    return record[:at] + dump_yaml([dict(note)]) + record[at + len(block) :]


def with_recorded_notes(record: str, notes: Iterable[Data]) -> str:
    """The record with other readings of some notes; every other line of it stays."""
    found = _LIST.search(record)
    if found is None:
        return record
    new = {note["n"]: dump_yaml([dict(note)]) for note in notes}
    items = _ITEM.sub(lambda item: new.get(int(item["number"]), item[0]), found["items"])
    return record[: found.start("items")] + items + record[found.end("items") :]


@lru_cache(maxsize=16384)
def _read(block: str) -> Data:
    try:
        (note,) = yaml.load(block, yaml.CSafeLoader)
        if {"n", "line", "raw", "citations"} <= set(note):
            return dict(note)
    except (yaml.YAMLError, TypeError, ValueError):
        pass
    message = "the record of this article cannot be read: take it back from git, or delete it and import the manuscript again."
    raise ProblemsFound([Problem("source/notes", 0, "record-broken", "error", message)])
