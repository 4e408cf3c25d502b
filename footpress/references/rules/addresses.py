"""Rule of step 2: web addresses and DOIs, with the words that announce them."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.languages.terms import words
from footpress.references.sheet import Mark, Sheet


def addresses(sheet: Sheet) -> Iterator[Mark]:
    """URLs and DOIs, with the words that announce them: "Available at", "URL:", "доступно по адресу", "doi:"."""
    for i, token in enumerate(sheet.tokens):
        if token.kind in ("url", "doi"):
            yield Mark(i, i + 1, token.kind if "doi.org/10." not in token.text else "doi")
            k = i
            while (
                k > 0
                and i - k < 8
                and (
                    sheet.word(k - 1) in words("fields", "retrieved")
                    or sheet.word(k - 1) in words("reading", "before an address") | {":", "<"}
                )
            ):
                k -= 1
            if k < i and (k < i - 1 or sheet.word(k) != ","):
                yield Mark(k, i, "term")
