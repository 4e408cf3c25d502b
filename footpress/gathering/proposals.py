"""Notes that stay as typed, in whole or in part, with a reading that a person may take: why, as a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from footpress.gathering.account.settling import Settled, Settlement
from footpress.model.reference import Resolved
from footpress.problems import Problem

_SHOWN = 6


def proposal_problems(file: str, settlement: Settlement, slug: str, answered: Collection[int] = ()) -> Iterator[Problem]:
    """A problem for each note that stays as typed and is not `answered`, at the line of the manuscript where it begins."""
    for number in dict.fromkeys(each.item.note.number for each in settlement.citations):
        citations = settlement.of_note(number) if number not in answered else ()
        if sentence := proposal_sentence(citations):
            yield proposal_problem(file, citations[0].item.note.line, number, sentence, slug)


def proposal_problem(file: str, line: int, note: int, sentence: str, slug: str) -> Problem:
    """A note that stays as typed, in whole or in part, with a reading that a person may take."""
    message = f"note {note}: {sentence} To take the reading all the same: footpress review {slug} --accept {note}"
    return Problem(file, line, "note-as-typed", "query", message)


def proposal_sentence(citations: tuple[Settled, ...]) -> str:
    """Why citations of a note stay as typed although a work was read for them; "" where none does."""
    reasons = dict.fromkeys(_reason(each) for each in citations if each.key and not each.taken)
    return " ".join(reasons)


def _reason(each: Settled) -> str:
    shown = _shown(each.item)
    if each.lost:
        words = ", ".join(f"“{word}”" for word in each.lost_text[:_SHOWN]) + (" …" if len(each.lost) > _SHOWN else "")
        return f"“{shown}” stays as typed, since {words} would be in no field of its entry."
    if each.because == "bracket":
        return f"“{shown}” stays as typed, since a bracket opens in it and closes outside."
    if each.because == "unwritable":
        return f"“{shown}” stays as typed, since no entry can be made of this work: enter it by hand."
    if each.because == "apart":
        return (
            f"“{shown}” stays as typed, since the note before it cites nothing: it may mean {each.key}, or what is told of there."
        )
    if each.because == "ibid":
        return f"“{shown}” stays as typed, since it follows a citation that does, and ibid. would mean that one."
    return f"“{shown}” stays as typed, since no full citation of {each.key} could be taken."


def _shown(item: Resolved) -> str:
    start, end = item.reference.span
    text = item.note.raw[start:end]
    return text if len(text) <= 60 else f"{text[:57]}…"
