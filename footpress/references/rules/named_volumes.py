"""Rule of step 2: volumes and issues with their words."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.languages.terms import words
from footpress.references.dates import is_year
from footpress.references.pages import volume_number
from footpress.references.sheet import Mark, Sheet

_BEHIND_ITS_NUMBER = words("reading", "volume behind its number") | words("reading", "issue behind its number")


def named_volumes(sheet: Sheet) -> Iterator[Mark]:
    """Volume and issue with their words: "vol. 24", "Cilt 5, Sayı 9", "Bd. II", "№ 3", "No: 7"."""
    for i in range(len(sheet.tokens)):
        word = sheet.words[i]
        label = "volume" if word in words("fields", "volume") else "issue" if word in words("fields", "issue") else ""
        if not label or not sheet.free(i, i + 1) or sheet.tokens[i].quoted:
            continue
        at = i + 1
        while sheet.word(at) in {".", ":", "º", "°", "o"} and at < i + 4:
            at += 1
        end = volume_number(sheet, at)
        if (
            end > at
            and sheet.free(at, end)
            and not (is_year(sheet, at) and len(word) > 3)
            and not (len(word) == 1 and word.isalpha() and (at == i + 1 or sheet.number(at) < 0))
        ):
            yield Mark(i, at, "term")
            yield Mark(at, end, label)
            continue
    yield from _numbers_before_words(sheet)


def _numbers_before_words(sheet: Sheet) -> Iterator[Mark]:
    """ "5. Cilt", "12. sayı", "3-р боть"."""
    for i in range(2, len(sheet.tokens)):
        if (
            sheet.words[i] in _BEHIND_ITS_NUMBER
            and sheet.word(i - 1) == "."
            and sheet.number(i - 2) > 0
            and sheet.free(i - 2, i + 1)
            and len(sheet.words[i]) > 1
        ):
            yield Mark(i - 2, i - 1, "issue" if sheet.words[i] in words("reading", "issue behind its number") else "volume")
            yield Mark(i - 1, i + 1, "term")
