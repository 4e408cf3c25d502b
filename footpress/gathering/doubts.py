"""What a person should look at in the notes: what was read twice and differently, what resolving asks, what means no work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized

from footpress.gathering.works import by_note
from footpress.model.doubt import Doubt
from footpress.model.reference import Reading, Resolved
from footpress.problems import Problem


def citation_doubts(item: Resolved) -> tuple[Doubt, ...]:
    """The doubts about one citation: about its reading first, then about the work that it means."""
    doubts = (*item.reference.doubts, *item.doubts)
    if item.work is None and not item.doubts:
        return (*doubts, Doubt("link-unsure", f"no work was found that “{_shown(item)}” means; it stays in the note as typed."))
    return doubts


def prose_doubts(reading: Reading, resolved: Sized) -> tuple[Doubt, ...]:
    """The doubts about what a note leaves as prose; none where resolving found that the note is a back-reference (`resolved`: its citations)."""
    return reading.doubts if reading.references or not len(resolved) else ()


def doubt_problems(file: str, readings: Sequence[Reading], resolved: Iterable[Resolved]) -> tuple[Problem, ...]:
    """The doubts of a document that an editor is asked about, each at the line of the manuscript where its note begins."""
    items = by_note(resolved)
    return tuple(
        doubt_problem(file, reading.note.line, reading.note.number, doubt)
        for reading in readings
        for doubt in _doubts(reading, items.get(reading.note.number, ()))
        if asked_here(doubt)
    )


def asked_here(doubt: Doubt) -> bool:
    """Whether an editor is asked: not about words in no field, which are in the entry all the same, or keep their note as typed."""
    return doubt.id != "unexplained-words"


def _doubts(reading: Reading, resolved: Sequence[Resolved]) -> Iterator[Doubt]:
    for item in resolved:
        yield from citation_doubts(item)
    yield from prose_doubts(reading, resolved)


def doubt_problem(file: str, line: int, note: int, doubt: Doubt) -> Problem:
    """A doubt as a problem: "note 3, title: …"."""
    place = f"note {note}, {doubt.field}" if doubt.field else f"note {note}"
    return Problem(file, line, doubt.id, "query", f"{place}: {doubt.sentence}")


def _shown(item: Resolved) -> str:
    start, end = item.reference.span
    text = item.note.raw[start:end]
    return text if len(text) <= 60 else f"{text[:57]}…"
