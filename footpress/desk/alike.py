"""Notes that wait for the same reason, which a person may look at in one list and confirm together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from footpress.desk.note_view import version, work_name
from footpress.gathering.corrections.confirming import open_doubts, state
from footpress.gathering.corrections.recorded_notes import Data, recorded_note, recorded_notes
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.works_cited import find_work, keys_of

CLEAR = "clear"
"""The reason of a note that waits for none: nobody is asked about it, and nobody has confirmed it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A note that waits, as it is listed: its words, what is doubtful, and each work that it cites in a line, with the place in it."""

    number: int
    version: str
    words: str
    doubts: tuple[str, ...]
    works: tuple[tuple[str, str], ...]


def alike(texts: StandingTexts, number: int) -> tuple[str, int]:
    """(the reasons for which a note waits, in a word for addresses; how many notes of the article wait for just these); ("", 0) for one that does not."""
    note = recorded_note(texts.record, number)
    reasons = _reasons(texts, note) if note else ""
    return (reasons, sum(1 for _ in _that_wait(texts, reasons))) if reasons else ("", 0)


def waiting(texts: StandingTexts, reasons: str) -> tuple[Waiting, ...]:
    """The notes that wait for just these reasons, in order."""
    return tuple(_waiting(texts, note) for note in _that_wait(texts, reasons))


def _that_wait(texts: StandingTexts, reasons: str) -> Iterator[Data]:
    return (note for note in recorded_notes(texts.record).values() if _reasons(texts, note) == reasons)


def _reasons(texts: StandingTexts, note: Data) -> str:
    """ "link-unsure", "readings-differ.title", "proposal", several with commas; CLEAR; "" for a note that does not wait."""
    how = state(texts, note)
    if how != "doubt":
        return CLEAR if how == CLEAR else ""
    found = {f"{doubt.id}.{doubt.field}" if doubt.field else doubt.id for doubt in open_doubts(note)}
    return ",".join(sorted(found | ({"proposal"} if "proposal" in note else set())))


def _waiting(texts: StandingTexts, note: Data) -> Waiting:
    because = note.get("proposal", {}).get("because", "")
    sentences = (*(doubt.sentence for doubt in open_doubts(note)), *((because,) if because else ()))
    return Waiting(
        note["n"], version(texts, note["n"]), note["raw"].replace("*", ""), tuple(dict.fromkeys(sentences)),
        tuple(_work(texts, each) for each in note["citations"]),
    )  # fmt: skip


def _work(texts: StandingTexts, citation: Data) -> tuple[str, str]:
    entry = find_work(texts, keys_of(citation)) if keys_of(citation) else None
    return work_name(entry) if entry else "", str(citation.get("locator", ""))
