"""Repair of step 2: a title takes the whole of its quotation."""

from __future__ import annotations

from footpress.references.draft import Draft, Run, runs
from footpress.references.sheet import Sheet


def closed_quotations(sheet: Sheet, draft: Draft) -> Draft:
    """A title that begins or ends inside a quotation takes the whole of it, when nothing else stands there."""
    labels = list(draft.labels)
    for i in range(draft.start, draft.end):
        if labels[i - draft.start] == "title" and sheet.tokens[i].quoted:
            number = sheet.tokens[i].quoted
            for step in (-1, 1):
                k = i + step
                while (
                    draft.start <= k < draft.end
                    and sheet.tokens[k].quoted == number
                    and labels[k - draft.start] in ("x", "O", "")
                ):
                    labels[k - draft.start] = "title"
                    k += step
    for run in runs(labels):
        if run.label == "title":
            _cut_behind_quotation(sheet, draft, run, labels)
    return draft._replace(labels=tuple(labels))


def _cut_behind_quotation(sheet: Sheet, draft: Draft, run: Run, labels: list[str]) -> None:
    """ "“Ideology and Race,” 151": numbers behind a quoted title are a place."""
    start, end = draft.start + run.first, draft.start + run.end
    number = sheet.tokens[start].quoted
    close = start
    while number and close < end and sheet.tokens[close].quoted == number:
        close += 1
    behind = range(close, end)
    if number and len(behind) and all(sheet.tokens[i].kind == "number" or sheet.tokens[i].text in "–-—, " for i in behind):
        labels[close - draft.start : run.end] = ["locator"] * len(behind)
