"""Calls in a text and the citations that they become: calls.yaml."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from footpress.gathering.listed.calls_in_notes import with_calls
from footpress.gathering.listed.cited_text import with_citations
from footpress.gathering.listed.finding import Item
from footpress.gathering.listed.item_entries import key_of, listed_work
from footpress.gathering.listed.item_notes import read_items
from footpress.gathering.listed.known_works import KnownWorks, of_list
from footpress.gathering.note_text import note_markdown
from footpress.model.manuscript import Block, Manuscript, Metadata, Note
from footpress.model.reference import Resolved
from footpress.references import read_notes

TABLE = yaml.safe_load((Path(__file__).parent / "calls.yaml").read_text(encoding="utf-8"))
NUMBERED = {number: f"k{number}" for number in range(1, 7)}


@cache
def known() -> KnownWorks:
    items = read_items([Item(typed, line) for line, typed in enumerate(TABLE["works"], 1)], "en")
    taken: list[str] = []
    found = []
    for item, reading in zip(items, read_notes([item.note for item in items]), strict=True):
        work = listed_work(item, reading)
        taken.append(key_of(work, taken))
        found.append(of_list(work, taken[-1]))
    return KnownWorks(found)


def cited(typed: str, lang: str, works: KnownWorks, numbers: dict[int, str]) -> tuple[str, list[str]]:
    manuscript = Manuscript("a.txt", Metadata(lang=lang), (Block("paragraph", typed, 7),), ())
    found = with_citations(manuscript, works, numbers)
    assert all(problem.line == 7 for problem in found.problems)
    return found.manuscript.blocks[0].text, [problem.id for problem in found.problems]


@pytest.mark.parametrize("row", TABLE["calls"], ids=lambda row: row["typed"][:40])
def test_a_call_by_author_and_year(row: dict[str, Any]) -> None:
    written, asked = cited(row["typed"], row["lang"], known(), {})
    assert written == row.get("written", row["typed"])
    assert asked == ["call-untied"] * row.get("asked", 0)


@pytest.mark.parametrize("row", TABLE["numbers"], ids=lambda row: row["typed"][:40])
def test_a_call_by_number(row: dict[str, Any]) -> None:
    written, asked = cited(row["typed"], "en", KnownWorks(()), NUMBERED)
    assert written == row.get("written", row["typed"])
    assert asked == ["call-untied"] * row.get("asked", 0)


def test_a_call_that_names_fewer_people_than_the_work_has_is_asked_about() -> None:
    assert cited("(Brown 2010)", "en", known(), {}) == ("[@brown2010]", ["call-unsure"])


@pytest.mark.parametrize(
    "table", ["+-----+-----+\n| (Smith 2012) | a |\n+-----+-----+", "  a    b\n----- -----\n (Smith 2012) b"]
)
def test_a_table_drawn_with_blanks_is_not_torn(table: str) -> None:
    assert cited(table, "en", known(), {}) == (table, ["call-in-table"])


def test_a_heading_and_code_stay_as_they_are() -> None:
    for block in (Block("heading", "Smith (2012)", 1, 1), Block("markdown", "```\nSmith (2012)\n```", 2)):
        found = with_citations(Manuscript("a.txt", Metadata(lang="en"), (block,), ()), known(), {})
        assert (found.manuscript.blocks, found.tied) == ((block,), 0)


IN_NOTES = {
    "See Smith (2012), p. 14.": "[See @smith2012, 14].",
    "Cf. Jones and Lee 2013a: 3–5; Ivanov (2001, 12).": "[Cf. @jones2013a, 3–5; @ivanov2001, 12].",
    "On this see Smith 2012, 2013; Saint-Just (1999).": "[On this see @smith2012; @smith2013; @saintjust1999].",
    "Jones & Lee (2013b: 7): “rivers divide”. So it was in 1921.": "[@jones2013b, 7: “rivers divide”]. So it was in 1921.",
    "Vgl. Müller 2003: 12 f.; dagegen van der Berg (1998, S. 3).": "[Vgl. @muller2003, {12 f.}; dagegen @vanderberg1998, 3].",
    "I thank Smith, who wrote in 2012 of nothing else.": "I thank Smith, who wrote in 2012 of nothing else.",
}


@pytest.mark.parametrize("typed", IN_NOTES)
def test_calls_in_a_note(typed: str) -> None:
    note = Note(1, typed, 1, "en")
    reading, keys = with_calls(read_notes([note])[0], known())
    items = [Resolved(note, each, number) for number, each in enumerate(reading.references) if each.span in keys]
    assert note_markdown(typed, items, {item.work or 0: keys[item.reference.span] for item in items}) == IN_NOTES[typed]


def test_a_full_citation_in_a_note_stays_what_it_is() -> None:
    note = Note(1, "John Smith (2012), *Salt Roads*, Oxford: Quay Press, p. 12.", 1, "en")
    assert with_calls(read_notes([note])[0], known())[1] == {}
