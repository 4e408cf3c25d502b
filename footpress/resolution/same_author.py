"""Step 3. "Id., *Title*", "Ders., *Titel*", "Он же. …": another work of the author of the citation before."""

from __future__ import annotations

from footpress.resolution.mention import Mention, by_author_before
from footpress.resolution.shelf import Shelf


def with_author(mention: Mention, shelf: Shelf) -> Mention:
    """The mention with the author it leaves to the one before; itself where it names its own or is "id." alone."""
    if not mention.back.same_author or not (mention.title or mention.container) or (mention.keys and not mention.titled_by_names):
        return mention
    before = shelf.before(mention)
    if not before:
        return mention
    described = before[-1].mention if before[-1].work is None else shelf.works[before[-1].work].first.mention
    return by_author_before(mention, described.authors) if described.authors else mention
