"""Repair of step 2: a small figure on a title before its year is the edition: "Die Wirtschaft der Gesellschaft9 (2019)"."""

from __future__ import annotations

from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def editions_on_titles(sheet: Sheet, draft: Draft) -> Draft:
    """What the rule saw as an edition on the last word of a title is one."""
    labels = list(draft.labels)
    for k in range(1, len(labels)):
        seen = sheet.labels[draft.start + k] == "edition" and not sheet.tokens[draft.start + k].gap
        if seen and labels[k - 1] in ("title", "container") and labels[k + 1 : k + 2] != [labels[k - 1]]:
            labels[k] = "edition"
            if "title" not in labels:
                labels = ["title" if label == "container" else label for label in labels]
    return draft._replace(labels=tuple(labels))
