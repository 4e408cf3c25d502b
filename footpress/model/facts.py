"""What a journal says of an article besides its title, its authors and its text: where it appeared, its history, who paid, what it corrects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

TYPES = (
    "research-article", "review-article", "book-review", "editorial", "introduction", "article-commentary", "discussion", "reply",
    "letter", "interview", "translation", "brief-report", "case-report", "data-paper", "meeting-report", "obituary", "news",
    "announcement", "correction", "addendum", "expression-of-concern", "retraction", "other",
)  # fmt: skip
"""The types of an article: those of JATS 1.3, @article-type, that deposits to Crossref have too."""
CREDIT = {
    "conceptualization": "Conceptualization", "data-curation": "Data curation", "formal-analysis": "Formal analysis",
    "funding-acquisition": "Funding acquisition", "investigation": "Investigation", "methodology": "Methodology",
    "project-administration": "Project administration", "resources": "Resources", "software": "Software",
    "supervision": "Supervision", "validation": "Validation", "visualization": "Visualization",
    "writing-original-draft": "Writing – original draft", "writing-review-editing": "Writing – review & editing",
}  # fmt: skip
"""What an author did, in the words of CRediT (ANSI/NISO Z39.104-2022)."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where an author works, and its address in the Research Organization Registry ("" where it has none)."""

    name: str
    ror: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """Who paid for the work, their address in the registry of organizations (ROR), and the number of the award; the last two may be ""."""

    funder: str
    award: str = ""
    ror: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """What a translation was made from: its title, its language, where it appeared, its address. Any but the title may be ""."""

    title: str
    lang: str = ""
    source: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Retraction:
    """When an article was withdrawn, why, and the address of the notice ("" where there is none)."""

    date: str
    note: str
    address: str = ""


Span = tuple[int, int]
"""The first and the last page of an article."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Each is "" or () or None where the front matter does not say it; dates are ISO 8601. `volume` need be no number."""

    volume: str = ""
    first_page: str = ""
    last_page: str = ""
    article_number: str = ""
    type: str = ""
    received: str = ""
    revised: str = ""
    accepted: str = ""
    published: str = ""
    """The day on which it appeared online; `printed`, in print."""
    printed: str = ""
    version: str = ""
    funding: tuple[Funding, ...] = ()
    conflicts: str = ""
    data_availability: str = ""
    acknowledgement: str = ""
    copyright: str = ""
    """Who holds it."""
    original: Original | None = None
    retraction: Retraction | None = None
    notice_of: str = ""
    """The address of the article that this one corrects or retracts."""

    @property
    def pages(self) -> str:
        """ "45–67", "45", or ""."""
        return "–".join(filter(None, (self.first_page, self.last_page)))

    def on_pages(self, pages: Span | None) -> Facts:
        """With the pages that an issue gives: an article that states its own keeps them, and a number of its own stands for pages."""
        if pages is None or self.first_page or self.article_number:
            return self
        first, last = pages
        return replace(self, first_page=str(first), last_page=str(last) if last > first else "")

    @property
    def span(self) -> int:
        """How many pages it has as it says, 0 where that is not known."""
        last = self.last_page or self.first_page
        return int(last) - int(self.first_page) + 1 if self.first_page.isdecimal() and last.isdecimal() else 0

    @property
    def counts_from(self) -> int:
        """The number of the first page of the PDF: that of the article where it is a number, else 1."""
        return int(self.first_page) if self.first_page.isdecimal() and 0 < int(self.first_page) < 100_000 else 1


def spans(slugs: Sequence[str], places: Mapping[str, int]) -> Mapping[str, Span]:
    """The pages of the articles of an issue; `places` are the pages of its named destinations: its articles begin each on one of its
    own, and the imprint follows the last."""
    begins = [places.get(f"{slug}/title", 0) for slug in slugs]
    ends = [*begins[1:], places.get("colophon", 0)]
    return {slug: (first, after - 1) for slug, first, after in zip(slugs, begins, ends, strict=True) if 0 < first < after}


def is_before(earlier: str, later: str) -> bool:
    """Whether one date is surely before another; "2020" and "2020-08" are not apart."""
    shorter = min(len(earlier), len(later))
    return earlier[:shorter] < later[:shorter]
