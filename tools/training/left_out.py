"""Leaves documents out, so that a reader is measured on what it has not learnt.

`python tools/training/left_out.py part N FOLDER GOLD…` parts the documents of files of JSON Lines into N, long and short ones in each: FOLDER/held1.jsonl
… holds them, FOLDER/learn1.jsonl … all the others. After training a network on each `learn`, `read NETWORK HELD OUT` reads the notes held out,
and `bench/readings.py HELD OUT` prints how well.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

from footpress.publication.note_lists.note_lines import by_document, read_note_lines, write_note_line
from footpress.publication.note_lists.read_documents import as_resolved
from footpress.references import document, network, read_notes
from footpress.resolution import resolve


def part(count: int, folder: Path, files: Sequence[Path]) -> None:
    """Each file's documents from the longest to the shortest, dealt out to and fro."""
    held: list[list[str]] = [[] for _ in range(count)]
    for file in files:
        documents: dict[str, list[str]] = {}
        for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
            documents.setdefault(json.loads(line)["doc"], []).append(line)
        for number, doc in enumerate(sorted(documents, key=lambda doc: -len(documents[doc]))):
            turn, place = divmod(number, count)
            held[count - 1 - place if turn % 2 else place] += documents[doc]
    folder.mkdir(parents=True, exist_ok=True)
    for number, lines in enumerate(held, 1):
        others = [line for other in held if other is not lines for line in other]
        (folder / f"held{number}.jsonl").write_text("".join(lines), encoding="utf-8")
        (folder / f"learn{number}.jsonl").write_text("".join(others), encoding="utf-8")


def read(reader: Path, held: Path, out: Path) -> None:
    """The notes with what a network of another file reads in them."""
    lines = read_note_lines(held.read_text(encoding="utf-8"), held.name)
    written = []
    with patch.object(document.network, "labels", partial(network.labels, path=reader)):
        for places in by_document(lines).values():
            own = [lines[place] for place in places]
            readings = read_notes([line.note for line in own])
            items = resolve(readings)
            rest = iter(items)
            for line, reading in zip(own, as_resolved(readings, items), strict=True):
                written.append(write_note_line(line.given, reading, [next(rest) for _ in reading.references]))
    out.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "part":
        part(int(sys.argv[2]), Path(sys.argv[3]), [Path(each) for each in sys.argv[4:]])
    else:
        read(*map(Path, sys.argv[2:]))
