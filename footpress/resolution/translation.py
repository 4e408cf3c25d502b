"""Step 3, rule: "Ivi, p. 53; trad. it. cit., p. 462" cites an original and its translation in pairs."""

from __future__ import annotations

from footpress.resolution.ibid import is_translation
from footpress.resolution.mention import Link, Mention
from footpress.resolution.shelf import Shelf


def by_translation(mention: Mention, shelf: Shelf) -> Link | None:
    """The translation that stands beside the work cited just before, else that work itself, for "trad. it. cit."."""
    if not mention.back.translation or mention.keys or mention.title:
        return None
    before = shelf.before(mention)
    if not before:
        return None
    original = before[-1]
    if original.work is None:
        return Link(original, 0.8, "the translation of the work cited before")
    for placed in reversed(shelf.works[original.work].mentions):
        beside = [item for item in shelf.in_note(placed.mention.note.number) if item.order > placed.order]
        if beside and is_translation(beside[0].mention) and beside[0].work is not None:
            return Link(beside[0], 0.9, "the translation that was cited with this work")
    return Link(original, 0.85, "the translation of the work cited before")
