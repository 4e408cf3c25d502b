"""Closed shapes, each with some twenty notes that were written before anybody looked at what the code makes of them: no reader is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from footpress.model.reference import Field, Reference
from footpress.references.shapes import find_shapes, houses
from footpress.references.tokens import tokenise

TABLES = Path(__file__).parent / "tables" / "shapes"
SHAPES = tuple(table.stem for table in sorted(TABLES.glob("*.txt")) if table.stem not in ("provisions", "pointing_back"))


def cases(table: str) -> list[tuple[str, list[str]]]:
    """The notes of a table as (typed, readings): a line a citation, "kind type | field: value | …"."""
    blocks = (TABLES / f"{table}.txt").read_text(encoding="utf-8").split("\n", 1)[1].split("\n\n")
    notes = (block.strip().split("\n") for block in blocks)
    return [(typed, readings) for typed, *readings in notes]


def shown(reference: Reference) -> list[str]:
    head = f"full {reference.type}" if reference.kind == "full" else reference.kind
    return [head, *sorted(f"{field.name}: {text(field)}" for field in reference.fields)]


def text(field: Field) -> str:
    if isinstance(field.value, str):
        return field.value
    return "; ".join(person.sort for person in field.value)


ALL = [case for table in SHAPES for case in cases(table)]


@pytest.mark.parametrize(("typed", "readings"), ALL, ids=[typed[:40] for typed, _ in ALL])
def test_a_closed_shape(typed: str, readings: list[str]) -> None:
    expected = [[head, *sorted(fields)] for head, *fields in (reading.split(" | ") for reading in readings)]
    assert [shown(reference) for reference in find_shapes(typed, tokenise(typed), houses([typed]))] == expected


@pytest.mark.parametrize("table", SHAPES)
def test_a_table_has_fifteen_notes_and_more(table: str) -> None:
    assert len(cases(table)) >= 15
