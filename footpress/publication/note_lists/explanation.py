"""How one note was read: its text with the fields marked, each field's rule and confidence, and why it is tied to a work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from footpress.gathering.doubts import citation_doubts
from footpress.model.reference import Field, Reading, Reference, Resolved
from footpress.publication.note_lists.table import columns
from footpress.text.terminal import readable

_COLOURS = {
    "author": "32", "editor": "32", "translator": "32", "title": "1;34", "container": "36", "publisher": "35", "place": "35",
    "date": "33", "orig_date": "33", "accessed": "33", "volume": "31", "issue": "31", "pages": "91", "locator": "91", "url": "4",
    "doi": "4", "edition": "95",
}  # fmt: skip


def explain(reading: Reading, resolved: Sequence[Resolved], *, colour: bool) -> str:
    """A note explained; `resolved` are its citations. Without colour each field stands in brackets with its name."""
    paint = _coloured if colour else _bracketed
    head = f"note {reading.note.number}"
    lines = [_strong(head, colour), "  " + _marked(reading, paint), ""]
    for index, item in enumerate(resolved):
        lines += [*_citation(index, item, colour), ""]
    if not resolved:
        lines += ["  no citation: the whole note is prose.", ""]
    elif any(character.isalnum() for character in reading.prose):
        lines += [f"  prose     {readable(reading.prose)}", ""]
    return "\n".join(lines)


def _citation(index: int, item: Resolved, colour: bool) -> list[str]:
    reference = item.reference
    head = f"{index + 1}  {reference.kind} · {reference.type} · read with confidence {reference.confidence:.2f}"
    fields = sorted(reference.fields, key=lambda field: field.span)
    rows = [
        (field.name, _shown(field), f"{field.confidence:.2f}", f"{field.span[0]}–{field.span[1]}", field.rule) for field in fields
    ]
    widths = [max((columns(row[place]) for row in rows), default=0) for place in range(4)]
    table = [_row(row, [*widths, 0], colour) for row in rows]
    return [_strong(head, colour), *table, _link(item), *(f"   ? {doubt.sentence}" for doubt in citation_doubts(item))]


def _row(row: Sequence[str], widths: Sequence[int], colour: bool) -> str:
    name, *cells = (_padded(text, width) for text, width in zip(row, widths, strict=True))
    painted = _coloured(row[0], row[0]) + name[len(row[0]) :] if colour else name
    return f"   {'  '.join([painted, *cells])}".rstrip()


def _link(item: Resolved) -> str:
    if item.refers_to_note is None:
        return f"   = {item.reason}" if item.reason else "   → no work was found that it means"
    place = f", citation {item.refers_to_index + 1}" if item.refers_to_index else ""
    return f"   → note {item.refers_to_note}{place}: {item.reason} (confidence {item.confidence:.2f})"


def _shown(field: Field) -> str:
    return readable(field.value if isinstance(field.value, str) else "; ".join(name.sort for name in field.value))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _marked(reading: Reading, paint: Callable[[str, str], str]) -> str:
    """The note as typed, each stretch of it painted as the field that was read from it."""
    owner = [""] * len(reading.note.raw)
    for reference in reading.references:
        _claim(owner, reference)
    pieces = []
    for name, group in groupby(zip(owner, reading.note.raw, strict=True), key=lambda pair: pair[0]):
        text = "".join(character for _, character in group)
        pieces.append(paint(name, readable(text)) if name else readable(text))
    return "".join(pieces)


def _claim(owner: list[str], reference: Reference) -> None:
    for field in sorted(reference.fields, key=lambda field: field.span[1] - field.span[0]):
        for place in range(max(0, field.span[0]), min(len(owner), field.span[1])):
            owner[place] = owner[place] or field.name


def _coloured(name: str, text: str) -> str:
    return f"\x1b[{_COLOURS.get(name, '7')}m{text}\x1b[0m"


def _bracketed(name: str, text: str) -> str:
    return f"[{name}: {text}]"


def _strong(text: str, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text
