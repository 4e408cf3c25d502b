"""Words of a note are said to be a field, or in no field; a page, a type or a kind is corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from footpress.gathering.corrections.recorded_notes import Data
from footpress.gathering.corrections.recorded_readings import reference_of, with_reference
from footpress.gathering.corrections.rewriting import citation_at, note_to_change, replaced, with_citations, with_own_entry
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.model.reference import NAME_FIELDS, TEXT_FIELDS, Field, Kind, Reference, Span
from footpress.problems import UsageError
from footpress.references.by_hand import BY_HAND, read_field


def assign(texts: StandingTexts, number: int, span: Span, field: str) -> StandingTexts:
    """The texts with the words [start, end) of a note as typed read as `field`, "" for none.

    They belong to the citation that they stand in or beside; other fields lose them. Where that citation is a full one, its entry is changed
    alike. Raises UsageError where the note has no citation, or the words say no such thing.
    """
    if field not in ("", *TEXT_FIELDS, *NAME_FIELDS):
        raise UsageError(f"There is no field {field!r}.")
    note = note_to_change(texts, number)
    index = _index_at(note["citations"], span)
    citation = note["citations"][index]
    read = read_field(note["raw"], span, field) if field else None
    if field and read is None:
        raise UsageError("These words say nothing that can be such a field: choose others.")
    reference = _with_field(note["raw"], reference_of(citation), read.span if read else span, field, read)
    changed = with_reference(citation, _within(reference, note["citations"], index))
    entered = with_own_entry(texts, note, citation, changed)
    return with_citations(entered, note, replaced(note["citations"], index, changed), before=texts)


def with_locator(texts: StandingTexts, number: int, index: int, locator: str) -> StandingTexts:
    """The texts in which a citation points at another place, "" for the whole work."""
    note = note_to_change(texts, number)
    citation = citation_at(note, index)
    reference = reference_of(citation)
    standing = next((field for field in reference.fields if field.name == "locator"), None)
    others = tuple(field for field in reference.fields if field is not standing)
    span = standing.span if standing else (reference.span[1], reference.span[1])
    said = (Field("locator", " ".join(locator.split()), span, 1.0, BY_HAND),) if locator.strip() else ()
    changed = with_reference(citation, replace(reference, fields=(*others, *said)))
    return with_citations(texts, note, replaced(note["citations"], index, changed), knowingly=True)


def with_kind(texts: StandingTexts, number: int, index: int, kind: Kind, type: str) -> StandingTexts:
    """The texts in which a citation is a full one or a short form, of a work of this type."""
    note = note_to_change(texts, number)
    citation = citation_at(note, index)
    changed = with_reference(citation, replace(reference_of(citation), kind=kind, type=type))
    entered = with_own_entry(texts, note, citation, changed)
    return with_citations(entered, note, replaced(note["citations"], index, changed), before=texts)


def _index_at(citations: Sequence[Data], span: Span) -> int:
    """The citation that most of these words stand in, else the nearest one."""
    if not citations:
        raise UsageError("This note has no citation: make one of its words first.")
    spans = [each["span"] for each in citations]
    return max(range(len(spans)), key=lambda k: min(span[1], spans[k][1]) - max(span[0], spans[k][0]))


def _with_field(raw: str, reference: Reference, span: Span, name: str, read: Field | None) -> Reference:
    """A reference with one field more; the others lose the words of it, and a field of the same name is gone."""
    others = [piece for field in reference.fields if field.name != name for piece in _beside(raw, field, span)]
    return replace(reference, fields=tuple(sorted([*others, *([read] if read else [])], key=lambda field: field.span)))


def _beside(raw: str, field: Field, taken: Span) -> Iterator[Field]:
    """What is left of a field without the words that are taken from it: the longer side."""
    start, end = field.span
    if taken[0] >= end or taken[1] <= start:
        yield field
        return
    sides = [(start, min(end, taken[0])), (max(start, taken[1]), end)]
    longest = max(sides, key=lambda side: side[1] - side[0])
    if longest[1] > longest[0] and (left := read_field(raw, longest, field.name)) is not None:
        yield left


def _within(reference: Reference, citations: Sequence[Data], index: int) -> Reference:
    """A reference whose span holds its fields, as far as the citations beside it leave room."""
    start = min([reference.span[0], *(field.span[0] for field in reference.fields)])
    end = max([reference.span[1], *(field.span[1] for field in reference.fields)])
    before = [each["span"][1] for each in citations[:index]]
    behind = [each["span"][0] for each in citations[index + 1 :]]
    span = (max([start, *before]), min([end, *behind]))
    fields = tuple(field for field in reference.fields if span[0] <= field.span[0] and field.span[1] <= span[1])
    return replace(reference, span=span, fields=fields)
