"""A note as typed, for the eye: its words, each with its place in the note and the field that it was read as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from footpress.gathering.corrections.recorded_notes import Data
from footpress.gathering.corrections.recorded_readings import reference_of
from footpress.references.tokens import tokenise
from footpress.references.unexplained import placed_words

UNREAD = "unread"
"""What stands in a citation and in no field, nor in a list of what a style writes itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word at [start, end), or with `is_word` false what stands between two."""

    text: str
    start: int
    end: int
    is_word: bool
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row that say one thing: `field` names it ("" for prose and for what a style writes); `citation` counts from 1, 0 for none."""

    field: str
    citation: int
    pieces: tuple[Piece, ...]


def stretches(note: Data) -> tuple[Stretch, ...]:
    """The words of a note in order."""
    marked = sorted(_marked(note["raw"], note["citations"]), key=lambda each: each[2].start)
    found = []
    for (citation, field), group in groupby(_joined(marked), key=lambda each: each[:2]):
        found.append(Stretch(field, citation, tuple(each[2] for each in group)))
    return tuple(found)


_Marked = tuple[int, str, Piece]


def _marked(raw: str, citations: Sequence[Data]) -> Iterator[_Marked]:
    """Every token of a note, with its citation and field; what stands between tokens as pieces that are no words."""
    places: dict[int, str] = {}
    for each in citations:
        places |= {word.span[0]: word.place for word in placed_words(raw, reference_of(each))}
    fields = [(k, name, *field["span"]) for k, each in enumerate(citations, 1) for name, field in each["fields"].items()]
    end = 0
    for token in tokenise(raw):
        if token.start > end:
            yield _at(citations, end), "", Piece(raw[end : token.start].replace("*", ""), end, token.start, False)
        citation = _at(citations, token.start)
        field = next((name for k, name, first, last in fields if k == citation and first <= token.start < last), "")
        place = places.get(token.start, ":")
        field = field or (UNREAD if citation and not place else "")
        is_word = token.kind != "punct"
        yield (
            citation,
            field if is_word or field != UNREAD else "",
            Piece(token.text, token.start, token.end, is_word, bool(token.italic)),
        )
        end = token.end
    if end < len(raw):
        yield 0, "", Piece(raw[end:].replace("*", ""), end, len(raw), False)


def _joined(marked: Sequence[_Marked]) -> Iterator[_Marked]:
    """The same; a gap between two words of one field belongs to it."""
    for k, (citation, field, piece) in enumerate(marked):
        before, behind = marked[k - 1] if k else None, marked[k + 1] if k + 1 < len(marked) else None
        if not piece.is_word and not field and before and behind and before[:2] == behind[:2] and before[1]:
            yield (*before[:2], piece)
        else:
            yield citation, field, piece


def _at(citations: Sequence[Data], place: int) -> int:
    return next((k for k, each in enumerate(citations, 1) if each["span"][0] <= place < each["span"][1]), 0)
