"""Rule of step 2: the day on which a page was seen."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.languages.terms import words
from footpress.references.dates import dates
from footpress.references.sheet import Mark, Sheet


def accessed(sheet: Sheet) -> Iterator[Mark]:
    """The day on which a page was seen: "accessed March 25, 2016", "[consulta: 7 de septiembre de 2011]", "(дата обращения: 16.07.2013)"."""
    for date in dates(sheet):
        for k in range(date.start - 1, max(-1, date.start - 7), -1):
            word = sheet.word(k)
            if word in words("fields", "retrieved") and word not in words("reading", "announces an address"):
                yield Mark(date.start, date.end, "accessed")
                yield Mark(k, date.start, "term")
                break
            if sheet.tokens[k].kind in ("url", "number"):
                break
        else:
            after = [sheet.word(k) for k in range(date.end, min(len(sheet.words), date.end + 4))]
            if any(word in words("reading", "behind the day of access") for word in after):
                yield Mark(date.start, date.end, "accessed")
