"""What the reader of a format is given, and what it hands on: pandoc's tree of the manuscript, and what it counted in the file itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from footpress.model.manuscript import LeftOut
from footpress.problems import Problem


@dataclass(frozen=True, slots=True)
class Received:
    """A file as received: its bytes, its name in problems, the folder below source/ for its pictures, and what is done with changes
    that are tracked in it ("accept" or "reject")."""

    data: bytes
    path: Path
    file: str
    folder: str
    changes: str = "accept"


@dataclass(frozen=True, slots=True)
class Document:
    """A manuscript with structure, before it is told apart into title, text and notes.

    `tree` is pandoc's ({"meta", "blocks"}); `words` and `counts` (notes, pictures, tables, formulas) are what the file itself has,
    counted without pandoc, "" and {} where the format has no other reader. `picture` gives the bytes of a picture by the name that
    the tree has for it. `lines` are those of a text that a person sees in an editor; without them paragraphs are counted as lines. `works` is
    CSL-JSON of those that the file describes, `item_keys` are the keys that it gives to the items of its list of works.
    """

    file: str
    stem: str
    tree: Mapping[str, Any]
    folder: str
    picture: Callable[[str], bytes | None] = lambda _: None
    words: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    works: str = ""
    item_keys: tuple[str, ...] = ()
