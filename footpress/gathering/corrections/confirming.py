"""A person says that a note is right: its reading is taken, and nobody is asked about it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from footpress.gathering.corrections.recorded_notes import (
    Data,
    recorded_note,
    recorded_notes,
    with_recorded_note,
    with_recorded_notes,
)
from footpress.gathering.corrections.recorded_readings import in_order
from footpress.gathering.corrections.rewriting import in_order_of_record, loses_words, stands_as_read, with_citations, written
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.gathering.corrections.works_cited import bibliography_of, entry_of_data
from footpress.gathering.doubts import asked_here
from footpress.gathering.record import is_answered, read_doubts
from footpress.gathering.source_notes import source_notes, with_note
from footpress.model.doubt import Doubt
from footpress.problems import UsageError
from footpress.records.bibtex import append_entries

State = Literal["confirmed", "by hand", "doubt", "clear"]
"""confirmed: a person said so; by hand: a person wrote it; doubt: somebody should look; clear: nobody need."""


def state(texts: StandingTexts, note: Data) -> State:
    """How it stands with a note of the record."""
    if is_answered(note):
        return "confirmed"
    if not stands_as_read(texts, note):
        return "by hand"
    return "doubt" if is_asked(note) else "clear"


def is_asked(note: Data) -> bool:
    """Whether a person was asked about the reading of a note, be it answered or not."""
    return "proposal" in note or bool(open_doubts(note)) or bool(note.get("accepted"))


def open_doubts(note: Data) -> tuple[Doubt, ...]:
    """The doubts about a note that a person is asked."""
    owners = (*note["citations"], note)
    return tuple(doubt for owner in owners for doubt in read_doubts(owner) if asked_here(doubt))


def confirm(texts: StandingTexts, number: int, day: str) -> StandingTexts:
    """The texts with the reading of a note taken and confirmed on this day (ISO 8601).

    What waited is cited, and the entries that the bibliography lacks are added; words that this loses are lost knowingly. What waited for
    these entries in other notes, and loses nothing, is cited too.
    """
    note = recorded_note(texts.record, number)
    if note is None:
        raise UsageError(f"Note {number} has no reading: it was not imported.")
    is_read = stands_as_read(texts, note)
    note = _said(texts, note, day)
    if not is_read or "proposal" not in note:
        return replace(texts, record=with_recorded_note(texts.record, note))
    bibliography = bibliography_of(texts.bibliography)
    lacking = [entry_of_data(each) for each in note["proposal"]["entries"] if each["key"] not in bibliography]
    added = append_entries(texts.bibliography, lacking) if lacking else texts.bibliography
    taken = {name: value for name, value in note.items() if name != "proposal"}
    taken = {**taken, "citations": [_taken(each) for each in note["citations"]]}
    return _with_waiting(written(replace(texts, bibliography=added), in_order_of_record(taken)))


def confirm_several(texts: StandingTexts, numbers: Iterable[int], day: str) -> StandingTexts:
    """The texts with the readings of several notes confirmed, in whatever order: those that write nothing but the record at once."""
    notes = [note for number in numbers if (note := recorded_note(texts.record, number))]
    plain = [note for note in notes if "proposal" not in note or not stands_as_read(texts, note)]
    texts = replace(texts, record=with_recorded_notes(texts.record, [_said(texts, note, day) for note in plain]))
    for note in notes:
        if note not in plain:
            texts = confirm(texts, note["n"], day)
    return texts


def unconfirm(texts: StandingTexts, number: int) -> StandingTexts:
    """The texts in which a note is to be looked at again."""
    note = recorded_note(texts.record, number)
    if note is None:
        raise UsageError(f"Note {number} has no reading: it was not imported.")
    kept = {name: value for name, value in note.items() if name not in ("confirmed", "accepted")}
    return replace(texts, record=with_recorded_note(texts.record, kept))


def write_by_hand(texts: StandingTexts, number: int, markdown: str) -> StandingTexts:
    """The texts with a note as a person wrote it, in Markdown. Raises UsageError where it would end before its end."""
    first, *more = markdown.strip().replace("\r\n", "\n").split("\n")
    text = "\n".join([first, *(f"    {line.strip()}" if line.strip() else "" for line in more)])
    if number not in source_notes(texts.markdown) or not first:
        raise UsageError(f"Note {number} cannot be empty: write its words.")
    changed = with_note(texts.markdown, number, text)
    if source_notes(changed).get(number) != text or len(source_notes(changed)) != len(source_notes(texts.markdown)):
        raise UsageError("This would begin another note: leave out what looks like [^1]: at the beginning of a line.")
    return replace(texts, markdown=changed)


def take_back(texts: StandingTexts, number: int) -> StandingTexts:
    """The texts with a note that was written by hand as its reading has it again."""
    note = recorded_note(texts.record, number)
    if note is None or number not in source_notes(texts.markdown):
        raise UsageError(f"Note {number} has no reading: it was not imported.")
    return written(texts, note)


def _with_waiting(texts: StandingTexts) -> StandingTexts:
    """The texts with what waited in other notes only for an entry that is now there."""
    for number in recorded_notes(texts.record):
        note = recorded_note(texts.record, number)
        if note is None or "proposal" not in note or not stands_as_read(texts, note):
            continue
        bibliography = bibliography_of(texts.bibliography)
        citations = [
            _taken(each) if each.get("proposed") in bibliography and not each.get("lost") else each for each in note["citations"]
        ]
        if citations != list(note["citations"]):
            texts = with_citations(texts, note, citations)
    return texts


def _said(texts: StandingTexts, note: Data, day: str) -> Data:
    """A note of which a person says that it is right; words that stand nowhere then are lost knowingly."""
    lost = stands_as_read(texts, note) and loses_words(texts, note)
    return in_order_of_record({**note, **({"accepted": True} if lost else {}), "confirmed": day})


def _taken(citation: Data) -> Data:
    key = citation.get("proposed") or citation["key"]
    return in_order({**{name: value for name, value in citation.items() if name not in ("proposed", "lost")}, "key": key})
