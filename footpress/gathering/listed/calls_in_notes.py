"""Calls by author and year in notes: "See Smith (2012), p. 14", "Vgl. Müller 2003: 12 f."; they are citations like those that are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from footpress.gathering.listed.author_date import Call, find_calls
from footpress.gathering.listed.call_places import place_at
from footpress.gathering.listed.known_works import KnownWork, KnownWorks, words_of
from footpress.model.reference import Field, Reading, Reference, Span

_OWN = ("title", "container", "url", "doi", "publisher", "volume", "shelfmark")
"""What a call does not have: a reading with one of these may say more, and stays."""


def with_calls(reading: Reading, known: KnownWorks) -> tuple[Reading, dict[Span, str]]:
    """The reading of a note with its calls as short citations, and the key that each span means."""
    note = reading.note
    if note.is_kept:
        return reading, {}
    found: dict[Span, tuple[Reference, str]] = {}
    calls, _ = find_calls(note.raw, known, note.lang, bare=True)
    for span, call, at in _spans(note.raw, calls):
        cited = call.found[at]
        if any(span[0] < place < span[1] for place in note.breaks):
            continue
        if any(_overlap(each.span, span) and _says_more(each, cited.work) for each in reading.references):
            continue
        place = cited.locator or place_at(note.raw, call.end, must_be_named=True).locator * (at + 1 == len(call.found))
        found[span] = (_reference(span, place.strip("{}")), cited.work.key)
    if not found:
        return reading, {}
    kept = [each for each in reading.references if not any(_overlap(each.span, span) for span in found)]
    references = sorted([*kept, *(reference for reference, _ in found.values())], key=lambda each: each.span)
    return replace(reading, references=tuple(references), doubts=()), {span: key for span, (_, key) in found.items()}


def _spans(raw: str, calls: Sequence[Call]) -> Iterator[tuple[Span, Call, int]]:
    """The stretch of each citation in a note, with the bracket around its year and the place behind that."""
    for call in calls:
        if call.in_sentence and len(call.found) > 1:
            continue
        for at, cited in enumerate(call.found):
            if not call.in_sentence:
                yield (cited.start, cited.end), call, at
                continue
            if raw[cited.end : call.end].strip(" )）]"):
                continue  # words behind the year, within its bracket
            place = place_at(raw, call.end, must_be_named=True) if not cited.locator else None
            yield (cited.start, place.end if place and place.locator else call.end), call, at


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _says_more(reference: Reference, work: KnownWork) -> bool:
    """Whether a reading says more of the work than its author and year: a title, a house that its item has too."""
    said = [words for name in _OWN if (words := words_of(reference.get(name)))]
    return reference.kind == "ibid" or any(work.words.issuperset(words) for words in said)


def _reference(span: Span, place: str) -> Reference:
    locator = (Field("locator", place, span, rule="call"),) if place else ()
    return Reference("short", "other", locator, span)
