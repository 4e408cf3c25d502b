"""Step 2, reading: values from labelled tokens: texts without markup, names, dates, addresses; each with its span in the note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from footpress.model.names import Name
from footpress.model.reference import NAME_FIELDS, TEXT_FIELDS, Field
from footpress.references.addresses import clean_address
from footpress.references.dates import dates
from footpress.references.manner import Manner
from footpress.references.people.family_and_given import person
from footpress.references.people.long_families import with_both_families
from footpress.references.people.splitting import split_people
from footpress.references.sheet import Sheet
from footpress.text.late_patterns import late

_QUOTES = "“”„‟«»‹›\"‘’‚‛'`"
_UNCLOSED = late(r"\s(?:\((?:[^\s()]+\s?){1,5}|\[(?:[^\s\[\]]+\s?){1,5})$")
"""A bracket that is not closed holds what follows the title: "… of Our Time [1944", "… (working title"."""
_SPACE = late(r"\s+")
_STAR = late(r"(?<!\\)\*")
_ESCAPE = late(r"\\(?=[!-/:-@\[-`{-~])")


def plain(raw: str) -> str:
    """A piece of a note without emphasis marks, escapes and doubled blanks."""
    return _SPACE.sub(" ", _ESCAPE.sub("", _STAR.sub("", raw))).strip()


SAME = late(
    r"^\W*(?:ders(?:elbe)?|dies(?:elbe)?|idem|iidem|ead(?:em)?|id|tenże|taż|týž|táž|он же|она же|его же|ее же|её же|same author|the same|el mismo|o mesmo|aynı yazar)\W*$",
    re.IGNORECASE,
)
"""Words for the person before: "ders.", "Idem", "Tenże"."""


def fields(
    sheet: Sheet, raw: str, start: int, labels: Sequence[str], manner: Manner, before: tuple[Name, ...]
) -> tuple[Field, ...]:
    """The fields of one reference, in the order in which the note names them; a field named twice is read once.

    `before` are the authors of the reference before, whom "ders." and "Id." mean.
    """
    found: dict[str, Field] = {}
    for name, first, last in _runs(labels):
        if name not in TEXT_FIELDS and name not in NAME_FIELDS:
            continue
        field = _field(sheet, raw, name, start + first, start + last, manner, start + _free_until(labels, last))
        if field is not None and name in NAME_FIELDS:
            same = found["author"].value if name == "editor" and "author" in found else before
            field = _with_same(field, same)
        if field is not None and (name not in found or _better(field, found[name])):
            found[name] = field
    return tuple(sorted(found.values(), key=lambda field: field.span))


def _with_same(field: Field, same: str | tuple[Name, ...]) -> Field | None:
    """The people of a field with those whom "ders." and "Id." mean in their place; None where it is nothing but such a word for nobody."""
    names = [name for name in field.value if isinstance(name, Name)]
    if not any(SAME.match(plain(name.display)) for name in names):
        return field
    meant = tuple(one for one in same if isinstance(one, Name))
    people = [one for name in names for one in (meant if SAME.match(plain(name.display)) else (name,))]
    return replace(field, value=tuple(people), rule="same author") if people else None


def _runs(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """Runs of one label as (label, first, end)."""
    runs: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels):
        if runs and runs[-1][0] == label and runs[-1][2] == i:
            runs[-1] = (label, runs[-1][1], i + 1)
        elif label:
            runs.append((label, i, i + 1))
    return runs


def _better(new: Field, old: Field) -> bool:
    """Of two values of a field the first stands, but a longer title is better than a short one."""
    if new.name == "locator" and isinstance(new.value, str) and isinstance(old.value, str):
        return (
            old.value[:1] in "§aAcpk" and not old.value[:1].isdigit() and new.value[:1].isdigit() and len(old.value.split()) > 1
        )
    return (
        new.name == "title" and isinstance(new.value, str) and isinstance(old.value, str) and len(new.value) > 2 * len(old.value)
    )


def _field(sheet: Sheet, raw: str, name: str, first: int, end: int, manner: Manner, free: int) -> Field | None:
    """One field from tokens [first, end); None where nothing is left of it. No field has the tokens up to `free`: the day of a year may stand there."""
    tokens = sheet.tokens
    while end > first and tokens[end - 1].text in ",;:" and tokens[end - 1].kind == "punct":
        end -= 1
    while end > first and tokens[first].text in ",;:." and tokens[first].kind == "punct":
        first += 1
    if end <= first:
        return None
    span = (tokens[first].start, tokens[end - 1].end)
    piece = raw[span[0] : span[1]]
    value: str | tuple[Name, ...]
    if name in NAME_FIELDS:
        value = tuple(_person(text, manner) for text in split_people(piece))
    elif name in ("date", "accessed", "orig_date"):
        value = _date(sheet, first, end, free) or plain(piece)
    elif name in ("url", "doi"):
        value = clean_address(tokens[first].text)
    else:
        value = text_value(piece, name)
    return Field(name, value, span) if value else None


def _person(text: str, manner: Manner) -> Name:
    name = person(text, manner.family_first)
    return name if "," in text else with_both_families(name, manner.double)


def _free_until(labels: Sequence[str], end: int) -> int:
    """Where the next field begins."""
    return next((k for k in range(end, len(labels)) if labels[k] not in ("x", "")), len(labels))


def _date(sheet: Sheet, first: int, end: int, free: int) -> str:
    before = max(0, first - 4)  # the words before a day of access tell a year of two figures
    within = dates(Sheet.of(sheet.tokens[before:end]))
    further = dates(Sheet.of(sheet.tokens[before : max(end, free)]))
    found = [date for date in (*within, *further) if first - before <= date.start < end - before]
    return max((date.value for date in found), key=len, default="")


def text_value(piece: str, name: str) -> str:
    """A text value: quotation marks that hold the whole are taken off, as are stops that end it."""
    text = plain(piece)
    for _ in range(2):
        text = text.strip(" ,;:")
        if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES and not (text[0] in '“"' and text[-1] in "’'"):
            text = text[1:-1]
        elif text[:1] in '“„«‘‚"' and not any(q in text[1:] for q in '”“»’"‘'):
            text = text[1:]
    text = text.strip(" ,;:")
    if name in ("title", "container") and (tail := _UNCLOSED.search(text)) and tail.start():
        text = text[: tail.start()]
    if (
        name in ("title", "container", "publisher", "place")
        and text.endswith(".")
        and not re.search(r"(?:^|[\s.])[^\W\d_]{1,2}\.$|\b(?:Inc|Ltd|Co|S\.A|Vic|Mass|СПб)\.$", text)
    ):
        text = text[:-1]
    return text
