"""Read a corpus document: typed footnotes with the readings an annotator gave them (`corpus/README.md` has the format).

`python corpus_format.py FOLDER` prints all notes below a folder as JSON Lines.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "de", "fr", "it", "es", "pt", "tr", "ru", "mn", "nl", "pl", "hr", "sr", "ca", "la")
GRADES = ("gold", "good", "ugly")
KINDS = ("full", "short", "ibid")
TYPES = (
    "book", "article", "incollection", "thesis", "report", "news", "web", "legal", "archival", "speech", "other",
)  # fmt: skip
NAMES = ("author", "editor", "translator")
TEXTS = (
    "title", "container", "publisher", "place", "date", "volume", "issue", "pages", "locator", "url", "doi", "accessed",
)  # fmt: skip
RARE = ("edition", "orig_date", "collection", "shelfmark")
DATES = ("date", "accessed", "orig_date")
LINKS = ("kind", "type", "type_alt", "refers_to_note", "refers_to_index", "text")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

Record = dict[str, Any]


class CorpusError(ValueError):
    """A document breaks the format; the sentence names the file and the note."""


def load(path: Path) -> list[Record]:
    """Return the notes of one YAML document as records {doc, n, lang, raw, citations, prose}; raise CorpusError.

    A citation has every text field ("" where empty), `author` as [[family, given], …] and `span` [start, end) in `raw`.
    """
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    check_head(path, document)
    notes = [read_note(path, document, note) for note in document["notes"]]
    check_links(path, notes)
    return notes


def load_all(folder: Path) -> list[Record]:
    """Return the notes of every document below `folder`, in the order of the paths."""
    return [note for path in sorted(folder.rglob("*.yaml")) for note in load(path)]


def check_head(path: Path, document: Any) -> None:
    """Check the fields above the notes."""
    require(isinstance(document, dict) and document.get("doc") == path.stem, path, 0, "doc is not the name of the file")
    require(document.get("lang") in LANGUAGES, path, 0, f"unknown lang {document.get('lang')!r}")
    require(document.get("grade") in GRADES, path, 0, f"unknown grade {document.get('grade')!r}")
    require(bool(document.get("style")) and bool(document.get("notes")), path, 0, "style or notes are missing")


def read_note(path: Path, document: Record, note: Record) -> Record:
    """Return the record of one note, its citations in order of their spans."""
    n, raw = note["n"], note["raw"]
    require(
        isinstance(n, int) and isinstance(raw, str) and raw == raw.strip(), path, n, "n is no number, or raw has blanks around it"
    )
    citations, end = [], 0
    for citation in note.get("citations", []):
        start = raw.find(citation.get("text", "\0"), end)
        require(start >= 0, path, n, f"not in raw after character {end}: {citation.get('text')!r}")
        end = start + len(citation["text"])
        citations.append(read_citation(path, n, citation) | {"span": [start, end]})
    return {
        "doc": document["doc"], "n": n, "lang": note.get("lang", document["lang"]), "raw": raw,
        "citations": citations, "prose": prose(raw, [citation["span"] for citation in citations]),
    }  # fmt: skip


def read_citation(path: Path, n: int, citation: Record) -> Record:
    """Return one citation with every field present and names as pairs."""
    unknown = set(citation) - {*NAMES, *TEXTS, *RARE, *LINKS}
    require(not unknown, path, n, f"unknown fields {sorted(unknown)}")
    require(citation.get("kind") in KINDS, path, n, f"unknown kind {citation.get('kind')!r}")
    for name in (citation.get("type"), *citation.get("type_alt", ())):
        require(name in TYPES, path, n, f"unknown type {name!r}")
    for field in (*TEXTS, *RARE):
        require(isinstance(citation.get(field, ""), str), path, n, f"{field} is not quoted text")
    for field in DATES:
        require(field not in citation or DATE.fullmatch(citation[field]) is not None, path, n, f"{field} is not YYYY[-MM[-DD]]")
    record: Record = {"kind": citation["kind"], "refers_to_note": citation.get("refers_to_note"), "type": citation["type"]}
    record |= {"author": [pair(name) for name in citation.get("author", [])]}
    record |= {field: citation.get(field, "") for field in TEXTS}
    record |= {field: [pair(name) for name in citation[field]] for field in NAMES[1:] if field in citation}
    return record | {field: citation[field] for field in (*RARE, "type_alt", "refers_to_index") if field in citation}


def pair(name: str | Record) -> list[str]:
    """Return [family, given] of "Family, Given"; an organisation ({org: Name}) or a lone name has an empty second part."""
    if isinstance(name, dict):
        return [name["org"], ""]
    family, _, given = name.partition(",")
    return [family.strip(), given.strip()]


def prose(raw: str, spans: list[list[int]]) -> str:
    """Return what lies outside the spans, pieces joined by an ellipsis, their punctuation at the edges removed."""
    edges = [0, *(edge for span in spans for edge in span), len(raw)]
    pieces = [raw[start:end].strip(" .,;:()[]") for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return " … ".join(piece for piece in pieces if piece)


def check_links(path: Path, notes: list[Record]) -> None:
    """Check that a back-reference points to an earlier citation, and says which one where a note has several."""
    numbers = [note["n"] for note in notes]
    require(numbers == sorted(set(numbers)), path, 0, "the numbers of the notes do not rise")
    at = {note["n"]: note["citations"] for note in notes}
    for note in notes:
        for place, citation in enumerate(note["citations"]):
            target, index = citation["refers_to_note"], citation.get("refers_to_index")
            if target is None:
                require(citation["kind"] != "ibid", path, note["n"], "an ibid refers to nothing")
                continue
            require(target in at and target <= note["n"], path, note["n"], f"refers to note {target}, which is not earlier")
            several = len(at[target]) > 1
            require(
                several == (index is not None), path, note["n"], f"refers_to_index is needed just where note {target} has several"
            )
            require((target, index or 0) < (note["n"], place), path, note["n"], "refers to itself or to what follows")
            require((index or 0) < len(at[target]), path, note["n"], f"note {target} has no such citation")


def require(fact: bool, path: Path, n: int, sentence: str) -> None:
    """Raise CorpusError unless `fact` holds."""
    if not fact:
        raise CorpusError(f"{path.name}, note {n}: {sentence}")


if __name__ == "__main__":
    for record in load_all(Path(sys.argv[1])):
        print(json.dumps(record, ensure_ascii=False))
