"""A file of the site that can be left as it stands: what it is made of is known before it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Its name in build/html; texts that are others wherever it would be made otherwise, besides what is the same for the whole site; and
    who makes it."""

    name: str
    made_of: tuple[str, ...]
    make: Callable[[], bytes]
