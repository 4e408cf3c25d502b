"""Repair of step 2: of two years one is the first publication’s."""

from __future__ import annotations

from footpress.references.dates import is_year
from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def first_publication(sheet: Sheet, draft: Draft) -> Draft:
    """ "(1965; Hobart: Archives Office, 2003)": of two years in brackets that semicolons or brackets part, the first edition's is orig_date."""
    labels = list(draft.labels)
    if "orig_date" not in labels and (pair := _side_by_side(sheet, draft)):
        first, second = pair
        labels[first - draft.start], labels[second - draft.start] = "orig_date", "date"
        return draft._replace(labels=tuple(labels))
    years = [
        i
        for i in range(draft.start, draft.end)
        if labels[i - draft.start] in ("date", "orig_date")
        and sheet.tokens[i].kind == "number"
        and len(sheet.tokens[i].text) == 4
    ]
    if len(years) != 2 or labels.count("orig_date"):
        return draft
    first, second = years
    between = [sheet.word(i) for i in range(first + 1, second)]
    if (
        sheet.word(first - 1) == "("
        and (";" in between or "trans" in between)
        and int(sheet.tokens[first].text) < int(sheet.tokens[second].text)
    ):
        labels[first - draft.start] = "orig_date"
    elif (
        (
            between[:1] == ["["]
            and sheet.word(second + 1) == "]"
            and int(sheet.tokens[first].text) > int(sheet.tokens[second].text)
        )
        or {"1", "st"} <= set(between)
        or "first" in between
    ):
        labels[second - draft.start] = "orig_date"
    return draft._replace(labels=tuple(labels))


def _side_by_side(sheet: Sheet, draft: Draft) -> tuple[int, int] | None:
    """The first edition's year and that of the edition, beside each other with a bracket between: "[1867] 1976", "1976 [1867]", "([1867] 1976)"."""
    for i in range(draft.start, draft.end - 2):
        if not is_year(sheet, i) or "date" not in (
            draft.labels[i - draft.start],
            *draft.labels[i - draft.start + 2 : i - draft.start + 4],
        ):
            continue
        at = i + 1
        while sheet.word(at) in ("[", "]", "(", ")") and at < draft.end:
            at += 1
        if at == i + 1 or at >= draft.end or not is_year(sheet, at) or sheet.number(i) == sheet.number(at):
            continue
        early, late = (i, at) if sheet.number(i) < sheet.number(at) else (at, i)
        if sheet.word(early - 1) in ("[", "(") and sheet.word(early + 1) in ("]", ")"):
            return early, late
    return None
