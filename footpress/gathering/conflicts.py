"""The conflicts of a record: places where the editor and the author both changed the article, kept until a person looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from footpress.problems import Problem

_AROUND = 3


@dataclass(frozen=True, slots=True)
class Conflict:
    """A sentence that asks, and the place in the source: the editor's words there, with the few `before` and `behind` them."""

    message: str
    before: str
    words: str
    behind: str

    def relabelled(self, relabel: Callable[[str], str]) -> Conflict:
        """The conflict where the notes of the source have other numbers."""
        return Conflict(self.message, relabel(self.before), relabel(self.words), relabel(self.behind))

    def line_in(self, text: str) -> int:
        """The line of the source that it is about, from 1; 0 where the words stand there no more: somebody has written others."""
        around = f"{self.before}{self.words}{self.behind}"
        for sought, ahead in ((around, len(self.before)), (self.words, 0)):
            place = text.find(sought) if sought.strip() else -1
            if place >= 0:
                return text.count("\n", 0, place + ahead) + 1
        return 0

    def problem(self, file: str, text: str) -> Problem:
        """The conflict as a query about a source of this text."""
        return Problem(file, self.line_in(text), "merge-conflict", "query", self.message)


def words_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """A stretch of a text, between the few words before and behind it in its lines."""
    ahead = text[text.rfind("\n", 0, start) + 1 : start].split(" ")
    behind = text[end:].split("\n", 1)[0].split(" ")
    return " ".join(ahead[-_AROUND - 1 :]), text[start:end], " ".join(behind[: _AROUND + 1])


def conflicts_in(record: Mapping[str, Any]) -> tuple[Conflict, ...]:
    """The conflicts that a record has."""
    return tuple(
        Conflict(each["message"], each["before"], each["words"], each["behind"]) for each in record.get("conflicts") or ()
    )


def with_conflicts(record: Mapping[str, Any], conflicts: Iterable[Conflict]) -> dict[str, Any]:
    """The record with these conflicts and no others."""
    kept = [{"message": c.message, "before": c.before, "words": c.words, "behind": c.behind} for c in conflicts]
    rest = {name: value for name, value in record.items() if name != "conflicts"}
    return {**rest, "conflicts": kept} if kept else rest
