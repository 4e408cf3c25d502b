"""Documents in the *.yaml files beside this one: notes as typed and read, and the work that each citation is tied to.

`reads` says how the note was read: `{kind: type, field: value …}`, names as "Family, Given and Family, Given", an organisation
in braces, `text` where the citation is only part of the note. `ties` says, for each citation, the note it points to ("7.1" for
the second citation of note 7), `new` for a work of its own or `none`. `work` is the number of its work, `query` what a person
is asked.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Field, Reading, Reference, Resolved
from footpress.resolution import resolve

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['case']}")
    for file in FILES
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_document(case: dict[str, Any]) -> None:
    readings = [read(note) for note in case["notes"]]
    resolved = resolve(readings)
    for note, reading in zip(case["notes"], readings, strict=True):
        items = [item for item in resolved if item.note is reading.note]
        assert [tie(item) for item in items] == [str(one).removesuffix(".0") for one in note["ties"]], note["raw"]
        assert_details(note, items)


def assert_details(note: dict[str, Any], items: list[Resolved]) -> None:
    queries = [query for item in items for query in item.queries]
    if note.get("query") == "any":
        assert queries, note["raw"]
    else:
        assert queries == ([note["query"]] if "query" in note else []), note["raw"]
    if "work" in note:
        assert items[-1].work == (None if note["work"] == "none" else note["work"]), note["raw"]
    if "kind" in note:
        assert items[-1].reference.kind == note["kind"], note["raw"]
    if "author" in note:
        assert items[-1].reference.names() == people(note["author"]), note["raw"]


def tie(item: Resolved) -> str:
    if item.refers_to_note is None:
        return "none" if item.work is None else "new"
    return f"{item.refers_to_note}.{item.refers_to_index}".removesuffix(".0")


def read(note: dict[str, Any]) -> Reading:
    references, end = [], 0
    for citation in note["reads"]:
        text = citation.get("text", note["raw"])
        start = note["raw"].index(text, end)
        end = start + len(text)
        references.append(reference(citation, (start, end)))
    return Reading(Note(note["n"], note["raw"]), tuple(references))


def reference(citation: dict[str, Any], span: tuple[int, int]) -> Reference:
    (kind, type_), *rest = citation.items()
    fields = [Field(name, people(value) if name in NAME_FIELDS else value, span) for name, value in rest if name != "text"]
    return Reference(kind, type_, tuple(fields), span)


def people(text: str) -> tuple[Name, ...]:
    if text.startswith("{"):
        return (Name(text.strip("{}"), literal=True),)
    halves = (name.partition(", ") for name in text.split(" and "))
    return tuple(Name(family, given) for family, _, given in halves)
