"""Notes as JSON lines: `{"doc", "n", "lang", "raw"}` in, the same lines with "citations" and "prose" out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from footpress.gathering.doubts import citation_doubts, prose_doubts
from footpress.model.doubt import Doubt
from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, TEXT_FIELDS, Reading, Reference, Resolved
from footpress.problems import Problem, ProblemsFound

_ORDER = (
    "author", "title", "container", "publisher", "place", "date", "volume", "issue", "pages", "locator", "url", "doi", "accessed",
    "editor", "translator", "edition", "orig_date",
)  # fmt: skip
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""JSON may hold half a character as an escape: it is read as the replacement character and goes out as it came."""

_JOINED = {"title": ("title", "collection"), "locator": ("shelfmark", "locator")}
"""The form of these lines has no field for a shelf mark or a collection: an archive's locator holds mark and leaf, its title is the
description of the piece, else the collection."""

_UNSAID = {"genre", "idno", "container_year"}
"""What a ruling is called, its identifier, the year by which a reporter counts: the form has no field for them."""

assert {*_ORDER, *_UNSAID, "shelfmark", "collection"} == {*NAME_FIELDS, *TEXT_FIELDS}


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line of input: the document it belongs to, its note, and the object as it was given."""

    doc: str
    note: Note
    given: dict[str, Any]


def read_note_lines(text: str, file: str) -> tuple[NoteLine, ...]:
    """The notes of a JSONL text; blank lines are skipped. Raises ProblemsFound for the first line that is no note."""
    lines: list[NoteLine] = []
    counts: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        given = _read_object(line, file, number)
        doc = json.dumps(given.get("doc", ""), sort_keys=True)
        counts[doc] = counts.get(doc, 0) + 1
        lines.append(NoteLine(doc, _note(given, counts[doc], file, number), given))
    return tuple(lines)


def _read_object(line: str, file: str, number: int) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise _refused(
            file, number, f"this is not JSON ({error.msg.lower()}, column {error.colno}): write one object a line."
        ) from error
    except (ValueError, RecursionError) as error:
        raise _refused(file, number, "this JSON cannot be read: write one plain object a line.") from error
    if not isinstance(given, dict):
        raise _refused(file, number, 'this line is no object: write {"doc": …, "n": …, "lang": …, "raw": …}.')
    return given


def _note(given: dict[str, Any], count: int, file: str, number: int) -> Note:
    raw, n, lang = given.get("raw"), given.get("n", count), given.get("lang")
    if not isinstance(raw, str):
        raise _refused(file, number, 'the note has no text: give it as "raw", between quotation marks.')
    if isinstance(n, str) and n.strip().isdecimal():
        n = int(n)
    if not isinstance(n, int) or isinstance(n, bool):
        raise _refused(file, number, f'"n" is {json.dumps(n)[:40]}: the number of a note is a whole number.')
    return Note(n, _LONE_SURROGATE.sub("\ufffd", raw), number, lang if isinstance(lang, str) else "")


def _refused(file: str, line: int, message: str) -> ProblemsFound:
    return ProblemsFound([Problem(file, line, "notes-json", "error", message)])


def by_document(lines: Sequence[NoteLine]) -> dict[str, list[int]]:
    """The places of each document's lines, documents in order of appearance."""
    documents: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        documents.setdefault(line.doc, []).append(place)
    return documents


def write_note_line(given: dict[str, Any], reading: Reading, resolved: Sequence[Resolved]) -> str:
    """One line of output, without its line end: what was given, with what was read."""
    own = {name: value for name, value in given.items() if name not in ("citations", "prose", "doubts")}
    doubts = _ids(prose_doubts(reading, resolved))
    line = own | {"citations": [citation(item) for item in resolved], "prose": reading.prose, "doubts": doubts}
    text = json.dumps(line, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair came in as an escape: it goes out as one
        return json.dumps(line)
    return text


def citation(item: Resolved) -> dict[str, Any]:
    """A citation as an object with every field: texts "", names [["Family", "Given"]], span [start, end)."""
    reference = item.reference
    fields: dict[str, Any] = {
        name: [_pair(person) for person in reference.names(name)] if name in NAME_FIELDS else _text(reference, name)
        for name in _ORDER
    }
    return {
        "kind": reference.kind, "refers_to_note": item.refers_to_note, "refers_to_index": item.refers_to_index,
        "type": reference.type, **fields, "span": list(reference.span), "confidence": round(reference.confidence, 3),
        "link_confidence": round(item.confidence, 3) if item.refers_to_note is not None else None, "doubts": _ids(citation_doubts(item)), "queries": [doubt.sentence for doubt in citation_doubts(item)],
    }  # fmt: skip


def _ids(doubts: Iterable[Doubt]) -> list[str]:
    """The ids of doubts, each once, in order."""
    return list(dict.fromkeys(doubt.id for doubt in doubts))


def _text(reference: Reference, name: str) -> str:
    """What the note itself says: an archive that is carried over from the piece before has no place in this one's words."""
    carried = {field.name for field in reference.fields if field.span[0] == field.span[1]}
    said = [value for part in _JOINED.get(name, (name,)) if part not in carried and (value := reference.get(part))]
    return ", ".join(said if name == "locator" else said[:1])


def _pair(person: Name) -> list[str]:
    return [person.family, person.given]


def in_input_order(lines: Sequence[NoteLine], documents: Iterable[dict[int, str]]) -> Iterator[str]:
    """The output lines in the order of input, each as soon as it and all before it are known."""
    known: dict[int, str] = {}
    place = 0
    for document in documents:
        known |= document
        while place < len(lines) and place in known:
            yield known.pop(place)
            place += 1
