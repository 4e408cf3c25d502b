"""Citations as a table for people, as wide as the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from footpress.gathering.doubts import citation_doubts, prose_doubts
from footpress.model.names import Name
from footpress.model.reference import Reading, Resolved

_HEAD = ("n", "kind", "type", "author", "title", "date", "locator", "↩", "sure")
_AUTHOR, _TITLE = 3, 4
_GAP = "  "


def write_table(readings: Sequence[Reading], resolved: Sequence[Resolved], width: int) -> str:
    """A row for each citation (and for each note without one), then the queries and a summary. `width` is in columns."""
    items = iter(resolved)
    rows: list[tuple[str, ...]] = [_HEAD]
    for reading in readings:
        own = [next(items) for _ in reading.references]
        rows += [_row(item, first=not index) for index, item in enumerate(own)] or [_prose(reading)]
    widths = _widths(rows, width)
    lines = [_line(row, widths) for row in rows]
    rule = _GAP.join("─" * one for one in widths)
    return "\n".join([lines[0], rule, *lines[1:], "", *_queries(readings, resolved), _summary(readings, resolved)]) + "\n"


def _row(item: Resolved, *, first: bool) -> tuple[str, ...]:
    reference = item.reference
    back = "" if item.refers_to_note is None else str(item.refers_to_note)
    sure = min(reference.confidence, item.confidence)
    title = reference.get("title") or reference.get("container") or reference.get("url")
    people = reference.names("author") or reference.names("editor")
    return (
        str(item.note.number) if first else "", reference.kind, reference.type, names(people), title, reference.get("date"),
        reference.get("locator") or reference.get("pages"), back, f"{sure:.2f}",
    )  # fmt: skip


def _prose(reading: Reading) -> tuple[str, ...]:
    return (str(reading.note.number), "–", "", "", reading.note.raw, "", "", "", "")


def names(people: Sequence[Name]) -> str:
    """Family names, three at most: "Mortimer, Leighton et al."."""
    shown = ", ".join(name.family for name in people[:2])
    return f"{shown} et al." if len(people) > 2 else shown


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The columns' widths: as wide as needed, but authors and titles give way so that a row fits."""
    widths = [max(columns(row[place]) for row in rows) for place in range(len(_HEAD))]
    widths[6] = min(widths[6], 12)
    widths[_AUTHOR] = min(widths[_AUTHOR], max(8, width // 6))
    rest = width - sum(widths) + widths[_TITLE] - len(_GAP) * (len(_HEAD) - 1)
    widths[_TITLE] = max(10, min(widths[_TITLE], rest))
    return widths


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    right = {0, 7, 8}
    cells = (
        " " * (width - columns(text)) + text if place in right else text + " " * (width - columns(text))
        for place, width in enumerate(widths)
        for text in [fit(row[place], width)]
    )
    return _GAP.join(cells).rstrip()


def columns(text: str) -> int:
    """How many columns a terminal needs for a text: two for wide characters, none for combining ones."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def fit(text: str, width: int) -> str:
    """The text on one line, cut with an ellipsis where it is wider."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if columns(text) <= width:
        return text
    while text and columns(text) > width - 1:
        text = text[: min(len(text) - 1, width)]
    return f"{text.rstrip()}…"


def _queries(readings: Sequence[Reading], resolved: Sequence[Resolved]) -> list[str]:
    """The doubts as sentences, each with its note. `readings` are as resolving left them."""
    items = iter(resolved)
    lines: list[str] = []
    for reading in readings:
        own = [next(items) for _ in reading.references]
        doubts = [*(doubt for item in own for doubt in citation_doubts(item)), *prose_doubts(reading, own)]
        lines += [f"note {reading.note.number}: {fit(doubt.sentence, 300)}" for doubt in doubts]
    return [*lines, ""] if lines else []


def _summary(readings: Sequence[Reading], resolved: Sequence[Resolved]) -> str:
    works = len({item.work for item in resolved if item.work is not None})
    tied = sum(item.refers_to_note is not None for item in resolved)
    parts = ((len(readings), "note"), (len(resolved), "citation"), (works, "work"), (tied, "back-reference tied"))
    return ", ".join(f"{count} {_plural(count, word)}" for count, word in parts) + "."


def _plural(count: int, word: str) -> str:
    first, *rest = word.split(" ")
    return word if count == 1 else " ".join([f"{first}s", *rest])
