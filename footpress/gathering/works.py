"""The references of a document, by note and by work; and the fullest reading of a work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from footpress.model.reference import NAME_FIELDS, TEXT_FIELDS, Field, Reference, Resolved
from footpress.resolution.identity import Description, describe


def by_note(resolved: Iterable[Resolved]) -> dict[int, tuple[Resolved, ...]]:
    """The references of each note, by its number."""
    notes: dict[int, list[Resolved]] = {}
    for item in resolved:
        notes.setdefault(item.note.number, []).append(item)
    return {number: tuple(group) for number, group in notes.items()}


def by_work(resolved: Iterable[Resolved]) -> dict[int, tuple[Resolved, ...]]:
    """The references to each work, by its number, in order of first mention."""
    works: dict[int, list[Resolved]] = {}
    for item in resolved:
        if item.work is not None:
            works.setdefault(item.work, []).append(item)
    return {work: tuple(group) for work, group in works.items()}


def fullest(references: Sequence[Reference]) -> Reference:
    """The fullest reading of one work: the reference that says most, completed by what only the others say.

    Raises ValueError for no references at all.
    """
    best = max(references, key=lambda reference: (reference.kind == "full", len(_own_fields(reference))))
    known = {field.name for field in best.fields}
    more: dict[str, Field] = {}
    for reference in references:
        for field in _own_fields(reference):
            if field.name not in known and reference.kind == "full":
                more.setdefault(field.name, field)
    return Reference(best.kind, best.type, (*best.fields, *more.values()), best.span, best.confidence)


def describe_work(items: Sequence[Resolved]) -> Description:
    """What the notes say of one work, with the numbers that its full citations give and no field has."""
    full = [describe(item.reference, item.note.raw) for item in items if item.reference.kind == "full"]
    work = describe(fullest([item.reference for item in items]))
    known = set(work.marks)
    unread = (number for one in full for number in one.unread if number not in known)
    return replace(work, unread=tuple(dict.fromkeys(unread)))


def _own_fields(reference: Reference) -> tuple[Field, ...]:
    wanted = {*TEXT_FIELDS, *NAME_FIELDS} - {"locator"}
    return tuple(field for field in reference.fields if field.name in wanted and field.value)
