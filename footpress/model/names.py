"""Names of people and organisations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given`, as typed) or, with `literal`, an organisation whose whole name is `family`."""

    family: str
    given: str = ""
    literal: bool = False

    @property
    def display(self) -> str:
        """The name in reading order: "Jeffrey Reeves"."""
        return f"{self.given} {self.family}".strip()

    @property
    def sort(self) -> str:
        """The name as it is filed: "Reeves, Jeffrey"."""
        return f"{self.family}, {self.given}" if self.given else self.family
