"""Step 3, rule: a provision of a law that was cited before, by the law's number, letters or short name: "Art. 3 of Directive 2019/790", "§ 4 FährG"."""

from __future__ import annotations

from footpress.resolution.dates import differ
from footpress.resolution.law_keys import law_keys
from footpress.resolution.mention import Link, Mention
from footpress.resolution.shelf import Shelf


def by_law(mention: Mention, shelf: Shelf) -> Link | None:
    """The law that the provision belongs to. Nothing where the mention says more than a law, its day and a place in it."""
    if mention.reference.type != "legal" or not mention.reference.get("locator") or mention.authors:
        return None
    for key in law_keys(mention):
        work = shelf.by_law(key)
        if work is not None and not differ(mention.reference.get("date"), work.first.mention.reference.get("date")):
            return Link(work.first, 0.96, "a provision of the law cited before")
    return None
