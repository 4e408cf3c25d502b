"""The brackets of a note around its citations: none may open in a citation and close in the prose, where one of the two is lost."""

from __future__ import annotations

from dataclasses import replace

from footpress.model.reference import Resolved, Span
from footpress.text.late_patterns import late

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_BRACKETS = late(r"[()\[\]{}]")
_CLOSES_NEXT = late(r"[*.\s]{0,4}([)\]}])")
_OPENED_JUST_BEFORE = late(r"([(\[{])[*\s]{0,4}$")
_CLOSES_LAST = late(r"[)\]}][*.]{0,4}$")
_OPENS_FIRST = late(r"[*]{0,4}[(\[{]")


def whole_span(item: Resolved) -> Span | None:
    """The span of a citation, as far as its brackets have their partners inside it.

    One whose partner stands right beside the span is taken in: "Kowal (op. cit., p. 45" takes the ")" behind it. One at its very
    edge whose partner is in the prose is left to the prose. None where a bracket within has its partner elsewhere in the note.
    """
    raw = item.note.raw
    start, end = item.reference.span
    opened, closed = unpaired(raw[start:end])
    while opened and (found := _CLOSES_NEXT.match(raw, end)) and _PAIRS[opened[-1]] == found[1]:
        opened, end = opened[:-1], found.end()
    while closed and (found := _OPENED_JUST_BEFORE.search(raw[max(0, start - 5) : start])) and _CLOSING[closed[0]] == found[1]:
        closed, start = closed[1:], start - len(found[0])
    if closed and (found := _CLOSES_LAST.search(raw, start, end)) and _has_partner(raw, start, end, "", closed[-1]):
        closed, end = closed[:-1], found.start()
    if opened and (found := _OPENS_FIRST.match(raw, start, end)) and _has_partner(raw, start, end, opened[0], ""):
        opened, start = opened[1:], found.end()
    return None if any(unpaired(item.reference.get("locator"))) or _has_partner(raw, start, end, opened, closed) else (start, end)


def unpaired(text: str) -> tuple[str, str]:
    """(the brackets that are opened and not closed, those that are closed and were not opened), in order."""
    opened, closed = "", ""
    for sign in _BRACKETS.findall(text):
        if sign in _PAIRS:
            opened += sign
        else:
            if opened.endswith(_CLOSING[sign]):
                opened = opened[:-1]
            else:
                closed += sign
    return opened, closed


def _has_partner(raw: str, start: int, end: int, opened: str, closed: str) -> bool:
    """Whether a bracket that has no partner in raw[start:end] has it before or behind."""
    if not opened and not closed:
        return False
    before, behind = unpaired(raw[:start])[0], unpaired(raw[end:])[1]
    return bool(set(opened) & {_CLOSING[sign] for sign in behind}) or bool(set(closed) & {_PAIRS[sign] for sign in before})


def with_whole_span(item: Resolved) -> Resolved:
    """The citation with the brackets beside it that belong to it, and without those that do not."""
    span = whole_span(item) or item.reference.span
    return item if span == item.reference.span else replace(item, reference=replace(item.reference, span=span))
