"""What a comparison of two descriptions finds: that they are of one work, or in what they differ."""

from __future__ import annotations

from dataclasses import dataclass

MARKS = ("number", "letter")
"""Differences between titles of the same words, which are then two parts, files or reports."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs ("year", "number", "title" …), as either says it; "" where one says nothing.

    It is `doubtful` where it may be a slip of the pen: then the works are two, and a person is asked.
    """

    what: str
    one: str
    two: str
    doubtful: bool = False

    def __str__(self) -> str:
        return f"{self.what} {' and '.join(f'“{value}”' if value else 'none' for value in (self.one, self.two))}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`likeness` is the share of such pairs that are one work, 0.0 where something speaks against it, `reason` what speaks for it.

    `differences` say what speaks against it. `spellings` are what one of them spells otherwise, where they are one work all the same.
    """

    likeness: float
    reason: str = ""
    differences: tuple[Difference, ...] = ()
    spellings: tuple[Difference, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether both are of one work."""
        return self.likeness > 0

    @property
    def sentence(self) -> str:
        """Why, in a few words: "the same title", "the same title, but number “345” and “346”"."""
        pieces = [self.reason] if self.reason else []
        if self.differences:
            pieces.append(f"{'but ' if pieces else ''}{', '.join(map(str, self.differences))}")
        if self.spellings:
            pieces.append(f"spelt otherwise: {', '.join(map(str, self.spellings))}")
        return ", ".join(pieces)
