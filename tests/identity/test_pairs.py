"""Every pair of pairs.yaml, three ways: in one article, found again in a bibliography, and as two entries that lint looks at."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from footpress.checks.lint.entries import likely_one_work
from footpress.checks.lint.rule import Sources
from footpress.gathering.entries import make_entry
from footpress.gathering.matching import find_entry
from footpress.gathering.works import by_work, describe_work, fullest
from footpress.model.article import Publication
from footpress.model.entry import Bibliography, Entry
from footpress.model.manuscript import Note
from footpress.model.reference import Resolved
from footpress.references import read_notes
from footpress.resolution import resolve

PAIRS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))
WHOLE = [pair for pair in PAIRS if not pair.get("short")]


def name(pair: dict[str, Any]) -> str:
    return f"{pair['lang']}: {'same' if pair['same'] else 'other'}, {pair['why']}: {pair['two']}"


def works(*notes: str) -> list[tuple[Resolved, ...]]:
    """The works of one article with these notes, each with its citations."""
    return list(by_work(resolve(read_notes([Note(number, raw) for number, raw in enumerate(notes, 1)]))).values())


def entry(key: str, note: str, line: int) -> Entry:
    """The entry that a note alone would make."""
    found = works(note)
    assert found, f"no work is read in “{note}”"
    made = make_entry(key, fullest([item.reference for item in found[0]]), note)
    return replace(made, line=line)


def test_the_table_has_pairs_of_both_kinds_in_ten_languages() -> None:
    both = {pair["lang"] for pair in PAIRS if pair["same"]} & {pair["lang"] for pair in PAIRS if not pair["same"]}
    assert len(PAIRS) >= 60
    assert len(both) >= 10


@pytest.mark.parametrize("pair", PAIRS, ids=name)
def test_in_one_article(pair: dict[str, Any]) -> None:
    tied = any({1, 2} <= {item.note.number for item in work} for work in works(pair["one"], pair["two"]))
    assert tied == pair["same"]


@pytest.mark.parametrize("pair", WHOLE, ids=name)
def test_across_articles(pair: dict[str, Any]) -> None:
    bibliography = Bibliography("bibliography.bib", (entry("one", pair["one"], 1),))
    found = works(pair["two"])
    assert found, f"no work is read in “{pair['two']}”"
    assert (find_entry(describe_work(found[0]), bibliography) is not None) == pair["same"]


@pytest.mark.parametrize("pair", WHOLE, ids=name)
def test_two_entries(pair: dict[str, Any]) -> None:
    entries = entry("one", pair["one"], 1), entry("two", pair["two"], 9)
    sources = Sources(Publication(Path()), Bibliography("bibliography.bib", entries), (), date(2026, 11, 1))
    assert bool(list(likely_one_work(sources))) == pair["same"]
