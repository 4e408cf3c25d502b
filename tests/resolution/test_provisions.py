"""Short forms of laws, and words that point to an earlier note: small documents, and what their last note says and means."""

from __future__ import annotations

from pathlib import Path

import pytest

from footpress.model.manuscript import Note
from footpress.model.reference import Field
from footpress.references import read_notes
from footpress.resolution import resolve

TABLES = Path(__file__).parent.parent / "references" / "tables" / "shapes"


def documents(table: str) -> list[tuple[list[str], str]]:
    """The blocks of a table: the notes, and what is said of the last one: "⇒ the note it means | kind | field: value | …"."""
    blocks = (TABLES / f"{table}.txt").read_text(encoding="utf-8").split("\n", 1)[1].split("\n\n")
    lines = (block.strip().split("\n") for block in blocks)
    return [(notes, meant.removeprefix("⇒ ")) for *notes, meant in lines]


def text(field: Field) -> str:
    if isinstance(field.value, str):
        return field.value
    return "; ".join(person.sort for person in field.value)


ALL = [document for table in ("provisions", "pointing_back") for document in documents(table)]


@pytest.mark.parametrize(("notes", "meant"), ALL, ids=[notes[-1][:40] for notes, _ in ALL])
def test_what_the_last_note_means(notes: list[str], meant: str) -> None:
    found = resolve(read_notes([Note(number, raw) for number, raw in enumerate(notes, 1)]))
    (last,) = [item for item in found if item.note.number == len(notes)]
    note, kind, *fields = meant.split(" | ")
    said = sorted(f"{field.name}: {text(field)}" for field in last.reference.fields)
    assert (last.refers_to_note, last.reference.kind, said) == (int(note), kind, sorted(fields))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("§ 5 UrhG.", "§ 5 StGB."),
        ("Directive 2019/790 of 17 April 2019 on ferries, OJ L 130/92.", "Art. 3 of Directive 2001/29."),
        ("Ley 29/1998, de 13 de julio, de barcas.", "Artículo 4 de la Ley 30/1998."),
        ("17 U.S.C. § 107 (2018).", "18 U.S.C. § 107."),
    ],
)
def test_a_provision_of_another_law_is_no_short_form(first: str, second: str) -> None:
    found = resolve(read_notes([Note(1, first), Note(2, second)]))
    assert [item.work for item in found] == [0, 1]
