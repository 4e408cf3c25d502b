"""Scores readings of the corpus against what its annotators read. `python tests/references/scoring.py [--accept]` prints or keeps them.

References are matched by the overlap of their spans. Of full citations the fields of a bibliography entry are compared, without case,
accents and punctuation; a wrong value counts against precision and against recall. An entry is right when every field of it is.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import yaml
from corpus_format import GRADES, Record, load

from footpress.model.manuscript import Note
from footpress.model.reference import Reading, Reference
from footpress.references import read_notes

HERE = Path(__file__).parent
CORPUS = HERE / "corpus" / "tune"
KEPT = HERE / "ratchet.yaml"
FIELDS = (
    "author",
    "title",
    "container",
    "publisher",
    "place",
    "date",
    "volume",
    "issue",
    "pages",
    "url",
    "doi",
    "collection",
    "shelfmark",
)


def fold(text: str) -> str:
    """Letters and figures alone, without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", plain)


def said(reference: Reference, name: str) -> str:
    """A field of a reading in comparable form."""
    if name == "author":
        return "/".join(fold(person.family) for person in reference.names())
    return fold(reference.get(name))


def meant(citation: Record, name: str) -> str:
    """A field of an annotation in comparable form."""
    if name == "author":
        return "/".join(fold(family) for family, _ in citation["author"])
    return fold(citation.get(name, ""))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The common part of two spans as a share of both."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def matched(citations: list[Record], references: tuple[Reference, ...]) -> list[tuple[Record, Reference]]:
    """Pairs of annotation and reading, the best overlaps first, each used once."""
    pairs = sorted(
        ((overlap(tuple(c["span"]), r.span), -i, -j) for i, c in enumerate(citations) for j, r in enumerate(references)),
        reverse=True,
    )
    found: dict[int, int] = {}
    for share, i, j in pairs:
        if share > 0.15 and -i not in found and -j not in found.values():
            found[-i] = -j
    return [(citations[i], references[j]) for i, j in sorted(found.items())]


def count(tally: Counter[str], note: Record, reading: Reading) -> None:
    """Add one note to a tally."""
    citations, references = note["citations"], reading.references
    pairs = matched(citations, references)
    tally["found"] += len(pairs)
    tally["cited"] += len(citations)
    tally["read"] += len(references)
    tally["prose"] += not citations
    tally["silent"] += not citations and not references
    by_citation = {id(citation): reference for citation, reference in pairs}
    for citation in citations:
        if citation["kind"] != "full":
            continue
        tally["entries"] += 1
        reference = by_citation.get(id(citation))
        wrong = 0
        for name in FIELDS:
            gold, read = meant(citation, name), said(reference, name) if reference else ""
            right = bool(gold) and gold == read
            tally["right"] += right
            tally["named"] += bool(gold)
            tally["given"] += bool(read)
            wrong += gold != read
        tally["exact"] += not wrong
        tally["typed"] += reference is not None and reference.type in (citation["type"], *citation.get("type_alt", ()))


def figures(tally: Counter[str]) -> dict[str, float]:
    """The scores of a tally: F1 of references and of fields, shares of the rest."""

    def f1(right: int, gold: int, read: int) -> float:
        return round(2 * right / (gold + read), 3) if gold + read else 1.0

    def share(part: int, whole: int) -> float:
        return round(part / whole, 3) if whole else 1.0

    return {
        "references": f1(tally["found"], tally["cited"], tally["read"]),
        "fields": f1(tally["right"], tally["named"], tally["given"]),
        "entries": share(tally["exact"], tally["entries"]),
        "types": share(tally["typed"], tally["entries"]),
        "silent": share(tally["silent"], tally["prose"]),
    }


def scores() -> dict[str, dict[str, float]]:
    """The scores of the corpus by grade."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(CORPUS.glob("*.yaml")):
        grade = yaml.safe_load(path.read_text(encoding="utf-8"))["grade"]
        notes = load(path)
        for note, reading in zip(notes, read_notes([Note(n["n"], n["raw"], 0, n["lang"]) for n in notes]), strict=True):
            count(tallies[grade], note, reading)
    return {grade: figures(tallies[grade]) for grade in GRADES if grade in tallies}


def kept() -> dict[str, dict[str, float]]:
    """The scores that must not fall."""
    found: dict[str, dict[str, float]] = yaml.safe_load(KEPT.read_text(encoding="utf-8"))
    return found


def main(arguments: list[str]) -> None:
    """Print the scores; with --accept keep them as the ones that must not fall."""
    found: dict[str, Any] = scores()
    text = (
        "# What the corpus scored when these figures were last accepted: `python tests/references/scoring.py --accept`.\n"
        + yaml.safe_dump(found, sort_keys=False)
    )
    if "--accept" in arguments:
        KEPT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
