"""Step 3, rule: a short name or an acronym that a note introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.resolution.folding import fold_words
from footpress.resolution.mention import Link, Mention
from footpress.resolution.shelf import Shelf


def by_short_name(mention: Mention, shelf: Shelf) -> Link | None:
    """The work of the short name: "NSC, p. 4" after "(hereafter NSC)"."""
    if not mention.is_back_reference:
        return None
    for name in _names(mention):
        if work := shelf.by_short_name(name):
            return Link(work.first, 0.95, "a short name that the notes introduced")
    return None


def _names(mention: Mention) -> Iterator[str]:
    """What may be the short name: the title, a sole author, or all that stands before the first comma or number."""
    if mention.title:
        yield fold_words(mention.reference.get("title"))
    elif len(mention.authors) == 1:
        yield fold_words(mention.authors[0].display)
    elif mention.container:
        yield fold_words(mention.reference.get("container"))
    yield fold_words(re.split(r"[,;:(]|\s(?=\d)|\s(?=[IVXLC]+\b)|\s[Ss]\.|\s[Pp]\.", mention.text, maxsplit=1)[0])
