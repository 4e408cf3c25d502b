"""Parts of editions that may be kept from one build to the next: what costs much and is made of few words, as a cover.

An edition says of what such a part is made; whoever builds may keep it, or not: the edition is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Protocol


class Keeper(Protocol):
    """Keeps parts by their names ("keepers.cover"), each with all that it was made of."""

    def part(self, name: str, made_of: Iterable[str], make: Callable[[], bytes]) -> bytes:
        """The part as it is kept, or made now where it is not, or was made of something else."""


KEEPER: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


def kept(name: str, made_of: Iterable[str], make: Callable[[], bytes]) -> bytes:
    """A part of an edition: as it is kept, or made."""
    keeper = KEEPER.get()
    return make() if keeper is None else keeper.part(name, made_of, make)
