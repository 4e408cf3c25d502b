"""Repair of step 2: an address is an address."""

from __future__ import annotations

from footpress.references.draft import Draft
from footpress.references.sheet import Sheet
from footpress.text.late_patterns import late

_ADDRESSED = late(r"://|/|^www\.")


def addresses_are_addresses(sheet: Sheet, draft: Draft) -> Draft:
    """A web address is a web address whatever the model calls it; beside one, a bare domain is a site's name: "arthist.net, …, https://…"."""
    labels = list(draft.labels)
    for i in range(draft.start, draft.end):
        if sheet.tokens[i].kind in ("url", "doi"):
            labels[i - draft.start] = "doi" if sheet.labels[i] == "doi" else "url"
    typed = [sheet.tokens[i].text for i in range(draft.start, draft.end) if labels[i - draft.start] == "url"]
    if any("://" in text for text in typed):
        for i in range(draft.start, draft.end):
            if labels[i - draft.start] == "url" and not _ADDRESSED.search(sheet.tokens[i].text):
                labels[i - draft.start] = "x" if "container" in labels else "container"
    return draft._replace(labels=tuple(labels))
