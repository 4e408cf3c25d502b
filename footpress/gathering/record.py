"""The record, source/notes/<slug>.yaml: every note as typed, where each field came from, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from footpress.gathering.account.settling import Settled, Settlement
from footpress.gathering.doubts import citation_doubts, prose_doubts
from footpress.gathering.proposals import proposal_sentence
from footpress.gathering.source_notes import digest as note_digest
from footpress.gathering.written_notes import note_as_proposed, note_as_written
from footpress.model.doubt import DOUBTS, Doubt
from footpress.model.entry import Entry
from footpress.model.manuscript import Manuscript, Note
from footpress.model.names import Name
from footpress.model.reference import Field, Reading
from footpress.problems import Problem
from footpress.text.written_yaml import dump_lists

_HEADING = """\
# How the notes of {manuscript} were read. Written by `footpress import`; it is the evidence for bibliography.bib.
# Spans are [start, end) in `raw`; confidence is the share of such readings that are right. `written` tells whether a note is still as
# it was written; a `proposal` is a reading that would lose what was typed: the note stays as typed until a person accepts it.
"""


def write_record(manuscript: Manuscript, digest: str, readings: Iterable[Reading], settlement: Settlement) -> str:
    """The record as YAML text. `digest` is the SHA-256 of the manuscript's bytes."""
    data = {
        "manuscript": manuscript.file,
        "sha256": digest,
        "notes": [_note(reading, settlement) for reading in readings],
        "left_out": [{"line": out.line, "reason": out.reason, "text": out.text} for out in manuscript.left_out],
        "queries": [_problem(problem) for problem in manuscript.problems],
    }
    return format_record(data)


def format_record(data: Mapping[str, Any]) -> str:
    """The record's data as its YAML text."""
    return _HEADING.format(manuscript=data["manuscript"]) + dump_lists(data)


def _note(reading: Reading, settlement: Settlement) -> dict[str, Any]:
    note = reading.note
    citations = settlement.of_note(note.number)
    sentence = proposal_sentence(citations)
    doubts = prose_doubts(reading, citations)
    return {
        "n": note.number,
        "line": note.line,
        "raw": note.raw,
        **({"breaks": list(note.breaks)} if note.breaks else {}),
        "written": note_digest(note_as_written(note, settlement)),
        **({"proposal": _proposal(note, settlement, sentence)} if sentence else {}),
        "citations": [_citation(each) for each in citations],
        **({"doubts": [_doubt(doubt) for doubt in doubts]} if doubts else {}),
    }


def _proposal(note: Note, settlement: Settlement, sentence: str) -> dict[str, Any]:
    """What accepting the reading would write: the note, and the entries that the bibliography lacks."""
    keys = {each.key for each in settlement.of_note(note.number)}
    entries = [_entry(entry) for entry in (*settlement.new, *settlement.proposed) if entry.key in keys]
    return {"because": sentence, "markdown": note_as_proposed(note, settlement), "entries": entries}


def _entry(entry: Entry) -> dict[str, Any]:
    return {"key": entry.key, "type": entry.type, "fields": dict(entry.fields)}


def _citation(each: Settled) -> dict[str, Any]:
    item, reference = each.item, each.item.reference
    optional = {
        "proposed": "" if each.taken else each.key,
        "lost": list(each.lost_text),
        "beside": [list(span) for span in item.beside],
        "refers_to_note": item.refers_to_note,
        "locator": reference.get("locator"),
        "doubts": [_doubt(doubt) for doubt in citation_doubts(item)],
    }
    return {
        "key": each.key if each.taken else None,
        "kind": reference.kind,
        "type": reference.type,
        "span": list(reference.span),
        "confidence": round(min(reference.confidence, item.confidence), 2),
        **{name: value for name, value in optional.items() if value},
        "fields": {field.name: record_field(field) for field in reference.fields},
    }


def _doubt(doubt: Doubt) -> dict[str, str]:
    return {"id": doubt.id, **({"field": doubt.field} if doubt.field else {}), "sentence": doubt.sentence}


def read_doubts(owner: Mapping[str, Any]) -> tuple[Doubt, ...]:
    """The doubts of a citation or a note of a record; one of an earlier footpress has them as plain sentences ("queries")."""
    sentences = (Doubt("link-unsure", sentence) for sentence in owner.get("queries", ()))
    told = (
        Doubt(each["id"], each["sentence"], each.get("field", "")) for each in owner.get("doubts", ()) if each["id"] in DOUBTS
    )
    return (*sentences, *told)


def is_answered(note: Mapping[str, Any]) -> bool:
    """Whether a person has accepted or confirmed the reading of a note of the record: they are not asked again."""
    return bool(note.get("accepted") or note.get("confirmed"))


def record_field(field: Field) -> dict[str, Any]:
    """A field as the record has it."""
    value = field.value if isinstance(field.value, str) else "; ".join(_name(name) for name in field.value)
    return {"value": value, "span": list(field.span), "confidence": round(field.confidence, 2), "rule": field.rule}


def _name(name: Name) -> str:
    return f"{{{name.family}}}" if name.literal else name.sort


def _problem(problem: Problem) -> dict[str, Any]:
    return {"line": problem.line, "id": problem.id, "message": problem.message}
