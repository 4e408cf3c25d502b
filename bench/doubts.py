"""Whom doubts spare and what they miss: `python bench/doubts.py GOLD…`, files or folders of notes as JSON Lines with "citations".

Without GOLD our own corpus is taken: both readers learnt from it, so that the figures flatter.

A reading is a full citation of the gold that was found. It is wrong where a core field of its entry says something else: texts are the
same where nine tenths of their letters are, dates where the year is, people where the family names are. Of 100 readings are printed:
how many are wrong and nobody is asked, and how many are right and a person is asked, for single reasons and for all together; then
how many citations were left in prose, and of how many of those their note is asked about.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from footpress.gathering.doubts import citation_doubts, prose_doubts
from footpress.model.manuscript import Note
from footpress.model.reference import Reading, Resolved
from footpress.publication.note_lists.read_documents import as_resolved
from footpress.references import read_notes
from footpress.references.agreement import letters
from footpress.references.doubts import CORE, overlap
from footpress.resolution import resolve

Record = dict[str, Any]


@dataclass(frozen=True)
class Read:
    """One reading: its document, whether it is right, how sure the model was, the reasons to ask."""

    doc: str
    right: bool
    confidence: float
    doubts: frozenset[str]
    raw: str = ""
    wrong: tuple[str, ...] = ()


RULES: dict[str, Callable[[Read], bool]] = {
    "nobody asked": lambda _: False,
    "confidence below .5, or a query about the work": lambda r: (
        r.confidence < 0.5 or bool(r.doubts & {"link-unsure", "work-unlike"})
    ),
    "readings differ": lambda r: "readings-differ" in r.doubts,
    "unexplained words": lambda r: "unexplained-words" in r.doubts,
    "readings differ, or unexplained words": lambda r: bool(r.doubts & {"readings-differ", "unexplained-words"}),
    "every doubt": lambda r: bool(r.doubts),
}


def documents(paths: Sequence[Path]) -> Iterator[list[Record]]:
    """The notes of each document of the files, in order."""
    files = [file for path in paths for file in (sorted(path.rglob("*.jsonl")) if path.is_dir() else [path])]
    for file in files:
        found: dict[str, list[Record]] = {}
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                record = json.loads(line)
                found.setdefault(record["doc"], []).append(record)
        yield from found.values()


def meant(citation: Record, name: str) -> str:
    """A field of the gold as text."""
    value = citation.get(name) or ""
    return (
        value
        if isinstance(value, str)
        else "/".join(sorted(letters(each[0] if isinstance(each, list) else each) for each in value))
    )


def said(item: Resolved, name: str) -> str:
    """A field of a reading as text."""
    if name == "author":
        return "/".join(sorted(letters(person.family) for person in item.reference.names()))
    return item.reference.get(name)


def same(name: str, gold: str, read: str) -> bool:
    """Whether two values are the same but for little."""
    if name in ("pages", "volume", "issue"):
        a, b = (re.findall(r"\d+|[ivxlc]+", re.sub(r"\b(?:pp?|vol|no|nr|bd)\b", "", text.casefold())) for text in (gold, read))
        return a == b
    if name == "date":
        return gold[:4] == read[:4]
    if name == "url":
        gold, read = (re.sub(r"^https?://(?:www\.)?|\W", "", text.casefold()) for text in (gold, read))
        return gold == read
    a, b = letters(gold), letters(read)
    return a == b or (
        name in ("title", "container", "publisher", "place") and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.9
    )


def judged(record: Record, reading: Reading, items: Sequence[Resolved]) -> tuple[list[Read], int, int]:
    """The readings of a note, how many full citations were left in prose, and of how many of these somebody is asked."""
    free = list(items)
    found: list[Read] = []
    missed = 0
    for citation in sorted(record["citations"], key=lambda c: (c.get("span") or [0])[0]):
        span = tuple(citation.get("span") or (0, len(record["raw"])))
        best = max(free, key=lambda item: overlap(span, item.reference.span), default=None)
        if best is None or overlap(span, best.reference.span) < 0.15:
            missed += citation["kind"] == "full"
            continue
        free.remove(best)
        if citation["kind"] == "full":
            wrong = tuple(name for name in CORE if not same(name, meant(citation, name), said(best, name)))
            doubts = frozenset(doubt.id for doubt in citation_doubts(best))
            found.append(Read(record["doc"], not wrong, best.reference.confidence, doubts, record["raw"][slice(*span)], wrong))
    return found, missed, missed if prose_doubts(reading, items) else 0


def read(records: Sequence[Record]) -> tuple[list[Read], int, int, int]:
    """All readings of a document; citations missed, missed and asked; notes asked about in vain."""
    readings = read_notes([Note(record["n"], record["raw"], 0, record.get("lang", "")) for record in records])
    resolved = resolve(readings)
    found: list[Read] = []
    missed = asked = vain = 0
    items = iter(resolved)
    for record, reading in zip(records, as_resolved(readings, resolved), strict=True):
        own = [next(items) for _ in reading.references]
        more, lost, told = judged(record, reading, own)
        found, missed, asked = found + more, missed + lost, asked + told
        vain += bool(prose_doubts(reading, own)) and not lost
    return found, missed, asked, vain


def main(gold: Iterable[list[Record]]) -> None:
    """Read the gold's notes and print the table."""
    found: list[Read] = []
    missed = asked = vain = notes = 0
    for records in gold:
        more, lost, told, idle = read(records)
        found, missed, asked, vain, notes = found + more, missed + lost, asked + told, vain + idle, notes + len(records)
    hundred = 100 / max(1, len(found))
    print(f"{notes} notes, {len(found)} full citations read, {sum(not each.right for each in found)} of them wrong")
    print(f"{'asked where':50} wrong, unasked   right, asked   (of 100 readings)")
    for name, rule in RULES.items():
        silent = sum(not each.right and not rule(each) for each in found)
        idle = sum(each.right and rule(each) for each in found)
        print(f"{name:50} {silent * hundred:14.1f} {idle * hundred:14.1f}")
    print(f"left in prose: {missed} full citations, {asked} of them asked about (unread); {vain} notes asked about in vain")


def corpus() -> Iterator[list[Record]]:
    """The documents of the project's own corpus."""
    folder = Path(__file__).parent.parent / "tests" / "references"
    sys.path.insert(0, str(folder))
    from corpus_format import load

    return (load(path) for path in sorted((folder / "corpus" / "tune").glob("*.yaml")))


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:]]
    main(documents(paths) if paths else corpus())
