"""Repair of step 2: the people behind "in" are the editors of the whole."""

from __future__ import annotations

from footpress.languages.terms import words
from footpress.references.draft import Draft, runs
from footpress.references.sheet import Sheet


def editors_behind_in(sheet: Sheet, draft: Draft) -> Draft:
    """ "Bonilla Amparo en Barberá, Ester y Martínez, Isabel, Coordinadoras de *Psicología y Género*": one author, two editors, a whole."""
    labels = list(draft.labels)
    author = next((run for run in runs(labels) if run.label == "author"), None)
    if author is None or "editor" in labels or "back" in labels:
        return draft
    split = next((k for k in range(author.first + 1, author.end - 1) if _is_in(sheet, draft.start + k)), None)
    if split is None:
        return draft
    labels[split] = "x"
    if split > author.first + 1 and sheet.tokens[draft.start + split - 1].text == ",":
        labels[split - 1] = "x"
    labels[split + 1 : author.end] = ["editor"] * (author.end - split - 1)
    if "container" not in labels:
        labels = ["container" if label == "title" and k >= author.end else label for k, label in enumerate(labels)]
    return draft._replace(labels=tuple(labels))


def _is_in(sheet: Sheet, i: int) -> bool:
    """Whether a word between names is "in" of its language."""
    return sheet.tokens[i].text.islower() and len(sheet.words[i]) > 1 and sheet.words[i] in words("fields", "in")
