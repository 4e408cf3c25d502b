"""The names of the pages that list the articles of an author, a series, a subject: an article leads to them, the site makes them."""

from __future__ import annotations

import re
import zlib

from footpress.model.article import Author
from footpress.records.keys import ascii_word


def author_stem(author: Author) -> str:
    """The name of an author's page, without .html. Two people of one name are told apart by their ORCID."""
    return _stem("author", author.name.display, author.orcid[-4:].lower())


def series_stem(name: str) -> str:
    """The name of a series' page, without .html."""
    return _stem("series", name)


def subject_stem(name: str) -> str:
    """The name of a subject's page, without .html. Capitals make no difference."""
    return _stem("subject", name.casefold())


def _stem(kind: str, name: str, mark: str = "") -> str:
    """ "author-marta-ilvesson"; a name that has no Latin form at all gets a number."""
    words = [ascii_word(word).lower() for word in re.findall(r"\w+", name)]
    slug = "-".join(word for word in words if word)[:80] or f"{zlib.crc32(name.encode('utf-8')):x}"
    return "-".join(part for part in (kind, slug, mark) if part)
