"""Rule of step 2: dates of publication."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.languages.terms import words
from footpress.references.dates import dates
from footpress.references.sheet import Mark, Sheet


def published(sheet: Sheet) -> Iterator[Mark]:
    """Dates of publication: those that stand outside titles."""
    for date in dates(sheet):
        token = sheet.tokens[date.start]
        if token.quoted or token.italic or not sheet.free(date.start, date.end):
            continue
        following = sheet.tokens[date.end] if date.end < len(sheet.tokens) else None
        if (
            (
                following is not None
                and following.gap
                and following.kind == "word"
                and following.text[0].isupper()
                and len(date.value) == 4
            )
            and following.text.casefold() not in words("fields", "page") | words("fields", "volume")
            and not following.italic
        ):
            continue
        yield Mark(date.start, date.end, "date")
