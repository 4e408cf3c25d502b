"""Step 3. The words of a query: how a mention and a work are named to an editor."""

from __future__ import annotations

from footpress.resolution.mention import Mention, Placed

_LONG = 60


def shown(mention: Mention) -> str:
    """The citation as typed, in quotation marks, cut where it is long."""
    text = " ".join(mention.text.replace("*", "").split()).strip(" ;,")
    return f"“{text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + '…'}”"


def called(placed: Placed) -> str:
    """A work by its author, title and note: "Reeves, “Mongolia's Evolving Security Strategy” (note 2)"."""
    reference = placed.mention.reference
    people = placed.mention.authors or reference.names("editor")
    names = " and ".join(name.family for name in people[:2]) + (" and others" if len(people) > 2 else "")
    title = reference.get("title") or reference.get("container")
    title = title if len(title) <= _LONG else title[: _LONG - 1].rstrip() + "…"
    parts = [part for part in (names, f"“{title}”" if title else "") if part] or [shown(placed.mention)]
    place = "in the list of works" if placed.is_listed else f"note {placed.mention.note.number}"
    return f"{', '.join(parts)} ({place})"
