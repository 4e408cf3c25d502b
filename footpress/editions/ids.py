"""The ids of a text beside those that an edition sets itself: a heading "Notes", or "Note on sources", must not take one of them."""

from __future__ import annotations

import re
from dataclasses import replace

from footpress.citing.heading_ids import OF_EDITIONS
from footpress.model.article import Article

_ID = re.compile(r'(<(?!a class="cited")(?!a [^<>]*class="to-note")[A-Za-z][^<>]*?\b(?:id="|href="#))([^"]+)(")')


def with_own_ids(article: Article) -> Article:
    """The article with "section-" before each id of its text that is one of an edition's own, and before the links to it."""
    return replace(
        article,
        body=_ID.sub(_apart, article.body),
        notes=tuple(replace(note, html=_ID.sub(_apart, note.html)) for note in article.notes),
    )


def _apart(match: re.Match[str]) -> str:
    prefix = "section-" if OF_EDITIONS.fullmatch(match[2]) else ""
    return f"{match[1]}{prefix}{match[2]}{match[3]}"
