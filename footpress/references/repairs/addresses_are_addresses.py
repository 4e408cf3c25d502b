"""Repair of step 2: an address is an address."""

from __future__ import annotations

from footpress.references.draft import Draft
from footpress.references.sheet import Sheet


def addresses_are_addresses(sheet: Sheet, draft: Draft) -> Draft:
    """A web address is a web address whatever the model calls it."""
    labels = list(draft.labels)
    for i in range(draft.start, draft.end):
        if sheet.tokens[i].kind in ("url", "doi"):
            labels[i - draft.start] = "doi" if sheet.labels[i] == "doi" else "url"
    return draft._replace(labels=tuple(labels))
