"""Notes read from end to end, as a user sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import Field, Reference
from footpress.references import read_note, read_notes

TABLES = Path(__file__).parent / "tables"


def cases(table: str) -> list[tuple[str, list[str]]]:
    blocks = (TABLES / f"{table}.txt").read_text(encoding="utf-8").split("\n", 1)[1].split("\n\n")
    lines = [block.strip().split("\n") for block in blocks]
    return [(first, [line for line in rest if line != "silence"]) for first, *rest in lines]


def text(field: Field) -> str:
    if isinstance(field.value, str):
        return field.value
    return "; ".join(person.sort for person in field.value)


def shown(reference: Reference) -> list[str]:
    head = f"full {reference.type}" if reference.kind == "full" else reference.kind
    return [head, *sorted(f"{field.name}: {text(field)}" for field in reference.fields)]


ALL = [case for table in ("readings", "archives", "law") for case in cases(table)]


@pytest.mark.parametrize(("typed", "read"), ALL, ids=[typed[:40] for typed, _ in ALL])
def test_readings(typed: str, read: list[str]) -> None:
    expected = []
    for line in read:
        head, *fields = line.split(" | ")
        expected.append([head, *sorted(fields)])
    assert [shown(reference) for reference in read_note(Note(1, typed)).references] == expected


def test_several_citations_and_prose_between_them() -> None:
    raw = (
        "See Jane Holm, *The Long Road* (London: Verso, 1999), p. 12; for another view, see Peter Lang, “Roads and Rivers,” "
        "*Past & Present* 12 (2001), pp. 3–20."
    )
    reading = read_note(Note(1, raw))
    assert [raw[r.span[0] : r.span[1]] for r in reading.references] == [
        "Jane Holm, *The Long Road* (London: Verso, 1999), p. 12",
        "Peter Lang, “Roads and Rivers,” *Past & Present* 12 (2001), pp. 3–20.",
    ]
    assert reading.prose == "See ; for another view, see"


def test_a_document_that_writes_family_names_first() -> None:
    raws = (
        "Rossi Mario, *Storia di Roma*, Laterza, Bari, 1990, p. 3.",
        "Bianchi Carlo, *La città*, Einaudi, Torino, 1991, p. 4.",
        "Zanetti Paola, *Il teatro*, Carocci, Roma, 1992, p. 5.",
        "Verdi Anna, *Il libro*, Adelphi, Milano, 1993, p. 6.",
    )
    readings = read_notes([Note(n, raw) for n, raw in enumerate(raws, 1)])
    assert [reading.references[0].names()[0].family for reading in readings] == ["Rossi", "Bianchi", "Zanetti", "Verdi"]


def test_the_same_author_is_the_author_before() -> None:
    raw = "Karl Brandt, *Das Recht*, Berlin 1987, S. 3; ders., *Die Arbeit*, Berlin 1990, S. 4."
    first, second = read_note(Note(1, raw)).references
    assert first.names() == second.names() == (Name("Brandt", "Karl"),)


def test_every_field_says_where_it_stands_and_who_read_it() -> None:
    raw = "Jane Holm, *The Long Road* (London: Verso, 1999), p. 12."
    (reference,) = read_note(Note(1, raw)).references
    title = next(field for field in reference.fields if field.name == "title")
    assert raw[slice(*title.span)].strip("*") == "The Long Road"
    assert title.rule and 0.5 < title.confidence <= 1
