"""A format we publish, as a row in the table `footpress.editions.EDITIONS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from footpress.model.article import Article, Collection, Profile, Publication
from footpress.model.readback import ReadBack
from footpress.problems import Problem
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class Edition:
    """How one format is made and read back.

    `path` is the file to open, relative to build/, with `{slug}`: "{slug}.pdf". `make` runs steps 6–8 and returns every file of the
    edition, by path relative to build/; it writes nothing. `read_back` reads the built edition from a build folder and a slug.
    """

    name: str
    profile: Profile
    path: str
    make: Callable[[Article, Publication, Templates], Mapping[str, bytes]]
    read_back: Callable[[Path, str], ReadBack]
    differing_files: Callable[[Article, Publication], Iterator[Problem]] | None = None
    """What is mistaken of the files that stand beside the built edition, for readers to take away."""
    shows_pages: bool = False
    """Whether it marks the pages of the PDF."""
    make_collection: Callable[[Collection, Publication, Templates], Mapping[str, bytes]] | None = None
    read_collection: Callable[[Path, str, Sequence[str]], Mapping[str, ReadBack]] | None = None
    """As `make` and `read_back`, of several articles in one file: what is read back is by the slug of each article that is named."""
