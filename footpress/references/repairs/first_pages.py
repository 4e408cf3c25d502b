"""Repair of step 2: a bare number behind a journal’s year or volume is the first page."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet


def first_pages(sheet: Sheet, draft: Draft) -> Draft:
    """ "DRdA 2015, 413", "71 Harvard Law Review 630, 645", "BGHZ 13, 334": behind a journal's year or volume a bare number is the first page,
    and a second one the place; so are the two of "1986, vol. 37, pp. 431, 447"."""
    labels = list(draft.labels)
    if "pages" in labels or "container" not in labels or "back" in labels or not {"author", "title", "volume"} & set(labels):
        return draft
    places = [run for run in runs(labels) if run[0] == "locator"]
    if not places:
        return draft
    _, first, end = places[0]
    start = draft.start + first
    if sheet.number(start) < 0:
        return draft
    before = _behind_commas(labels, sheet, draft, first)
    comma = next((k for k in range(first, end) if sheet.word(draft.start + k) == ","), end)
    second = sheet.number(draft.start + comma + 1) if comma < end else -1
    cited = before == "x" and {"volume", "date", "title"} <= set(labels) and second > sheet.number(start) and comma == first + 1
    direct = before == "container" and sheet.word(start - 1) not in (",", ")")
    year = before == "date" and sheet.word(start - 1) == "," and _label_before(labels, "date", first) == "container"
    if not (direct or year or cited):
        return draft
    labels[first:comma] = ["pages"] * (comma - first)
    if comma < end:
        labels[comma] = "x"
    return draft._replace(labels=tuple(labels))


def _behind_commas(labels: Sequence[str], sheet: Sheet, draft: Draft, k: int) -> str:
    """The label of what stands before k, commas left out; a word between (as "S.") gives "x"."""
    k -= 1
    while k >= 0 and labels[k] == "x" and sheet.word(draft.start + k) == ",":
        k -= 1
    return labels[k] if k >= 0 else ""


def _label_before(labels: Sequence[str], name: str, k: int) -> str:
    """The label right before the run of `name` that ends before k."""
    k -= 1
    while k >= 0 and labels[k] != name:
        k -= 1
    while k >= 0 and labels[k] == name:
        k -= 1
    return labels[k] if k >= 0 else ""
