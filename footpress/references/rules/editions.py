"""Rule of step 2: editions by number."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.languages.terms import words
from footpress.references.dates import is_year
from footpress.references.sheet import Mark, Sheet


def editions(sheet: Sheet) -> Iterator[Mark]:
    """ "3rd edn", "2. Aufl.", "2ª ed.", "9. baskı"; a small figure on a title before its year: "Gesellschaft9 (2019)"."""
    for i in range(len(sheet.tokens)):
        if sheet.words[i] in words("fields", "edition") and i > 0 and not sheet.tokens[i].quoted:
            k = i - 1
            while k > 0 and sheet.word(k) in words("reading", "between number and edition") | {".", "-", "ª", "º"} and i - k < 6:
                k -= 1
            if 0 < sheet.number(k) < 100 and sheet.free(k, i) and k < i:
                yield Mark(k, k + 1, "edition")
                yield Mark(k + 1, i + 1, "term")
        elif (
            sheet.number(i) > 0
            and not sheet.tokens[i].gap
            and i > 0
            and sheet.tokens[i - 1].kind == "word"
            and len(sheet.tokens[i - 1].text) > 3
            and sheet.word(i + 1) == "("
            and is_year(sheet, i + 2)
        ):
            yield Mark(i, i + 1, "edition")
