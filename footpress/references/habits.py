"""Step 2, reading: what a document's other citations say of one of them.

Who types notes does it in one manner: where "(Madrid, 2002)" is a place, "(Las Palmas, 2006)" is none of a house; where houses are not named,
what stands between title and place belongs to the title; where titles in quotation marks stand in journals and books, what follows such a
title is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from footpress.references.draft import Draft, Run, runs
from footpress.references.sheet import Sheet
from footpress.text.late_patterns import late

_FEW = 3
"""So many citations make a habit, where not one in `_RARE` does otherwise."""
_RARE = 3
_RANGE = late(r"\W*\d+\W*[-–—]\W*\d+\W*")


class Habits(NamedTuple):
    """What a document does: of a name alone in brackets before the year, which field it is ("" where that is not clear); whether houses are
    never named before such brackets; whether a title in quotation marks stands in a container."""

    lone: str
    houseless: bool
    contained: bool


def habits(drafts: Sequence[tuple[Sheet, Draft]]) -> Habits:
    """The habits of a document's citations."""
    lone = [run.label for sheet, draft in drafts if (run := _lone(sheet, draft))]
    houses = sum(_house(sheet, draft) is not None for sheet, draft in drafts)
    quoted = [draft for sheet, draft in drafts if _quoted_title(sheet, draft)]
    within = sum("container" in draft.labels for draft in quoted)
    without = sum("container" not in draft.labels and "publisher" in draft.labels for draft in quoted)
    clear = next((label for label in ("place", "publisher") if _is_habit(lone.count(label), len(lone) - lone.count(label))), "")
    return Habits(clear, clear == "place" and _is_habit(lone.count("place"), houses), _is_habit(within, without))


def _is_habit(so: int, otherwise: int) -> bool:
    return so >= _FEW and so >= _RARE * otherwise


def in_the_habit(sheet: Sheet, draft: Draft, known: Habits) -> Draft:
    """The citation with its labels as the document's habits have them."""
    labels = list(draft.labels)
    lone, house = _lone(sheet, draft), _house(sheet, draft)
    if lone and known.lone:
        labels[lone.first : lone.end] = [known.lone] * (lone.end - lone.first)
    elif house and known.houseless:
        first = max(k for k in range(house.first) if labels[k] == "title") + 1
        labels[first : house.end] = ["title"] * (house.end - first)
    elif known.contained and _quoted_title(sheet, draft) and "container" not in labels and _in_a_journal(sheet, draft):
        first, end = _behind_the_title(sheet, draft)
        labels[first:end] = ["container"] * (end - first)
    return draft._replace(labels=tuple(labels))


def _house(sheet: Sheet, draft: Draft) -> Run | None:
    """What is read as a house between a title and the place in brackets: "The Harbour, and the Town (Bonn, 1990)"."""
    found = [run for run in runs(draft.labels) if run.label != "x"]
    for title, house, place, date in zip(found, found[1:], found[2:], found[3:], strict=False):
        fields = (title.label, house.label, place.label, date.label)
        if fields == ("title", "publisher", "place", "date") and house.end - title.end > 0:
            directly = sheet.word(draft.start + house.first - 1) == "," and house.first - title.end <= 1
            opened = sheet.word(draft.start + place.first - 1) in ("(", "[") and place.first == house.end + 1
            plain = not any(
                sheet.tokens[draft.start + k].italic or sheet.tokens[draft.start + k].quoted
                for k in range(title.first, title.end)
            )
            if opened and plain and directly:
                return house
    return None


def _lone(sheet: Sheet, draft: Draft) -> Run | None:
    """The place or the house that stands alone with the year in brackets: "(Madrid, 2002)"."""
    found = [run for run in runs(draft.labels) if run.label in ("place", "publisher")]
    if len(found) != 1:
        return None
    label, first, end = found[0]
    before, behind = sheet.word(draft.start + first - 1), sheet.word(draft.start + end)
    dated = draft.labels[end + 1 : end + 2] == ("date",)
    return Run(label, first, end) if before in ("(", "[") and behind == "," and dated else None


def _quoted_title(sheet: Sheet, draft: Draft) -> bool:
    titled = [draft.start + k for k, label in enumerate(draft.labels) if label == "title"]
    return bool(titled) and all(sheet.tokens[i].quoted for i in titled)


def _in_a_journal(sheet: Sheet, draft: Draft) -> bool:
    """Whether a citation has the numbers of a journal: volume, issue, pages or a range of them, a DOI; and no place in brackets."""
    if {"pages", "volume", "issue", "doi"} & set(draft.labels):
        return True
    places = [run for run in runs(draft.labels) if run.label == "locator"]
    texts = ["".join(sheet.tokens[draft.start + k].text for k in range(run.first, run.end)) for run in places]
    return any(_RANGE.fullmatch(text) for text in texts)


def _behind_the_title(sheet: Sheet, draft: Draft) -> tuple[int, int]:
    """The labels of house and place behind the title and before any bracket, as one stretch; empty where there is none."""
    last = max(k for k, label in enumerate(draft.labels) if label == "title")
    found = [
        run
        for run in runs(draft.labels)
        if run.label in ("publisher", "place") and run.first > last and not sheet.tokens[draft.start + run.first].depth
    ]
    if not found or any(label not in ("publisher", "place", "x") for label in draft.labels[found[0].first : found[-1].end]):
        return 0, 0
    return found[0].first, found[-1].end
