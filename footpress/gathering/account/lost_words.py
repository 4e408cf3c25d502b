"""The words of one citation as typed that would be nowhere in what is published, were it cited by its entry and locator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from footpress.gathering.account.entry_words import EntryWords, words
from footpress.gathering.edtf_dates import entry_date
from footpress.model.reference import NAME_FIELDS, Resolved, Span
from footpress.references.unexplained import Word, placed_words
from footpress.text.late_patterns import late

_POSSESSIVE = late(r"['’]s$")
_DATES = ("date", "orig_date", "accessed")


def lost_words(item: Resolved, entry: EntryWords, notes: frozenset[int]) -> tuple[Span, ...]:
    """The spans of what would be lost, in order. `notes` are the numbers of the notes that cite the same work."""
    raw = item.note.raw
    placed = placed_words(raw, item.reference)
    lost: list[Span] = []
    for open_, group in groupby(placed, key=lambda word: not word.place):
        run = list(group)
        lost += _lost_run(item, run, entry) if open_ else [word.span for word in run if not _lands(item, word, entry, notes)]
    return tuple(lost)


def people_beyond(item: Resolved) -> frozenset[str]:
    """The name fields behind whose people the note types "et al."."""
    named, found = "", set()
    for word in placed_words(item.note.raw, item.reference):
        if word.place in NAME_FIELDS:
            named = word.place
        elif word.place == ":others" and named:
            found.add(named)
    return frozenset(found)


def called(item: Resolved) -> str:
    """What the note calls a thesis or a report: "PhD diss.", "Technical report"."""
    run = [word.span for word in placed_words(item.note.raw, item.reference) if word.place in (":thesis", ":report")]
    return item.note.raw[run[0][0] : run[-1][1]].strip("*") if run else ""


def _lands(item: Resolved, word: Word, entry: EntryWords, notes: frozenset[int]) -> bool:
    """Whether a word that its reading explains is in the entry or the locator too."""
    place = word.place
    if place in _DATES or place in (":month", ":season"):
        return _date_lands(item, word, entry)
    if place == "locator":
        return set(words(word.text)) <= set(words(item.reference.get("locator")))
    if place in ("url", "doi"):
        return entry.is_at(item.reference.get(place))
    if place == ":back":
        return not word.text.isdecimal() or int(word.text) in notes
    if place == ":others":
        return "others" in entry.names
    if place in (":editor", ":translator"):
        return bool(entry.entry.get(place[1:]))
    if place in (":thesis", ":report"):
        return set(words(word.text)) <= set(entry.fields.get("type", ()))
    return place.startswith(":") or entry.says(_POSSESSIVE.sub("", word.text) if place == "author" else word.text, place)


def _date_lands(item: Resolved, word: Word, entry: EntryWords) -> bool:
    field = next(field for field in item.reference.fields if _holds(field.span, word.span) and field.name in _DATES)
    if not isinstance(field.value, str):
        return False
    value = entry_date(field.value, item.note.raw[slice(*field.span)]) if word.place == ":season" else field.value
    return entry.says_date(value, field.name)


def _lost_run(item: Resolved, run: Sequence[Word], entry: EntryWords) -> Iterator[Span]:
    """Of words in no field, those that are not in the entry either: a title's words may be there, and the end of a span of dates."""
    raw = item.note.raw
    if entry.says_together(raw[run[0].span[0] : run[-1].span[1]]):
        return
    for word in run:
        field = next((field for field in item.reference.fields if _holds(field.span, word.span) and field.name in _DATES), None)
        whole = entry_date(field.value, raw[slice(*field.span)]) if field and isinstance(field.value, str) else ""
        if not whole or field is None or whole == field.value or whole != entry.entry.get(field.name.replace("_", "")):
            yield word.span


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
