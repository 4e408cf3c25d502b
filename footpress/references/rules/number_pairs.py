"""Rule of step 2: volume and issue without words."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.references import pages
from footpress.references.dates import is_year
from footpress.references.pages import volume_number
from footpress.references.sheet import Mark, Sheet


def number_pairs(sheet: Sheet) -> Iterator[Mark]:
    """Volume and issue without words, after an italic or quoted name: "25:5", "45, 3 (2003)", "14.1 (2009)", "10(1)", "36 (6)", "89 Harvard"."""
    for i in range(1, len(sheet.tokens)):
        if (
            sheet.number(i) < 0
            or not sheet.free(i, i + 1)
            or sheet.tokens[i].quoted
            or sheet.tokens[i].italic
            or is_year(sheet, i)
        ):
            continue
        end = volume_number(sheet, i)
        before = sheet.tokens[i - 1]
        if before.text in {".", ":"} and not sheet.tokens[i].gap:
            continue
        follows_name = (
            before.italic
            or before.quoted
            or (before.text == "," and i > 1 and (sheet.tokens[i - 2].italic or sheet.tokens[i - 2].quoted))
            or before.kind == "word"
        )
        if not follows_name:
            continue
        sign = sheet.word(end)
        second = volume_number(sheet, end + 1)
        if (
            sign in {":", ".", "/", "("}
            and second > end + 1
            and (not sheet.tokens[end + 1].gap or sign == "(")
            and sheet.free(end, second)
            and not is_year(sheet, end + 1)
            and not pages.run_of_numbers(sheet, end + 1, several=False) > second + 1
        ) and (sign != "(" or sheet.word(second) == ")"):
            yield Mark(i, end, "volume")
            yield Mark(end + 1, second, "issue")
            continue
        if sign == "," and second > end + 1 and sheet.word(second) == "(" and sheet.labels[second + 1 : second + 2] == ["date"]:
            yield Mark(i, end, "volume")
            yield Mark(end + 1, second, "issue")
        elif sign == "(" and "date" in sheet.labels[end + 1 : end + 4] and (before.italic or before.quoted or before.text == ","):
            yield Mark(i, end, "volume")
