"""Rule of step 2: pages without their word."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.references import pages
from footpress.references.dates import is_year
from footpress.references.sheet import Mark, Sheet


def bare_pages(sheet: Sheet) -> Iterator[Mark]:
    """Pages without their word: after "(1999)," or "2015," a number, in brackets the place pointed at: "105 (106)", "): 499–515"."""
    for i in range(1, len(sheet.tokens)):
        if (
            not sheet.free(i, i + 1)
            or sheet.tokens[i].quoted
            or sheet.tokens[i].italic
            or sheet.number(i) < 0
            or (is_year(sheet, i) and sheet.word(i + 1) not in pages.DASHES)
        ):
            continue
        if sheet.word(i - 1) not in {",", ":", ")"} and sheet.labels[i - 1] != "date":
            continue
        end = pages.run_of_numbers(sheet, i, roman=False)
        after = sheet.word(end)
        if not sheet.free(i, end) or (
            end < len(sheet.tokens) and after not in {".", ",", ";", ")", "]", "(", ":"} and sheet.tokens[end - 1].text != "."
        ):
            continue
        yield Mark(i, end, "pages")
        if after == "(" and sheet.number(end + 1) >= 0:
            close = pages.run_of_numbers(sheet, end + 1, roman=False)
            if sheet.word(close) == ")" and sheet.free(end, close):
                yield Mark(end + 1, close, "locator")
