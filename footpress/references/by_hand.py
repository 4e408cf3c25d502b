"""What words that a person points at say, as a field: the same values as the readers make."""

from __future__ import annotations

from footpress.model.reference import Field, Span
from footpress.references.assembly import fields
from footpress.references.manner import Manner
from footpress.references.rules import hint
from footpress.references.sheet import Sheet
from footpress.references.tokens import tokenise

BY_HAND = "by hand"
"""Who read such a field, as the record says it."""


def read_field(raw: str, span: Span, name: str) -> Field | None:
    """The words of a note in [start, end) as the field `name`; None where they say nothing. Signs at their edges are left out."""
    sheet = hint(Sheet.of(tokenise(raw)))
    labels = [name if token.start < span[1] and token.end > span[0] else "" for token in sheet.tokens]
    found = fields(sheet, raw, 0, labels, Manner(), ())
    return Field(found[0].name, found[0].value, found[0].span, 1.0, BY_HAND) if found else None
