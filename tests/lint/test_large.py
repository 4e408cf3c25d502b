"""Bibliographies of many entries that share a word, a person or a journal: each pair is found, and no more are compared than are likely one."""

from datetime import date
from pathlib import Path

import pytest

from footpress.checks.lint import entries
from footpress.checks.lint.entry_types import volumes_changed_about
from footpress.checks.lint.rule import Sources
from footpress.model.article import Publication
from footpress.model.entry import Bibliography, Entry

MANY = 1500


def sources(found: list[Entry]) -> Sources:
    return Sources(Publication(Path("/nowhere")), Bibliography("bibliography.bib", tuple(found)), (), date(2026, 1, 1))


def work(number: int, title: str, author: str) -> Entry:
    fields = (("author", author), ("title", title), ("date", "1999"), ("publisher", "Quay"))
    return Entry(f"k{number}", "book", fields, number)


def numbered(number: int) -> str:
    """A title of its own that begins as all do: "History" and words for the number."""
    words = ("harbour", "lamp", "quay", "toll", "boat", "rope", "night", "pilot", "tide", "river", "bridge", "guild")
    return f"History of {words[number % 12]} {words[number // 12 % 12]} {words[number // 144 % 12]} and {number}"


def test_a_pair_is_found_among_many_that_share_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    compare = entries.compare
    monkeypatch.setattr(entries, "compare", lambda one, two: (compared.append(1), compare(one, two))[1])
    found = [work(number, numbered(number), f"Holm{number % 300}, Anna") for number in range(MANY)]
    found += [work(MANY, "A History of Lanterns at Sea", "Osei, Ama"), work(MANY + 1, "History of Lanterns at Sea", "Osei, Ama")]
    said = [finding.message.split(" (")[0] for finding in entries.likely_one_work(sources(found))]
    assert f"k{MANY + 1} is likely the same work as k{MANY}" in said
    assert len(compared) < MANY * 10


def test_volumes_of_a_long_journal_are_not_all_compared() -> None:
    def article(number: int, volume: int, issue: int, year: int) -> Entry:
        fields = (("journaltitle", "Harbours"), ("volume", str(volume)), ("number", str(issue)), ("date", str(year)))
        return Entry(f"k{number}", "article", fields, number)

    found = [article(at, 10 + at % 90, 1 + at % 4, 1910 + at % 90) for at in range(MANY)]
    found.append(article(MANY, 3, 55, 1955))
    assert [finding.line for finding in volumes_changed_about(sources(found))] == [MANY]
