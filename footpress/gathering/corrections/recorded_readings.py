"""A citation of a record as a reference again, and a reference as the record has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from footpress.gathering.corrections.recorded_notes import Data
from footpress.gathering.record import record_field
from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Field, Reference, Resolved, Span


def reference_of(citation: Data) -> Reference:
    """What the record says that a citation says."""
    fields = tuple(_field(name, each) for name, each in citation["fields"].items())
    return Reference(citation["kind"], citation["type"], fields, _span(citation["span"]), citation["confidence"])


def resolved(note: Data, citation: Data, work: int | None) -> Resolved:
    """A citation of a record, tied to a work of this number, or to none."""
    return Resolved(Note(note["n"], note["raw"], note["line"]), reference_of(citation), work, beside=beside_of(citation))


def beside_of(citation: Data) -> tuple[Span, ...]:
    """The [start, end) of what a citation of a record leaves beside it."""
    return tuple(map(_span, citation.get("beside", ())))


def with_reference(citation: Data, reference: Reference) -> dict[str, Any]:
    """A citation of a record that says something else; what is known of its work stays."""
    locator = reference.get("locator")
    changed = {
        **citation,
        "kind": reference.kind,
        "type": reference.type,
        "span": list(reference.span),
        "locator": locator,
        "fields": {field.name: record_field(field) for field in sorted(reference.fields, key=lambda field: field.span)},
    }
    return in_order(changed)


def new_citation(reference: Reference) -> dict[str, Any]:
    """A citation that a person has found, of no work yet."""
    return with_reference({"key": None, "confidence": 1.0}, reference)


_ORDER = (
    "key", "kind", "type", "span", "confidence", "proposed", "lost", "beside", "refers_to_note", "locator", "doubts", "queries", "fields"
)  # fmt: skip


def in_order(citation: Mapping[str, Any]) -> dict[str, Any]:
    """A citation with its parts in the order of the record, those that say nothing left out."""
    known = {name: citation[name] for name in _ORDER if name in citation and (citation[name] or name in ("key", "fields"))}
    return {**known, **{name: value for name, value in citation.items() if name not in _ORDER}}


def people_of(value: str) -> tuple[Name, ...]:
    """The people of a field as it is typed: "Reeves, Jeffrey; {Central Bank}"."""
    return tuple(_person(each.strip()) for each in value.split(";") if each.strip(" {}"))


def _person(text: str) -> Name:
    if text.startswith("{"):
        return Name(text.strip("{} "), literal=True)
    family, _, given = text.partition(",")
    return Name(family.strip(), given.strip())


def _field(name: str, each: Data) -> Field:
    value = people_of(each["value"]) if name in NAME_FIELDS else str(each["value"])
    return Field(name, value, _span(each["span"]), each["confidence"], each["rule"])


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return (start, end)
