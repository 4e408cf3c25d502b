"""Doubts from two readings of a note: doubts.yaml has the readings and what is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from footpress.model.doubt import DOUBTS
from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, Field, Reading, Reference
from footpress.references import read_notes
from footpress.references.agreement import agree
from footpress.references.doubts import CORE, doubted
from footpress.references.left_in_prose import numbered_in_prose

CASES = yaml.safe_load((Path(__file__).parent / "doubts.yaml").read_text(encoding="utf-8"))
_MARK = re.compile(r"\{|\}|\[(\w+): |\]")


def reading(marked: str, kind: str) -> Reading:
    """A note as typed with the reading that its brackets say."""
    raw, fields, references = "", [], []
    at = start = begin = 0
    name = ""
    for mark in _MARK.finditer(marked):
        raw += marked[at : mark.start()]
        at = mark.end()
        if mark[0] == "{":
            begin, fields = len(raw), []
        elif mark[0] == "}":
            references.append(Reference("full", kind, tuple(fields), (begin, len(raw))))
        elif mark[0] == "]":
            text = raw[start:]
            value = tuple(Name(part) for part in text.split(", ")) if name in NAME_FIELDS else text
            fields.append(Field(name, value, (start, len(raw))))
        else:
            name, start = mark[1], len(raw)
    raw += marked[at:]
    return Reading(Note(1, raw), tuple(references))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_an_editor_is_asked(case: dict[str, Any]) -> None:
    (found,) = doubted([reading(case["once"], case["type"])], [reading(case["twice"], case["type"])])
    asked = [doubt for reference in found.references for doubt in reference.doubts if doubt.id == "readings-differ"]
    told = [f"{doubt.field}: {doubt.sentence}" if doubt.field else doubt.sentence for doubt in asked]
    told += [f"{doubt.id}: {doubt.sentence}" for doubt in found.doubts]
    assert told == case.get("asked", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_difference_is_found_from_either_side(case: dict[str, Any]) -> None:
    """Whichever reader is the first one, somebody is asked about the note, or nobody."""
    pair = reading(case["once"], case["type"]), reading(case["twice"], case["type"])

    def asked(one: Reading, other: Reading) -> bool:
        (found,) = doubted([one], [other])
        doubts = [doubt for reference in found.references for doubt in reference.doubts if doubt.id == "readings-differ"]
        return bool(doubts or found.doubts)

    assert asked(*pair) == asked(*reversed(pair)) == ("asked" in case)


def test_a_second_reader_that_is_unsure_is_not_heard() -> None:
    typed = "{[author: H. Dorn], [title: Geschichte und Gesellschaft] [volume: 12]}"
    once, twice = reading(typed, "article"), reading(typed.replace("title", "container"), "article")
    for certainty, asked in ((0.9, True), (0.3, False)):
        unsure = tuple(
            replace(each, confidence=certainty, fields=tuple(replace(field, confidence=certainty) for field in each.fields))
            for each in twice.references
        )
        (found,) = doubted([once], [replace(twice, references=unsure)])
        assert ("readings-differ" in {doubt.id for doubt in found.references[0].doubts}) == asked


@pytest.mark.parametrize("name", CORE)
def test_a_figure_makes_a_difference_in_every_field(name: str) -> None:
    one, other = ("The Reports of Session 1541", "The Reports of Session 1540")
    if name == "author":
        assert not agree(name, (Name(one),), (Name(other),))
    elif name == "date":
        assert not agree(name, "1541", "1540")
        assert agree(name, "1541-03", "1541")
    else:
        assert not agree(name, one, other)


def test_every_note_has_doubts_of_known_kinds() -> None:
    notes = ["Maria Ott, *The Sea Wall*, London 1990, p. 3.", "", "§", "شكرا 12", "x " * 10_000, "Thanks to H. Dorn."]
    for found in read_notes([Note(n, raw) for n, raw in enumerate(notes, 1)]):
        doubts = [*found.doubts, *(doubt for reference in found.references for doubt in reference.doubts)]
        assert {doubt.id for doubt in doubts} <= set(DOUBTS)
        assert all(doubt.sentence.endswith(("?", ".")) for doubt in doubts)


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("The rule was changed by Directive 2003/11/EC, of course.", "Directive 2003/11/EC"),
        ("Anders noch die Richtlinie (EU) 2016/77.", "Richtlinie (EU) 2016/77"),
        ("Vgl. das Urteil in der Rechtssache C-91/12 der Kammer.", "Urteil in der Rechtssache C-91/12"),
        ("The report is kept there: FO 371/4455, undated.", "FO 371/4455"),
        ("Así lo dice la sentencia 31/1998 con más palabras.", "sentencia 31/1998"),
        ("The law of 1914/15 was never applied.", ""),
        ("Every 3/4 of a mile a court was held.", ""),
        ("On 12/03/2010 the court was closed.", ""),
        ("He thanked and/or blamed the council of the society.", ""),
        ("This note is prose, and cites nothing at all.", ""),
    ],
)
def test_an_act_a_case_or_a_file_left_in_prose(raw: str, seen: str) -> None:
    found = [raw[start:end] for start, end in numbered_in_prose(raw, ())]
    assert found == ([seen] if seen else [])


def test_what_is_cited_is_not_left_in_prose() -> None:
    raw = "Directive 2003/11/EC, and later Directive 2009/22/EC."
    whole = Reference("full", "legal", (), (0, 20))
    assert [raw[start:end] for start, end in numbered_in_prose(raw, (whole,))] == ["Directive 2009/22/EC"]
