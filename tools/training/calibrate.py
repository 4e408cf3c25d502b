"""Measures how far the network's certainty can be trusted: python tools/training/calibrate.py NETWORK GOLD…, folders of YAML or JSON Lines.

NETWORK must not have been trained on the documents given. Prints, for steps of certainty, the share of fields and of whole
references that were right: the points of footpress/references/confidence.py; and how many of those are right that it gives 0.9 or more.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "references"))

from corpus_format import Record, load
from scoring import FIELDS, matched, meant, said

from footpress.model.manuscript import Note
from footpress.model.reference import Reading
from footpress.references import document, network, read_notes
from footpress.references.confidence import citation_confidence, field_confidence

STEPS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)


def step(certainty: float) -> float:
    """The step that a certainty stands on."""
    return max(edge for edge in STEPS if edge <= certainty)


def judge(note: Record, reading: Reading, fields: dict[float, list[bool]], whole: dict[float, list[bool]]) -> None:
    """Add the readings of one note, right or wrong, to the tables."""
    found = {id(reference): citation for citation, reference in matched(note["citations"], reading.references)}
    for reference in reading.references:
        citation = found.get(id(reference))
        right = citation is not None
        for name in FIELDS:
            read, gold = said(reference, name), meant(citation, name) if citation else ""
            right = right and read == gold
            if read:
                certainty = next(field.confidence for field in reference.fields if field.name == name)
                fields[certainty].append(read == gold)
        whole[reference.confidence].append(right)


def main(path: str, *gold: str) -> None:
    """Read documents with the network given, confidences as it has them, and print the tables."""
    fields: dict[float, list[bool]] = defaultdict(list)
    whole: dict[float, list[bool]] = defaultdict(list)
    raw = patch.multiple(document, field_confidence=lambda c: c, citation_confidence=lambda c: c)
    with raw, patch.object(document.network, "labels", partial(network.labels, path=Path(path))):
        for notes in documents([Path(each) for each in gold]):
            for note, reading in zip(notes, read_notes([Note(n["n"], n["raw"], 0, n["lang"]) for n in notes]), strict=True):
                judge(note, reading, fields, whole)
    for title, table, confidence in (("fields", fields, field_confidence), ("references", whole, citation_confidence)):
        print(title)
        for edge in STEPS:
            report(f"from {edge:.3f}", [answer for c, answers in table.items() if step(c) == edge for answer in answers])
        report("given 0.9 or more", [answer for c, answers in table.items() if confidence(c) >= 0.9 for answer in answers])


def documents(paths: Sequence[Path]) -> Iterator[list[Record]]:
    """The notes of each document: a folder of our corpus, or a file of JSON Lines a document."""
    for path in paths:
        if path.is_dir():
            yield from map(load, sorted(path.glob("*.yaml")))
        else:
            yield [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def report(what: str, answers: list[bool]) -> None:
    """A line of the table."""
    if answers:
        print(f"  {what}: {sum(answers) / len(answers):.3f} right of {len(answers)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
