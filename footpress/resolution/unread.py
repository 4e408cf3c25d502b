"""Step 3. Notes in which no citation was read, and which those before them explain: "Para 12 ff.", "Trademap.", "Reeves 593."

Only a note that is nothing but a back-reference counts: a locator alone, or a name or title known from earlier notes, with or
without a locator or the number of a note.
"""

from __future__ import annotations

import re
from dataclasses import replace

from footpress.languages.patterns import alternatives
from footpress.model.manuscript import Note
from footpress.model.names import Name
from footpress.model.reference import Field, Reading, Reference
from footpress.resolution.back_words import is_back_alone, read_back_words, signal_of, without_back_words
from footpress.resolution.folding import fold_words, name_key, title_words
from footpress.resolution.shelf import Shelf
from footpress.text.late_patterns import late

_LONGEST = 120
_RULE = "a back-reference, by the notes before"


def _of(row: str) -> str:
    return alternatives("pointing", row)


_LOCATOR = rf"(?:(?:{_of('at')})\s+)?(?:{_of('place')})?[.\s]*\d[\w\s.,–—()-]{{0,40}}?"
_SIGNAL = rf"(?:(?:{_of('before a number')})\.?\s+)?"
_ALONE = late(rf"\W*{_SIGNAL}(?P<locator>{_LOCATOR})[.\s]*", re.IGNORECASE)
_BACK = late(rf"\W*{_SIGNAL}(?P<back>\D{{2,30}}?)(?:[,.:]?\s+(?P<locator>{_LOCATOR}))?[.\s*]*", re.IGNORECASE)
_KNOWN = late(
    rf"\W*{_SIGNAL}(?P<known>[^\W\d_][^,;:()]{{0,80}}?)(?P<rest>[,.]?\s*\(?(?:above\s+)?(?:{_of('note of a place')})\.?\s*\d+\)?)?"
    rf"(?P<back>[,.]?\s+\(?[^\W\d][^\d,;:]{{0,20}}?\)?)??(?:[,.:]?\s+(?P<locator>{_LOCATOR}))?[.\s]*",
    re.IGNORECASE,
)
_MARKED = late(r"\W*(?:[^\W\d]|§|¶)", re.IGNORECASE)


def read_unread(reading: Reading, shelf: Shelf) -> Reading:
    """The reading with the back-reference that the whole note is; the reading itself where it is none."""
    note = reading.note
    if reading.references or len(note.raw) > _LONGEST or "http" in note.raw:
        return reading
    reference = _locator_alone(note) or _back_word_alone(note) or _known(note, shelf)
    return Reading(note, (reference,)) if reference else reading


def _locator_alone(note: Note) -> Reference | None:
    """A page with its word ("Para 12 ff.", "p. 53."), not a bare number or a date."""
    match = _ALONE.fullmatch(note.raw)
    if match is None or not _MARKED.match(match["locator"]) or re.match(r"\W*\d", match["locator"]):
        return None
    return _reference(note, _field("locator", match, "locator"))


def _back_word_alone(note: Note) -> Reference | None:
    """A back word that the reading does not know, with its locator: "Tamże, s. 12."."""
    match = _BACK.fullmatch(note.raw)
    if match is None or not is_back_alone(match["back"]):
        return None
    locator = (_field("locator", match, "locator"),) if match["locator"] else ()
    start, end = match.start("back") + len(signal_of(match["back"])), match.end("back")
    reference = _reference(note, *locator) if locator else Reference("ibid", "other", (), (start, end), 0.85)
    return replace(reference, kind="ibid", span=(start, reference.span[1]))


def _known(note: Note, shelf: Shelf) -> Reference | None:
    """A short name, a title or (with a locator or a note's number) a family name that earlier notes cite."""
    match = _KNOWN.fullmatch(note.raw.replace("*", " "))
    if match is None:
        return None
    if match["back"] and not is_back_alone(match["back"]):
        return None
    known = without_back_words(match["known"])
    locator = (_field("locator", match, "locator"),) if match["locator"] else ()
    span = match.span("known")
    if shelf.by_short_name(fold_words(known)) or any(
        title_words(known) == other.title for work in shelf.by_words(title_words(known)) for other in work.described
    ):
        return _reference(note, Field("title", known, span, 0.9, _RULE), *locator)
    pointed = bool(locator) or bool(match["rest"]) or bool(read_back_words(note.raw).kind)
    if pointed and known[:1].isupper() and shelf.by_name(name_key(known)):
        return _reference(note, Field("author", (Name(known),), span, 0.9, _RULE), *locator)
    return None


def _field(name: str, match: re.Match[str], group: str) -> Field:
    return Field(name, match[group].strip(" .,"), match.span(group), 0.9, _RULE)


def _reference(note: Note, *fields: Field) -> Reference:
    start = min(field.span[0] for field in fields)
    return Reference("short", "other", fields, (start, len(note.raw.rstrip())), 0.85)
