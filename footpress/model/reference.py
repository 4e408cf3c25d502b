"""What a note says (step 2) and which work it means (step 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from footpress.model.doubt import Doubt
from footpress.model.manuscript import Note
from footpress.model.names import Name

Kind = Literal["full", "short", "ibid"]
Span = tuple[int, int]

TEXT_FIELDS = (
    "title", "container", "publisher", "place", "date", "volume", "issue", "pages", "locator", "url", "doi", "accessed",
    "edition", "orig_date", "collection", "shelfmark", "genre", "idno", "container_year",
)  # fmt: skip
NAME_FIELDS = ("author", "editor", "translator")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a reference: `value` is text, or names for author, editor and translator.

    `span` is [start, end) in the note as typed; `rule` names the rule or model that read it; `confidence` is in 0–1.
    """

    name: str
    value: str | tuple[Name, ...]
    span: Span
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation as a note makes it. `span` is [start, end) in the note as typed; dates are YYYY[-MM[-DD]].

    `doubts` are the reasons to ask a person about what was read.
    """

    kind: Kind
    type: str
    fields: tuple[Field, ...]
    span: Span
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()

    def get(self, name: str) -> str:
        """The text of a field, "" where the note does not say."""
        for field in self.fields:
            if field.name == name and isinstance(field.value, str):
                return field.value
        return ""

    def names(self, name: str = "author") -> tuple[Name, ...]:
        """The people of a name field, () where the note does not say."""
        for field in self.fields:
            if field.name == name and not isinstance(field.value, str):
                return field.value
        return ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A note read: its references in order. What lies outside their spans is prose; `doubts` are about that prose."""

    note: Note
    references: tuple[Reference, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def prose(self) -> str:
        """The words of the note that belong to no reference, pieces joined by one blank."""
        pieces, end = [], 0
        for reference in self.references:
            pieces.append(self.note.raw[end : reference.span[0]])
            end = reference.span[1]
        pieces.append(self.note.raw[end:])
        return " ".join(" ".join(pieces).split())


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference tied to a work.

    `work` numbers the works of the document from 0 in order of first mention; None: a back-reference that earned no link.
    `refers_to_note` and `refers_to_index` name the reference it points to (note number, 0-based place in that note).
    `doubts` are the reasons to ask a person whether it is this work. `reason` says in a few words why this work. `is_apart`: it is
    tied as ibid. to the citation before, and a note that cites nothing stands between them: it may mean what is only told of there.
    `beside` are the [start, end) of typed words that no field of its entry takes: they are printed behind the citation.
    """

    note: Note
    reference: Reference
    work: int | None
    refers_to_note: int | None = None
    refers_to_index: int | None = None
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()
    reason: str = ""
    is_apart: bool = False
    beside: tuple[Span, ...] = ()

    @property
    def queries(self) -> tuple[str, ...]:
        """The sentences of the doubts about the work."""
        return tuple(doubt.sentence for doubt in self.doubts)
