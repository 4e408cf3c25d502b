"""How well notes were read: `python bench/readings.py GOLD READ`, JSON Lines with "citations", by type of work, language and document.

READ is what `footpress notes --jsonl` makes of GOLD. A citation of the gold is compared with the one of its note that overlaps it most. Of full
ones the fields of a bibliography entry are compared without case, accents and punctuation; an entry is whole where all are the same; a link
is right where the note named cites the same work. Each figure has the interval that holds it in 95 of 100 samples of the documents
(bootstrap): with few documents a figure says little.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from footpress.text.folding import fold_letters

Record = dict[str, Any]
FIELDS = ("author", "title", "container", "publisher", "place", "date", "volume", "issue", "pages", "url", "doi")
SAMPLES = 400


class Counted(NamedTuple):
    """What one document adds to a row: fields right, fields read, fields meant, entries whole, entries, types right, links right, read, meant."""

    right: int = 0
    read: int = 0
    meant: int = 0
    whole: int = 0
    entries: int = 0
    types: int = 0
    tied: int = 0
    ties: int = 0
    links: int = 0

    def __add__(self, other: object) -> Counted:
        assert isinstance(other, tuple)
        return Counted(*(a + b for a, b in zip(self, other, strict=True)))


def value(citation: Record, name: str) -> str:
    """A field in comparable form."""
    given = citation.get(name) or ""
    if name == "author":
        return "/".join(sorted(fold_letters(each[0] if isinstance(each, list) else each) for each in given))
    if name == "url":
        return fold_letters(re.sub(r"^https?://(?:www\.)?|/$", "", given))
    if name == "doi":
        return fold_letters(re.sub(r"^.*?(?=10\.)", "", given))
    return fold_letters(given)


def matched(gold: Sequence[Record], read: Sequence[Record], size: int) -> list[Record | None]:
    """For each citation of the gold the one read that overlaps it most, each once."""
    free = list(read)
    found: list[Record | None] = []
    for citation in gold:
        start, end = citation.get("span") or (0, size)
        best = max(free, key=lambda other: min(end, other["span"][1]) - max(start, other["span"][0]), default=None)
        if best is not None and min(end, best["span"][1]) > max(start, best["span"][0]):
            free.remove(best)
            found.append(best)
        else:
            found.append(None)
    return found


def counts(gold: Sequence[Record], read: Sequence[Record]) -> Iterator[tuple[str, str, Counted]]:
    """Type and language of each citation of a document, with what it adds."""
    works = chains(gold)
    for record, line in zip(gold, read, strict=True):
        for citation, other in zip(
            record["citations"], matched(record["citations"], line["citations"], len(record["raw"])), strict=True
        ):
            meant, said = citation.get("refers_to_note"), other.get("refers_to_note") if other else None
            same = meant is not None and said is not None and works.get(meant, set()) & works.get(said, set())
            links = {"tied": int(bool(same)), "ties": int(said is not None), "links": int(meant is not None)}
            if citation["kind"] != "full":
                yield "", record["lang"], Counted(**links)
                continue
            pairs = [(value(citation, name), value(other, name) if other else "") for name in FIELDS]
            kinds = {citation["type"], *citation.get("type_alt", ())}
            yield (
                citation["type"],
                record["lang"],
                Counted(
                    sum(a == b != "" for a, b in pairs), sum(b != "" for _, b in pairs), sum(a != "" for a, _ in pairs),
                    int(all(a == b for a, b in pairs)), 1, int(other is not None and other["type"] in kinds), **links,
                ),
            )  # fmt: skip


def chains(gold: Sequence[Record]) -> dict[int, set[int]]:
    """The works that each note cites, a work by the first note of its chain."""
    first: dict[int, set[int]] = {}
    for record in gold:
        own = set()
        for citation in record["citations"]:
            at = citation.get("refers_to_note")
            own |= {record["n"]} if at is None else first.get(at, {at})
        first[record["n"]] = own or {record["n"]}
    return first


def f1(right: int, read: int, meant: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (read + meant) if read + meant else 0.0


FIGURES: tuple[tuple[str, Callable[[Counted], float]], ...] = (
    ("fields", lambda c: f1(c.right, c.read, c.meant)),
    ("entries", lambda c: c.whole / c.entries if c.entries else 0.0),
    ("types", lambda c: c.types / c.entries if c.entries else 0.0),
    ("links", lambda c: f1(c.tied, c.ties, c.links)),
)


def row(name: str, documents: Sequence[Counted]) -> str:
    """A line of the table: the figures of all documents together, with their intervals."""
    chance = random.Random(1)
    samples = [sum((chance.choice(documents) for _ in documents), Counted()) for _ in range(SAMPLES)]
    whole = sum(documents, Counted())
    cells = []
    for _, figure in FIGURES:
        spread = sorted(figure(sample) for sample in samples)
        cells.append(f"{figure(whole):.3f} ({spread[SAMPLES // 40]:.2f}–{spread[-SAMPLES // 40]:.2f})")
    return f"| {name} | {len(documents)} | {whole.entries} | " + " | ".join(cells) + " |"


def read_lines(path: str) -> dict[str, list[Record]]:
    """The notes of each document of a file."""
    found: dict[str, list[Record]] = defaultdict(list)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found[record["doc"]].append(record)
    return found


def main(gold: str, read: str) -> None:
    """Print the table."""
    meant, said = read_lines(gold), read_lines(read)
    rows: dict[tuple[str, str], dict[str, Counted]] = defaultdict(lambda: defaultdict(Counted))
    for doc, notes in meant.items():
        for kind, lang, counted in counts(notes, said[doc]):
            for group in (("", "all"), ("type", kind), ("language", lang)):
                if group[1]:
                    rows[group][doc] += counted
    print("| | documents | full citations | " + " | ".join(name for name, _ in FIGURES) + " |")
    print("|---|" + "---|" * (len(FIGURES) + 2))
    for group in sorted(rows, key=lambda group: (group[0], -len(rows[group]))):
        print(row(f"{group[0]} {group[1]}".strip(), list(rows[group].values())))


if __name__ == "__main__":
    main(*sys.argv[1:])
