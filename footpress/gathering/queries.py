"""The queries of an import about the whole article, which belong to no note: open, until a person has looked at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from footpress.text.late_patterns import late

_BLOCK = late(r"^queries:[^\n]*\n(?:(?:[ -][^\n]*)?\n)*", re.MULTILINE)
"""The queries as `footpress.gathering.record` writes them: a list that is not set in."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as the record has it: its place in the record from 0, the line of the manuscript (0 for all of it), its id, its sentence."""

    place: int
    line: int
    id: str
    message: str


def open_queries(record: Mapping[str, Any]) -> Iterator[Query]:
    """The queries of a record that nobody has answered."""
    for place, each in enumerate(record["queries"]):
        if not each.get("answered"):
            yield Query(place, each["line"], each["id"], each["message"])


def count_open(text: str) -> int:
    """How many queries of a record are open; of its text no more is read than they are."""
    block = _BLOCK.search(text)
    return sum(1 for _ in open_queries(yaml.load(block[0], yaml.CSafeLoader))) if block else 0


def with_answered(record: Mapping[str, Any], places: frozenset[int], day: str) -> dict[str, Any]:
    """The record in which the queries at these places are answered on a day (ISO 8601); each keeps its words."""
    queries = [{**each, "answered": day} if place in places else each for place, each in enumerate(record["queries"])]
    return {**record, "queries": queries}


def with_answers_of(record: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """A record that was made anew, in which what a person had answered in the one before stays answered."""
    answered = {(each["id"], each["message"]): each["answered"] for each in before["queries"] if each.get("answered")}
    queries = [
        {**each, "answered": answered[each["id"], each["message"]]} if (each["id"], each["message"]) in answered else each
        for each in record["queries"]
    ]
    return {**record, "queries": queries}
