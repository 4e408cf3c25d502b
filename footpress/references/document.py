"""Step 2, reading: a whole document's notes, in two passes: first where the parts stand, then their values in the document's manner.

Network and random field both read them: what one of them reads otherwise than the one that is heard says where that may be wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import Field, Kind, Reading, Reference
from footpress.references import network
from footpress.references.assembly import fields
from footpress.references.bodies import publishing_bodies
from footpress.references.confidence import citation_confidence, field_confidence
from footpress.references.doubts import doubted
from footpress.references.draft import Draft
from footpress.references.habits import habits, in_the_habit
from footpress.references.judge import judge
from footpress.references.locators import settle
from footpress.references.manner import Manner, manner
from footpress.references.model import cut, tag
from footpress.references.network import Labelled
from footpress.references.repairs import repaired
from footpress.references.rules import hint
from footpress.references.shapes import find_shapes, houses
from footpress.references.sheet import Sheet
from footpress.references.silence import worth_reading
from footpress.references.tokens import Token, tokenise
from footpress.references.voices import in_turn


class Prepared(NamedTuple):
    """A note before anybody reads it: its references of a closed shape, its sheet, and the stretches of tokens that no shape has taken."""

    note: Note
    shaped: tuple[Reference, ...]
    sheet: Sheet
    stretches: tuple[tuple[int, int], ...]


class Parted(NamedTuple):
    """A note whose parts are found: its references of a closed shape, and for the rest its sheet, the drafts of its references, and
    how sure the model is of each token."""

    note: Note
    shaped: tuple[Reference, ...]
    sheet: Sheet
    drafts: tuple[Draft, ...]
    labels: tuple[str, ...]
    sure: tuple[float, ...]


class Said(NamedTuple):
    """What a reference is and says, and the labels of its tokens, whoever read them."""

    kind: Kind
    work: str
    sure: float
    labels: Sequence[str]
    fields: Sequence[Field]


class Once(NamedTuple):
    """What both readers of a document ask in the same words, each answered once: the drafts of a stretch with these labels, and what a
    draft says in this manner behind these authors. Sheets are known by their identity while the document is read."""

    parts: dict[tuple[int, int, tuple[str, ...]], list[Draft]]
    said: dict[tuple[int, Draft, Manner, tuple[Name, ...]], Said]


def read_document(notes: Sequence[Note]) -> tuple[Reading, ...]:
    """The readings of the notes of one document, with the doubts about them."""
    known = houses([note.raw for note in notes])
    prepared = [_prepare(note, known) for note in notes]
    parts = [each.sheet.part(start, end) for each in prepared for start, end in each.stretches]
    first, second = in_turn(network.labels(parts), list(map(tag, parts)))
    once = Once({}, {})
    return doubted(_readings(prepared, first, once), _readings(prepared, second, once))


def _prepare(note: Note, known: Collection[str]) -> Prepared:
    tokens = tokenise(note.raw)
    shaped = find_shapes(note.raw, tokens, known)
    return Prepared(note, shaped, hint(Sheet.of(tokens)), tuple(_between(tokens, shaped)))


def _readings(prepared: Sequence[Prepared], read: Iterable[Labelled], once: Once) -> list[Reading]:
    """The readings that a reader gives; `read` has what it says of each stretch of the notes, in order."""
    said = iter(read)
    parted = _in_the_habit([_part(each, [next(said) for _ in each.stretches], once) for each in prepared])
    order = manner([(note.sheet, draft) for note in parted for draft in note.drafts])
    readings: list[Reading] = []
    before: tuple[Name, ...] = ()
    for note in parted:
        reading = _read(note, order, before, once)
        readings.append(reading)
        authors = [reference.names() for reference in reading.references if reference.names()]
        before = authors[-1] if authors else before
    return readings


def _in_the_habit(notes: Sequence[Parted]) -> list[Parted]:
    """The notes with their drafts as the document's habits have them."""
    known = habits([(note.sheet, draft) for note in notes for draft in note.drafts])
    return [note._replace(drafts=tuple(in_the_habit(note.sheet, draft, known) for draft in note.drafts)) for note in notes]


def _part(prepared: Prepared, read: Sequence[Labelled], once: Once) -> Parted:
    note, shaped, sheet, stretches = prepared
    size = len(sheet.tokens)
    labels, sure, drafts = [""] * size, [1.0] * size, []
    for (start, end), (found, certain) in zip(stretches, read, strict=True):
        labels[start:end], sure[start:end] = found, certain
        place = (id(sheet), start, tuple(found))
        if (parts := once.parts.get(place)) is None:
            parts = once.parts[place] = repaired(sheet.part(start, end), cut(found))
        drafts += [Draft(each.start + start, each.end + start, each.labels) for each in parts]
    worth = tuple(draft for draft in drafts if worth_reading(sheet, draft, sure))
    return Parted(note, shaped, sheet, worth, tuple(labels), tuple(sure))


def _between(tokens: Sequence[Token], shaped: Sequence[Reference]) -> Iterator[tuple[int, int]]:
    """The stretches of tokens that no shape has taken and that hold a word."""
    start = 0
    for begin, end in (*(reference.span for reference in shaped), (sys.maxsize, sys.maxsize)):
        stop = next((i for i in range(start, len(tokens)) if tokens[i].end > begin), len(tokens))
        if not shaped or any(token.kind != "punct" for token in tokens[start:stop]):
            yield start, stop
        start = next((i for i in range(stop, len(tokens)) if tokens[i].start >= end), len(tokens))


def _read(parted: Parted, order: Manner, before: tuple[Name, ...], once: Once) -> Reading:
    references: list[Reference] = []
    waiting = list(parted.shaped)
    for draft in parted.drafts:
        while waiting and waiting[0].span[0] < parted.sheet.tokens[draft.start].start:
            references.append(waiting.pop(0))
            before = references[-1].names() or before
        reference = _reference(parted, draft, order, before, once)
        references.append(reference)
        before = reference.names() or before
    return Reading(parted.note, (*references, *waiting))


def _reference(parted: Parted, draft: Draft, order: Manner, before: tuple[Name, ...], once: Once) -> Reference:
    sheet = parted.sheet
    place = (id(sheet), draft, order, before)
    if (said := once.said.get(place)) is None:
        said = once.said[place] = _said(parted, draft, order, before)
    kind, work, sure, labels, named = said
    certain = [_certainty(field, parted, draft) for field in named]
    values = tuple(
        replace(field, confidence=field_confidence(c), rule=field.rule or _reader(field, parted, draft, labels))
        for field, c in zip(named, certain, strict=True)
    )
    span = (sheet.tokens[draft.start].start, sheet.tokens[draft.end - 1].end)
    return Reference(kind, work, values, span, citation_confidence(min([*certain, sure])))


def _said(parted: Parted, draft: Draft, order: Manner, before: tuple[Name, ...]) -> Said:
    sheet = parted.sheet
    kind, work, sure = judge(sheet, draft.start, draft.labels)
    texts = [token.text for token in sheet.tokens[draft.start : draft.end]]
    labels = publishing_bodies(settle(draft.labels, texts, kind, work), work)
    return Said(kind, work, sure, labels, fields(sheet, parted.note.raw, draft.start, labels, order, before))


def _certainty(field: Field, parted: Parted, draft: Draft) -> float:
    """How sure the model is of a field: as sure as of its least sure token."""
    tokens = parted.sheet.tokens
    return min(
        (
            parted.sure[i]
            for i in range(draft.start, draft.end)
            if tokens[i].start < field.span[1] and tokens[i].end > field.span[0]
        ),
        default=0.5,
    )


def _reader(field: Field, parted: Parted, draft: Draft, labels: Sequence[str]) -> str:
    """Who read a field: "rule and model" where a rule saw the same, "repair" where a rule overruled the model, else "model"."""
    inside = [
        i
        for i in range(draft.start, draft.end)
        if parted.sheet.tokens[i].start < field.span[1] and parted.sheet.tokens[i].end > field.span[0]
    ]
    if any(parted.labels[i].lstrip("^") != labels[i - draft.start] for i in inside):
        return "repair"
    return "rule and model" if all(parted.sheet.labels[i] == field.name for i in inside) else "model"
