"""Rule of step 2: the words that point back: ibid., op. cit., supra note 5."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.languages.terms import match, phrases, words
from footpress.references.sheet import Mark, Sheet


def backs(sheet: Sheet) -> Iterator[Mark]:
    """Ibid., ebd., op. cit., supra note 5, a.g.e. and their like."""
    i = 0
    while i < len(sheet.tokens):
        size = match(phrases("backs"), sheet.words, i, len(sheet.tokens))
        if size and not sheet.tokens[i].quoted and _is_back(sheet, i, size):
            yield Mark(i, i + size, "back")
            i += size
        else:
            i += 1


def _is_back(sheet: Sheet, i: int, size: int) -> bool:
    """Whether a term that may be a common word ("above", "id", "соч", "age") is meant as a back-reference here."""
    word = sheet.words[i]
    if word == "(":
        return sheet.number(i + size) > 0 or sheet.number(i + size + 1) > 0
    if size > 1:
        return True
    if word in words("reading", "ibid alone"):
        return True
    if word in words("reading", "idem alone"):
        return True
    if word in {"supra", "infra"}:
        return sheet.word(i + 1) in words("reading", "note behind supra") | {","} or sheet.number(i + 1) > 0
    return word in words("reading", "back behind a comma") and sheet.word(i - 1) in {",", "*", ")"}
