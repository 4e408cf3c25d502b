"""What the package document says: a stable identifier, dates, and accessibility metadata derived from the content.

EPUB Accessibility 1.1, https://www.w3.org/TR/epub-a11y-11/; schema.org accessibility vocabulary.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from footpress.model.article import Article, Publication


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The accessibility metadata of an EPUB: access modes, features and a summary for people."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    summary: str


def identifier(article: Article, publication: Publication) -> str:
    """The DOI, else a UUID that is the same for every build: version 5, of the publication's address (or title) and the slug."""
    if article.front_matter.doi:
        return f"https://doi.org/{article.front_matter.doi}"
    base = publication.url or f"urn:footpress:{publication.title}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{base}/{article.slug}/')}"


def modified(article: Article) -> str:
    """dcterms:modified: the article's own date, so that the same sources give the same bytes."""
    parts = (article.front_matter.date or "2000").split("-")
    year, month, day = (*parts, "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def accessibility(article: Article) -> Accessibility:
    """What a reader can count on, from what is in the article."""
    pictures = re.findall(r"<img\b[^>]*>", article.body)
    described = all(re.search(r'\balt="[^"]', picture) for picture in pictures)
    maths = "<math" in article.body
    features = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    features += ["alternativeText"] * bool(pictures and described) + ["MathML"] * maths
    features += ["pageBreakMarkers", "pageNavigation"] * bool(article.pages)
    sentences = ["The text can be enlarged, re-coloured and read aloud."]
    if article.notes:
        sentences.append("Every note stands in a section of notes and can be reached from its call and left again by links.")
    if article.pages:
        sentences.append("The pages of the PDF are marked, and can be gone to.")
    if pictures:
        sentences.append("Every picture is described in words." if described else "Some pictures are not described in words.")
    modes = ("textual", "visual") if pictures else ("textual",)
    sufficient = ("textual",) if described else ("textual,visual",)
    return Accessibility(modes, sufficient, tuple(features), " ".join(sentences))


def has_maths(fragment: str) -> bool:
    """Whether a document has MathML, which the manifest must say."""
    return "<math" in fragment
