"""What the package document says: a stable identifier, dates, and accessibility metadata derived from the content.

EPUB Accessibility 1.1, https://www.w3.org/TR/epub-a11y-11/; schema.org accessibility vocabulary.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from footpress.model.article import Article, Collection, FrontMatter, Publication


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The accessibility metadata of an EPUB: access modes, features and a summary for people."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Person:
    """A creator (`creates`) or contributor, with their role as a code of MARC."""

    name: str
    sort: str
    role: str
    creates: bool = True


def people_of_article(front: FrontMatter) -> tuple[Person, ...]:
    """The authors, and who else contributed."""
    authors = (Person(author.name.display, author.name.sort, "aut") for author in front.authors)
    return (*authors, *(Person(other.name.display, other.name.sort, other.role, False) for other in front.contributors))


def people_of_collection(collection: Collection) -> tuple[Person, ...]:
    """The editors, who made the whole, then the authors and who else contributed; without an editor the authors made it."""
    own = people_of_article(collection.front_matter)
    edited = any(person.role == "edt" for person in own)
    of_articles = [person for article in collection.articles for person in people_of_article(article.front_matter)]
    others = [replace(person, creates=person.creates and not edited) for person in of_articles]
    people = (*(replace(person, creates=person.role == "edt") for person in own), *others)
    return tuple(sorted(dict.fromkeys(people), key=lambda person: not person.creates))


def identifier(slug: str, front: FrontMatter, publication: Publication) -> str:
    """The DOI, else a UUID that is the same for every build: version 5, of the publication's address (or title) and the slug."""
    if front.doi:
        return f"https://doi.org/{front.doi}"
    base = publication.url or f"urn:footpress:{publication.title}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{base}/{slug}/')}"


def modified(front: FrontMatter, articles: Sequence[Article]) -> str:
    """dcterms:modified: the latest of the sources' own dates, so that the same sources give the same bytes."""
    dates = (front.date, *(article.front_matter.date for article in articles))
    year, month, day = (*(max(dates) or "2000").split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def accessibility(articles: Sequence[Article]) -> Accessibility:
    """What a reader can count on, from what is in the articles."""
    body = "".join(article.body for article in articles)
    pictures = re.findall(r"<img\b[^>]*>", body)
    described = all(re.search(r'\balt="[^"]', picture) for picture in pictures)
    pages = any(article.pages for article in articles)
    features = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    features += ["alternativeText"] * bool(pictures and described) + ["MathML"] * ("<math" in body)
    features += ["pageBreakMarkers", "pageNavigation"] * pages
    sentences = ["The text can be enlarged, re-coloured and read aloud."]
    if any(article.notes for article in articles):
        sentences.append("Every note stands in a section of notes and can be reached from its call and left again by links.")
    if pages:
        sentences.append("The pages of the PDF are marked, and can be gone to.")
    if pictures:
        sentences.append("Every picture is described in words." if described else "Some pictures are not described in words.")
    modes = ("textual", "visual") if pictures else ("textual",)
    sufficient = ("textual",) if described else ("textual,visual",)
    return Accessibility(modes, sufficient, tuple(features), " ".join(sentences))
