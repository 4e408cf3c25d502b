"""What a built edition says, as it is read back to be compared with the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from footpress.model.article import PageStart


@dataclass(frozen=True, slots=True)
class Marks:
    """How a passage is set: all that is italic in it, in order, as one text; and where its links lead, back-links left out."""

    italic: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """What stands in a text and is none of its words, `readback.landmarks` names the kinds; and after how many characters that are compared."""

    kind: str
    says: str
    place: int


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note as a reader of the built file meets it: its number and its plain text, without number and back-link."""

    number: int
    text: str
    marks: Marks | None = None
    labels: tuple[str, ...] = ()
    """The numbers of the items of numbered lists in it, as printed: "(a)", "5."."""
    landmarks: tuple[Landmark, ...] = ()
    returns: tuple[str, ...] | None = None
    """Where its links back lead: the numbers of notes at whose calls."""


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """How an entry is linked: its key, as links to it have it, and where its links back lead: "note 3", "in-text-1"."""

    key: str
    returns: tuple[str, ...]
    part: str = ""
    """The heading of the part of the bibliography in which it stands."""


@dataclass(frozen=True, slots=True)
class LateNote:
    """A note that begins on another page than its call: its number or sign, and both pages, counted from 1."""

    sign: str
    call_page: int
    page: int


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What the built file itself says, in reading order; `calls` are the numbers of the calls in the running text.

    Texts are as extracted: comparing folds white space, hyphens and compatibility characters.
    """

    calls: tuple[int, ...]
    notes: tuple[ReadNote, ...]
    entries: tuple[str, ...] = ()
    body: str = ""
    entry_marks: tuple[Marks, ...] = ()
    signed: tuple[str, ...] = ()
    """The notes to the title and the authors, each with its sign before it."""
    prose: Mapping[str, str] = field(default_factory=dict)
    """The abstract and what is said of the authors, as the front matter names them, where the edition shows them."""
    pages: tuple[PageStart, ...] = ()
    """Where the pages begin, in an edition that has pages."""
    late: tuple[LateNote, ...] = ()
    """The notes that do not begin on the page of their call, in an edition that has pages."""
    labels: tuple[str, ...] = ()
    """The numbers of the items of numbered lists in the running text."""
    breaks: tuple[int, ...] = ()
    """Where thematic breaks stand in the running text: after how many of its characters that are compared."""
    landmarks: tuple[Landmark, ...] = ()
    kinds: frozenset[str] = frozenset()
    """The kinds of landmarks that were looked for, in the running text and in notes."""
    linked_entries: tuple[ReadEntry, ...] | None = None
    side_notes: tuple[ReadNote, ...] = ()
    """The notes that stand beside the text too, in an edition that has such."""
    abbreviations: tuple[str, ...] = ()
    """The lines of the list of abbreviations."""
    contents: tuple[tuple[str, str], ...] = ()
    """(where it leads, its words) of each line of the contents."""
