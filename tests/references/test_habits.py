"""A citation is read as the document's other citations are: each as typed, its fields in brackets, as it was read alone and in its document."""

from __future__ import annotations

import re

import pytest

from footpress.references.draft import Draft, runs
from footpress.references.habits import habits, in_the_habit
from footpress.references.sheet import Sheet
from footpress.references.tokens import tokenise

PLACES = (
    "[author: R. Ostrow], [title: The Sea Wall] ([place: Quayport], [date: 1990])",
    "[author: M. Dorn], [title: A Harbour and its Masters] ([place: Bonn], [date: 1994]), p. [locator: 3]",
    "[author: L. Beck], [title: Salt] ([place: Madrid], [date: 2001])",
)
HOUSES = tuple(note.replace("[place: ", "[publisher: ") for note in PLACES)
JOURNALS = (
    "[author: R. Ostrow], ‘[title: Tides]’, [container: Quayport Review], [volume: 3] ([date: 1990]), pp. [pages: 3–40]",
    "[author: M. Dorn], ‘[title: Ebb]’, [container: Annals of Salt], [volume: 7] ([date: 1991]), pp. [pages: 1–12]",
    "[author: L. Beck], ‘[title: Moles]’, in [container: The Harbour] ([place: Bonn], [date: 1992]), pp. [pages: 5–9]",
)
CASES = {
    "a name alone in brackets is a place where places stand there": (
        PLACES,
        "[author: J. Holm], [title: The Long Quay] ([publisher: Las Palmas de Arena], [date: 2006])",
        "[author: J. Holm], [title: The Long Quay] ([place: Las Palmas de Arena], [date: 2006])",
    ),
    "and a house where houses stand there": (
        HOUSES,
        "[author: J. Holm], [title: The Long Quay] ([place: Harbour House], [date: 2006])",
        "[author: J. Holm], [title: The Long Quay] ([publisher: Harbour House], [date: 2006])",
    ),
    "two citations are no habit": (
        PLACES[:2],
        "[author: J. Holm], [title: The Long Quay] ([publisher: Las Palmas], [date: 2006])",
        "[author: J. Holm], [title: The Long Quay] ([publisher: Las Palmas], [date: 2006])",
    ),
    "nor are three where a fourth does otherwise": (
        (*PLACES, HOUSES[0]),
        "[author: J. Holm], [title: The Long Quay] ([publisher: Las Palmas], [date: 2006])",
        "[author: J. Holm], [title: The Long Quay] ([publisher: Las Palmas], [date: 2006])",
    ),
    "house and place in brackets stay what they are": (
        PLACES,
        "[author: J. Holm], [title: The Long Quay] ([place: Bonn]: [publisher: Harbour House], [date: 2006])",
        "[author: J. Holm], [title: The Long Quay] ([place: Bonn]: [publisher: Harbour House], [date: 2006])",
    ),
    "a title goes on to the bracket where no house is named": (
        PLACES,
        "[author: J. Holm], [title: Quays in Spain], [publisher: South America and Africa] ([place: London], [date: 2016])",
        "[author: J. Holm], [title: Quays in Spain, South America and Africa] ([place: London], [date: 2016])",
    ),
    "a title in italics ends with them": (
        PLACES,
        "[author: J. Holm], [title: *Quays in Spain*], [publisher: Harbour House] ([place: London], [date: 2016])",
        "[author: J. Holm], [title: *Quays in Spain*], [publisher: Harbour House] ([place: London], [date: 2016])",
    ),
    "what follows a quoted title is a journal": (
        JOURNALS,
        "[author: J. Holm], ‘[title: Quays]’, [publisher: Space, Time and Form], [place: Series V] ([date: 1992]), pp. [locator: 431–82]",
        "[author: J. Holm], ‘[title: Quays]’, [container: Space, Time and Form, Series V] ([date: 1992]), pp. [locator: 431–82]",
    ),
    "but no report without a journal’s numbers": (
        JOURNALS,
        "[author: J. Holm], ‘[title: Quays]’, [publisher: Harbour Board], [date: 1992]",
        "[author: J. Holm], ‘[title: Quays]’, [publisher: Harbour Board], [date: 1992]",
    ),
    "and no book whose imprint stands in brackets": (
        JOURNALS,
        "[author: J. Holm], ‘[title: Quays]’ ([place: Bonn]: [publisher: Harbour House], [date: 1992]), pp. [locator: 3–4]",
        "[author: J. Holm], ‘[title: Quays]’ ([place: Bonn]: [publisher: Harbour House], [date: 1992]), pp. [locator: 3–4]",
    ),
}


def cited(marked: str) -> tuple[Sheet, Draft]:
    """A citation as its fields in brackets say."""
    raw, at = "", []
    for label, field, between in re.findall(r"\[(\w+): ([^\]]*)\]|([^\[]+)", marked):
        raw += field or between
        at += [label or "x"] * len(field or between)
    sheet = Sheet.of(tokenise(raw))
    return sheet, Draft(0, len(sheet.tokens), tuple(at[token.start] for token in sheet.tokens))


def read(sheet: Sheet, draft: Draft) -> list[tuple[str, str]]:
    """Its fields in order."""
    return [
        (run.label, " ".join(token.text for token in sheet.tokens[run.first : run.end]))
        for run in runs(draft.labels)
        if run.label != "x"
    ]


@pytest.mark.parametrize(("document", "alone", "within"), CASES.values(), ids=CASES)
def test_a_document_has_its_habits(document: tuple[str, ...], alone: str, within: str) -> None:
    sheet, draft = cited(alone)
    known = habits([*map(cited, document), (sheet, draft)])
    assert read(sheet, in_the_habit(sheet, draft, known)) == read(*cited(within))


@pytest.mark.parametrize("document", [PLACES, HOUSES, JOURNALS, ()])
def test_what_has_the_habit_stays_as_it_is(document: tuple[str, ...]) -> None:
    known = habits(list(map(cited, document)))
    assert all(in_the_habit(sheet, draft, known) == draft for sheet, draft in map(cited, document))
