"""A format we publish, as a row in the table `footpress.editions.EDITIONS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from footpress.editions.look import Look
from footpress.model.article import Profile
from footpress.model.readback import ReadBack
from footpress.model.volume import Files, Volume
from footpress.problems import Problem
from footpress.templates import Templates


@dataclass(frozen=True, slots=True)
class Edition:
    """How one format is made and read back. Both are functions: they read no folder and no clock, and write nothing.

    `path` is the file to open, relative to build/, with `{slug}`: "{slug}.pdf". `make` runs steps 6–8 and returns every file of the
    edition. `read_back` is given such files, the volume's slug and its `parts`, the slugs of a collection's articles; what it reads is by
    the slug of each article, for an article alone by its own.
    """

    name: str
    profile: Profile
    path: str
    make: Callable[[Volume, Look, Templates], Files]
    read_back: Callable[[Files, str, Sequence[str]], Mapping[str, ReadBack]]
    differing_files: Callable[[Volume, Files], Iterator[Problem]] | None = None
    """What is mistaken of what it says besides the text: of the front matter, of its contents, of the files beside it."""
    folder: str = ""
    """The folder in build/ that is the edition's own: "html/{slug}"."""
    collects: bool = True
    """Whether several articles can be one file of it."""
    shows_pages: bool = False
    """Whether it marks the pages of the PDF."""
    offers_others: bool = False
    """Whether it offers the other editions to take away."""
    ahead: Callable[[Volume, Look, Templates], None] | None = None
    """Make those of its parts that are kept (`footpress.model.kept`) and need no other edition, while such a one is still in the making."""

    def file(self, slug: str) -> str:
        """The file to open of a volume, relative to build/."""
        return self.path.format(slug=slug)
