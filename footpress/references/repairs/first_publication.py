"""Repair of step 2: of two years one is the first publication’s."""

from __future__ import annotations

from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def first_publication(sheet: Sheet, draft: Draft) -> Draft:
    """ "(1965; Hobart: Archives Office, 2003)": of two years in brackets that semicolons or brackets part, the first edition's is orig_date."""
    labels = list(draft.labels)
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
