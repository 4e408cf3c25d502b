"""Step 2, shapes: what a shape finds, and the reference that it makes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from footpress.model.names import Name
from footpress.model.reference import Field, Kind, Reference
from footpress.references.addresses import clean_address
from footpress.references.assembly import SAME, plain, text_value
from footpress.references.dates import dates
from footpress.references.people.family_and_given import person
from footpress.references.people.splitting import given_like, split_people
from footpress.references.shapes.bare_text import BareText
from footpress.references.sheet import Sheet
from footpress.references.tokens import tokenise
from footpress.text.late_patterns import late

_DAY = late(r"\d{4}(?:-\d\d){1,2}")
SURE = 0.95
"""How often what a shape reads is right."""


class Piece(NamedTuple):
    """The characters [start, end) of a bare text say `name`: a field, "body" for an author that is no person, "" for words that no
    field has. `value` overrules them."""

    name: str
    start: int
    end: int
    value: str = ""


class Scan(NamedTuple):
    """Where a shape is looked for: at `at` of a text, behind the citation `before` (None where prose stands between), in a document
    that gives these abbreviations to archives."""

    bare: BareText
    at: int
    before: Found | None
    known: Collection[str]


class Found(NamedTuple):
    """A citation of one shape: its type, its pieces in order, where it ends, the rule that saw it, and its kind."""

    type: str
    pieces: tuple[Piece, ...]
    end: int
    rule: str
    kind: Kind = "full"

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.pieces[0].start


def reference(bare: BareText, found: Found) -> Reference:
    """The reference that was found; pieces of one field are joined, what stands between them left out."""
    names = dict.fromkeys(piece.name for piece in found.pieces if piece.name)
    fields = _with_same_editors(tuple(_field(bare, found, name) for name in names))
    kept = tuple(sorted((field for field in fields if field.value), key=lambda field: field.span))
    return Reference(found.kind, found.type, kept, bare.span(found.start, found.end), SURE)


def _with_same_editors(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with the author in the place of "Ders." among the editors."""
    author = next((field.value for field in fields if field.name == "author"), ())
    editors = next((field for field in fields if field.name == "editor"), None)
    if editors is None or isinstance(author, str) or isinstance(editors.value, str):
        return fields
    meant = tuple(one for name in editors.value for one in (author if SAME.match(name.display) else (name,)))
    return tuple(replace(field, value=meant) if field is editors else field for field in fields)


def _field(bare: BareText, found: Found, name: str) -> Field:
    own = [piece for piece in found.pieces if piece.name == name]
    others = [
        piece for piece in found.pieces if piece.name != name and not piece.value and own[0].start < piece.start < own[-1].end
    ]
    span = bare.span(own[0].start, own[-1].end)
    typed = own[0].value or _joined(bare.text, own[0].start, own[-1].end, others)
    value = typed if name == "date" and own[0].value and found.type == "archival" else _value(name, typed)
    if name == "title" and isinstance(value, str) and typed.endswith(".") and _keeps_its_stop(bare, found, own[-1].end):
        value = value.rstrip(".") + "."
    return Field("author" if name == "body" else name, value, span, SURE, found.rule)


def _keeps_its_stop(bare: BareText, found: Found, end: int) -> bool:
    """Whether the stop at the end of a title is an abbreviation's: "Quay Co.," and the letters of a code, "C. civ."."""
    return found.rule in ("codes", "parliaments") or bare.text[end : end + 1] == ","


def _joined(text: str, start: int, end: int, others: Sequence[Piece]) -> str:
    """The text of [start, end) without these pieces."""
    kept, at = [], start
    for piece in others:
        kept.append(text[at : piece.start])
        at = piece.end
    return (
        re.sub(r"\s*,(?:\s*,)+", ",", re.sub(r"\s+", " ", re.sub(r"\(\s*\)", "", "".join([*kept, text[at:end]]))))
        .replace(" ,", ",")
        .strip(" ,")
    )


def _value(name: str, typed: str) -> str | tuple[Name, ...]:
    if name == "body":
        return (Name(typed, literal=True),)
    if name in ("author", "editor"):
        return people(typed)
    if name in ("date", "accessed"):
        return typed if _DAY.fullmatch(typed) else date_of(typed) or typed
    if name in ("url", "doi"):
        return clean_address(typed)
    if name == "container":
        return plain(typed).strip(" ,;:")  # "Stat." keeps its stop
    return text_value(typed, name)


_PARTED = late(r",?\s(?:&|(?i:and|und))\s|\s?[/;]\s?|\s(?:et|ET|y|Y|e|i|и|ve|VE|en|EN|og|och)\s|\s[–—]\s")
_OTHERS = late(r",?\s(?:et al\.?|and others|u\.\s?a\.|et alii|y otros|e outros|i in\.|ve diğerleri|vd\.|и др\.)$")
_SUFFIX = late(r",\s(?=(?:Jr|Sr)\.?(?:,|\s|$)|I{2,3}(?:,|$))")


def people(typed: str) -> tuple[Name, ...]:
    """The people of a list in reading order, or, where given names follow commas, by family name."""
    text = _SUFFIX.sub(" ", _OTHERS.sub("", typed.replace("*", ""))).strip(" ,")
    chunks = [chunk for chunk in _PARTED.split(text) if chunk.strip()]
    named: list[Name] = []
    for chunk in chunks:
        family, _, rest = chunk.partition(",")
        given = rest.split(",")[0].strip()
        alone = len(chunks) == 1 and chunk.count(",") == 1 and " " not in f"{family.strip()}{given}"
        inverted = rest and (alone or (given_like(given) and not re.match(r"[^\W\d_]\.", family.strip())))
        named += [person(name) for name in (split_people(chunk) if inverted else chunk.split(",")) if name.strip()]
    return tuple(named)


def date_of(text: str) -> str:
    """The longest date in a text as YYYY[-MM[-DD]], "" for none."""
    return max((date.value for date in dates(Sheet.of(tokenise(text)))), key=len, default="")


def date_end(text: str, at: int, limit: int) -> int:
    """Where a date that begins at `at` ends, `at` where none does."""
    tokens = tokenise(text[at : min(limit, at + 60)])
    first = next(iter(dates(Sheet.of(tokens))), None)
    return at + tokens[first.end - 1].end if first is not None and first.start == 0 else at
