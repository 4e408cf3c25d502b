"""A manuscript as received (step 1): its metadata, its blocks of text and its notes as typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from footpress.model.article import Author, Translated
from footpress.model.facts import Facts
from footpress.problems import Problem

BlockKind = Literal["paragraph", "heading", "bullet", "numbered", "quote", "markdown"]
"""What a block is. The text of a "markdown" block is whole Markdown: a list, a table, a picture, code, a formula, a quotation."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as typed: lines joined by one blank, `*emphasis*` kept. `line` is where it begins in the manuscript, 1-based.

    `markdown` is the same where the manuscript says more of it than words and emphasis (raised letters, small capitals); `is_kept`
    where reading would lose that (a formula, a citation). `more` is the Markdown of what follows the first paragraph of the note; all of
    it where the note begins with no paragraph: `markdown` is "" then, and it is kept. Where nothing but paragraphs follows, `raw` and
    `markdown` have them all, and `breaks` are the places in `raw` at which the second begins, the third …
    """

    number: int
    raw: str
    line: int = 0
    lang: str = ""
    markdown: str = ""
    more: str = ""
    is_kept: bool = False
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of the body, as Markdown text in which every call is written `[^n]`."""

    kind: BlockKind
    text: str
    line: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the manuscript says about itself. Empty is "" or (); dates are ISO 8601 (EDTF where less than a day is known)."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    date: str = ""
    lang: str = ""
    series: str = ""
    number: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    translated: tuple[Translated, ...] = ()
    title_note: str = ""
    author_note: str = ""
    publisher: str = ""
    contact: tuple[str, ...] = ()
    """The publisher's address, telephone, e-mail and web lines as typed, in order."""
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with a manuscript: its name below source/, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the manuscript that went nowhere else (a title typed twice, a citation line), with the reason."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything read from one manuscript. Every word of the file is in `metadata`, `blocks`, `notes` or `left_out`."""

    file: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    pictures: tuple[Picture, ...] = ()
    works: str = ""
    """CSL-JSON of the works that the file itself describes (the data behind its citation fields), "" for none."""
    item_keys: tuple[str, ...] = ()
    """The keys that the file gives to the items of its list of works, in order, where it does."""
