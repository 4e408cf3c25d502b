"""Rule of step 2: pages and places in a text with their word."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.languages.terms import words
from footpress.references import pages
from footpress.references.dates import is_year
from footpress.references.sheet import Mark, Sheet


def named_pages(sheet: Sheet) -> Iterator[Mark]:
    """Pages and places in a text with their word: "pp. 51–70", "here p. 58", "§ 1", "fol. 12r"."""
    for i in range(len(sheet.tokens)):
        if not sheet.free(i, i + 1) or sheet.tokens[i].quoted:
            continue
        start = pages.after_term(sheet, i)
        if start == i:
            continue
        word = sheet.words[i]
        section = word in words("fields", "section")
        if word in {"no", "nr", "n", "c", "t", "st", "supra", "note", "notes"}:
            continue
        end = pages.run_of_numbers(sheet, start)
        if end == start or not sheet.free(start, end):
            continue
        if (
            len(sheet.words[i]) == 1
            and sheet.number(start) < 0
            and (sheet.tokens[i].text.isupper() or sheet.tokens[start].text.isupper())
        ):
            continue
        if len(sheet.words[i]) == 1 and sheet.words[i].isalpha() and sheet.words[i] not in {"p", "s", "с", "х", "f"}:
            continue
        if is_year(sheet, start) and end == start + 1 and word in {"s", "с"} and sheet.word(i + 1) != ".":
            continue
        k = i
        while (
            k > 0
            and sheet.word(k - 1) in words("fields", "here") | {"."}
            and (sheet.word(k - 1) != "." or sheet.word(k - 2) in words("fields", "here"))
        ):
            k -= 1
        yield Mark(k, start if not section else k, "term")
        yield Mark(k if section else start, end, "locator" if section or k < i or sheet.word(i - 1) == "(" else "pages")
