"""An edition that stands by itself, on a shelf or in print: it has no files beside it that a link could lead to."""

from __future__ import annotations

import re
from dataclasses import replace

from footpress.model.article import Article

_RELATIVE = re.compile(
    r'<a\b(?:[^<>"]|"[^"]*")*?\bhref="(?!#|[A-Za-z][A-Za-z0-9+.-]*:)[^"]*"(?:[^<>"]|"[^"]*")*>(.*?)</a>', re.DOTALL
)


def alone(article: Article) -> Article:
    """The article with the words of its relative links in place of these; links into itself and to the web stay."""
    return replace(
        article,
        body=_RELATIVE.sub(r"\1", article.body),
        notes=tuple(replace(note, html=_RELATIVE.sub(r"\1", note.html)) for note in article.notes),
    )
