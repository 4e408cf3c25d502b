"""Shape of step 2: nothing but an earlier note of this text: "Note 18 above.", "oben Fn. 3, S. 7", "Voir note 4 ci-dessus"."""

from __future__ import annotations

import re
from functools import cache

from footpress.languages.patterns import alternatives
from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.law_parts import provision_piece
from footpress.references.shapes.vocabulary import signal
from footpress.text.late_patterns import late

_PLACE = late(r"(?P<locator>\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:\sff?\.?)?)(?=[.;]?\s*$|;)")


def earlier_notes(scan: Scan) -> Found | None:
    """A note's number with the word that says where it stands, and the place that is meant; at the start of a note or behind a signal."""
    text, at = scan.bare.text, scan.at
    pointer = _pointer().match(text, at)
    if pointer is None or scan.bare.is_quoted(at) or not _is_start(text, at):
        return None
    pieces = [Piece("", at, pointer.end())]
    end = pointer.end()
    gap = re.compile(r"(?:[,:]|,?\s(?:at|en|à|bei|in))?\s").match(text, end)
    if gap:
        bare = _PLACE.match(text, gap.end())
        place = provision_piece(text, gap.end(), len(text)) or (Piece("locator", *bare.span("locator")) if bare else None)
        if place:
            pieces.append(place)
            end = place.end
    goes_on = re.compile(r"\s?[^\s.;,)\]]").match(text, end)
    return None if goes_on else Found("other", tuple(pieces), end, "earlier notes", "short")


def _is_start(text: str, at: int) -> bool:
    """Whether a note, a sentence or a part of one begins here, or a signal stands before."""
    before = text[:at].rstrip()
    return not before or before[-1] in ".;:(,–—" or any(each.end() == at for each in signal().finditer(text, max(0, at - 40), at))


@cache
def _pointer() -> re.Pattern[str]:
    note, above = alternatives("pointing", "note"), alternatives("pointing", "above")
    number = rf"(?:{note})\.?\s?(?:n[°ºo]\.?\s)?\d{{1,4}}(?![\d–-])"
    return late(rf"(?:in\s)?(?:(?:{above})[,:]?\s(?:in\s)?{number}|{number},?\s(?:{above})(?!\w))", re.IGNORECASE)
