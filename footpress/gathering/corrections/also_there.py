"""The same words, read in the same wrong way, in other notes: what was corrected once need not be looked for again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footpress.gathering.corrections.assigning import assign
from footpress.gathering.corrections.recorded_notes import recorded_note, recorded_notes
from footpress.gathering.corrections.rewriting import stands_as_read
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.record import is_answered
from footpress.model.reference import Span


@dataclass(frozen=True, slots=True)
class WordsRead:
    """Words of a note, the field that most of them are read as ("" for none), and all words of that field."""

    words: str
    field: str = ""
    whole: str = ""


def read_at(texts: StandingTexts, number: int, span: Span) -> WordsRead:
    """How these words of a note are read."""
    note = recorded_note(texts.record, number)
    if note is None:
        return WordsRead("")
    found = [
        (min(span[1], field["span"][1]) - max(span[0], field["span"][0]), name, field["span"])
        for citation in note["citations"]
        for name, field in citation["fields"].items()
    ]
    size, name, whole = max(found, default=(0, "", span))
    words = note["raw"][slice(*span)]
    return WordsRead(words, name, note["raw"][slice(*whole)]) if size > 0 else WordsRead(words)


def also_there(texts: StandingTexts, number: int, was: WordsRead) -> tuple[tuple[int, Span], ...]:
    """Where the same words are read so in notes other than `number` that nobody has answered: (note, [start, end))."""
    return tuple(_found(texts, number, was))


def _found(texts: StandingTexts, number: int, was: WordsRead) -> Iterator[tuple[int, Span]]:
    wanted = re.compile(rf"(?<!\w){re.escape(was.words)}(?!\w)")
    for note in recorded_notes(texts.record).values():
        if note["n"] == number or is_answered(note) or not was.words or not stands_as_read(texts, note):
            continue
        spans = [each["span"] for each in note["citations"]]
        for match in wanted.finditer(note["raw"]):
            is_cited = any(start <= match.start() and match.end() <= end for start, end in spans)
            if is_cited and read_at(texts, note["n"], match.span()) == was:
                yield note["n"], match.span()


def assign_there(texts: StandingTexts, number: int, was: WordsRead, field: str) -> StandingTexts:
    """The texts with these words read as `field` in each other note in which they are read as they were in this one."""
    for note, span in also_there(texts, number, was):
        texts = assign(texts, note, span, field)
    return texts
