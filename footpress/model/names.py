"""Names of people and organisations."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given`, as typed) or, with `literal`, an organisation whose whole name is `family`."""

    family: str
    given: str = ""
    literal: bool = False

    @property
    def display(self) -> str:
        """The name in reading order: "Jeffrey Reeves", "林望海"."""
        if self.given and all(unicodedata.east_asian_width(character) == "W" for character in self.family + self.given):
            return self.family + self.given
        return f"{self.given} {self.family}".strip()

    @property
    def sort(self) -> str:
        """The name as it is filed: "Reeves, Jeffrey"."""
        return f"{self.family}, {self.given}" if self.given else self.family
