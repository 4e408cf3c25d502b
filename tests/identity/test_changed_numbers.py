"""No digit and no Roman numeral of a citation can change without making it another work, or a person being asked."""

import re
from collections.abc import Iterator

import pytest

from footpress.model.manuscript import Note
from footpress.model.reference import Reference, Span
from footpress.references import read_notes
from footpress.resolution import resolve
from tests.identity.test_pairs import PAIRS

NOTES = list(dict.fromkeys(pair["one"] for pair in PAIRS))
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII".split()
FREE = ("locator", "accessed")
"""What may differ in one work: the place in it, and the day on which it was read."""


def changed(raw: str) -> Iterator[tuple[Span, str]]:
    """The note with one number changed, and where that number stands."""
    for match in re.finditer(rf"\d+|\b(?:{'|'.join(ROMAN[:-1])})\b(?!\.)", raw):
        other = following(match.group())
        yield (match.start(), match.start() + len(other)), raw[: match.start()] + other + raw[match.end() :]


def following(number: str) -> str:
    """Another number of the same length, or the next Roman numeral."""
    if number.isdigit():
        return f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    return ROMAN[ROMAN.index(number) + 1]


def is_free(reference: Reference, span: Span) -> bool:
    """Whether the number stands in a locator or the like, or outside the citation."""
    in_field = any(field.name in FREE and field.span[0] <= span[0] < field.span[1] for field in reference.fields)
    return in_field or not reference.span[0] <= span[0] < reference.span[1]


@pytest.mark.parametrize("note", NOTES)
def test_each_number_in_turn(note: str) -> None:
    others = list(changed(note))
    typed = [note, *(raw for _, raw in others)]
    items = {item.note.number: item for item in resolve(read_notes([Note(n, raw) for n, raw in enumerate(typed)]))}
    assert items[0].work is not None
    for n, (span, raw) in enumerate(others, 1):
        if n in items and not is_free(items[n].reference, span) and not items[n].queries:
            assert items[n].work != items[0].work, raw
