"""The value for a work: its item of CSL-JSON (schema 1.0.2, which says what each variable is), and what the other formats ask of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]
"""A work as CSL-JSON has it: its variables by their names."""


@dataclass(frozen=True, slots=True)
class WorkName:
    """Someone of a work: an organisation by its `family` alone; particles stand with the name that they are filed or read with."""

    family: str
    given: str = ""
    suffix: str = ""
    literal: bool = False

    @property
    def display(self) -> str:
        """The name in reading order: "Martin Luther King Jr."."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def sort(self) -> str:
        """The name as it is filed: "King, Martin Luther, Jr."."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class Work:
    """One work."""

    item: Item

    @property
    def key(self) -> str:
        """What it is cited by."""
        return str(self.item["id"])

    @property
    def type(self) -> str:
        """Its type in CSL's words."""
        return str(self.item.get("type", ""))

    def text(self, *variables: str) -> str:
        """The first of these variables that says something, without CSL's marks; "" where none does."""
        return next((without_marks(self.item[name]) for name in variables if self.item.get(name)), "")

    def people(self, role: str = "author") -> tuple[WorkName, ...]:
        """Who did something for it, by the variable of what they did."""
        return tuple(_name(person) for person in self.item.get(role, ()))

    def date(self, variable: str = "issued") -> tuple[str, ...]:
        """Year, month and day, as many as are known: ("2020", "08", "28"); of a span of time its beginning."""
        parts = (self.item.get(variable, {}).get("date-parts") or [[]])[0]
        return tuple(str(part) if place == 0 else f"{int(part):02}" for place, part in enumerate(parts))

    def date_in_words(self, variable: str = "issued") -> str:
        """A date that is none of the calendar, as it stands: "forthcoming"."""
        return without_marks(self.item.get(variable, {}).get("literal", ""))

    @property
    def pages(self) -> tuple[str, str]:
        """The first and the last page, the last in full: "547–53" is 547 to 553. What is no range stands whole in the first."""
        found = re.fullmatch(r"([^\s,;–—-]+)\s*[-–—]+\s*([^\s,;–—-]+)", self.text("page"))
        if found is None:
            return self.text("page"), ""
        first, last = found.groups()
        if first.isdecimal() and last.isdecimal() and len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        return first, last


def without_marks(text: object) -> str:
    """Text without the marks of CSL's rich text, which are some of HTML's."""
    return re.sub(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]*>", "", str(text))


def _name(person: Mapping[str, str]) -> WorkName:
    if "literal" in person:
        return WorkName(person["literal"], literal=True)
    family = " ".join(part for part in (person.get("non-dropping-particle", ""), person.get("family", "")) if part)
    given = " ".join(part for part in (person.get("given", ""), person.get("dropping-particle", "")) if part)
    return WorkName(family, given, person.get("suffix", ""))
