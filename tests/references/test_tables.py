"""The tables of tests/references/tables: what is typed and how it is read, one case a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from footpress.references.addresses import clean_address
from footpress.references.dates import dates
from footpress.references.people.family_and_given import person
from footpress.references.people.splitting import split_people
from footpress.references.rules import hint
from footpress.references.sheet import Sheet
from footpress.references.tokens import tokenise

TABLES = Path(__file__).parent / "tables"


def cases(table: str) -> list[tuple[str, str]]:
    found = []
    for line in (TABLES / f"{table}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            typed, read = line.split("⇒")
            found.append((typed.strip(), read.strip()))
    return found


@pytest.mark.parametrize(("typed", "read"), cases("names"))
def test_names(typed: str, read: str) -> None:
    people = [person(text) for text in split_people(typed)]
    assert "; ".join(f"{name.family} | {name.given}" if name.given else name.family for name in people) == read


@pytest.mark.parametrize(("typed", "read"), cases("dates"))
def test_dates(typed: str, read: str) -> None:
    assert " ".join(date.value for date in dates(Sheet.of(tokenise(typed)))) == read


@pytest.mark.parametrize(("typed", "read"), cases("addresses"))
def test_addresses(typed: str, read: str) -> None:
    found = [clean_address(token.text) for token in tokenise(typed) if token.kind in ("url", "doi")]
    assert found == [read]


@pytest.mark.parametrize(("typed", "read"), cases("hints"))
def test_hints(typed: str, read: str) -> None:
    sheet = hint(Sheet.of(tokenise(typed)))
    runs: list[tuple[str, int, int]] = []
    for i, label in enumerate(sheet.labels):
        if label and runs and runs[-1][0] == label and runs[-1][2] == i:
            runs[-1] = (label, runs[-1][1], i + 1)
        elif label:
            runs.append((label, i, i + 1))
    shown = []
    for label, first, last in runs:
        if label in ("url", "doi"):
            shown.append(f"{label}: {sheet.tokens[first].text}")
        elif label != "term":
            shown.append(f"{label}: {typed[sheet.tokens[first].start : sheet.tokens[last - 1].end].replace('*', '')}")
    assert "; ".join(shown) == read
