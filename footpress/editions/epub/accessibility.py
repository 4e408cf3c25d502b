"""What the package document says of how the book can be read, derived from its content.

EPUB Accessibility 1.1, https://www.w3.org/TR/epub-a11y-11/; schema.org accessibility vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footpress.model.article import Article


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The accessibility metadata of an EPUB: access modes, features and a summary for people."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    summary: str


def accessibility(articles: Sequence[Article], *, shows_pages: bool) -> Accessibility:
    """What a reader can count on, from what is in the articles. `shows_pages`: the pages of the PDF are marked."""
    body = "".join(article.body for article in articles)
    pictures = re.findall(r"<img\b[^>]*>", body)
    described = all(re.search(r'\balt="[^"]', picture) for picture in pictures)
    features = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    features += ["alternativeText"] * bool(pictures and described) + ["MathML"] * ("<math" in body)
    features += ["pageBreakMarkers", "pageNavigation"] * shows_pages
    sentences = ["The text can be enlarged, re-coloured and read aloud."]
    if any(article.notes for article in articles):
        sentences.append("Every note stands in a section of notes and can be reached from its call and left again by links.")
    if shows_pages:
        sentences.append("The pages of the PDF are marked, and can be gone to.")
    if pictures:
        sentences.append("Every picture is described in words." if described else "Some pictures are not described in words.")
    modes = ("textual", "visual") if pictures else ("textual",)
    sufficient = ("textual",) if described else ("textual,visual",)
    return Accessibility(modes, sufficient, tuple(features), " ".join(sentences))
