"""One document ready to publish (step 5), and the publication it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

from footpress.model.facts import Affiliation, Facts
from footpress.model.names import Name
from footpress.problems import Problem

Profile = Literal["page", "screen"]
PROFILES: tuple[Profile, ...] = ("page", "screen")
"""page: ibid. and short forms as the style says; screen: every note can be understood alone, so no ibid."""


@dataclass(frozen=True, slots=True)
class Author:
    """An author of an article: `latin` is the name in Latin letters, `credit` what they did, by the keys of CREDIT."""

    name: Name
    orcid: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    email: str = ""
    note: str = ""
    corresponding: bool = False
    latin: str = ""
    credit: tuple[str, ...] = ()

    @property
    def affiliation(self) -> str:
        """The names of where they work, in one line."""
        return "; ".join(each.name for each in self.affiliations)


@dataclass(frozen=True, slots=True)
class Contributor:
    """Someone who made something of an article or a collection other than its text: their role is a code of MARC ("edt", "trl" …)."""

    name: Name
    role: str


SIGNS = ("*", "†", "‡", "§", "‖", "¶")
"""What calls the notes to the title and the authors, which are not numbered; doubled where there are more."""


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A note to the title or to an author: its number among these from 1, its sign ("*", "†", … "**"), its plain text; `html` is the same
    as inline XHTML."""

    number: int
    sign: str
    text: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the publisher."""

    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    url: str = ""
    social: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translated:
    """What an article says of itself in another language, by its BCP 47 tag. Empty is "" or ()."""

    lang: str
    title: str = ""
    subtitle: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of source/<slug>.md. Empty is "" or (). `date` is ISO 8601; texts are plain text."""

    title: str
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    date: str = ""
    lang: str = "en"
    series: str = ""
    number: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    author_note: str = ""
    doi: str = ""
    license: str = ""
    publisher: str = ""
    """The publisher and its contact where they are not the publication's: "" and None mean as the publication says."""
    contact: Contact | None = None
    title_note: str = ""
    contributors: tuple[Contributor, ...] = ()
    isbn: str = ""
    """As typed: 13 digits, perhaps with hyphens."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What the article sets for itself of the keys of source/publication.yaml: layout, page-size, contents."""
    translated: tuple[Translated, ...] = ()
    """Its title, abstract and keywords in other languages."""
    facts: Facts = field(default_factory=Facts)
    html: Mapping[str, str] = field(default_factory=dict)
    """The prose whose citations are set, as inline XHTML: "abstract", "author-note", "title-note", "author-1" …"""

    @property
    def signed_notes(self) -> tuple[SignedNote, ...]:
        """The notes to the title and the authors, in the order of their calls."""
        prose = self.prose
        names = [name for name in prose if name == "title-note" or (name.startswith("author-") and name != "author-note")]
        return tuple(
            SignedNote(
                number, SIGNS[(number - 1) % len(SIGNS)] * (1 + (number - 1) // len(SIGNS)), prose[name], self.prose_html(name)
            )
            for number, name in enumerate(names, start=1)
        )

    @property
    def prose(self) -> dict[str, str]:
        """The fields in which works may be cited, those that are not empty, by their names; a note to the second author is "author-2"."""
        notes = {f"author-{number}": author.note for number, author in enumerate(self.authors, start=1)}
        prose = {"title-note": self.title_note, **notes, "abstract": self.abstract, "author-note": self.author_note}
        return {name: text for name, text in prose.items() if text}

    def prose_html(self, name: str) -> str:
        """One of these fields as inline XHTML, "" where it is empty."""
        return self.html.get(name) or escape(self.prose.get(name, ""), quote=False)

    @property
    def abstract_html(self) -> str:
        """The abstract as inline XHTML."""
        return self.prose_html("abstract")

    @property
    def author_note_html(self) -> str:
        """What is said of the authors, as inline XHTML."""
        return self.prose_html("author-note")

    @property
    def title_signed(self) -> SignedNote | None:
        """The note to the title."""
        return self.signed_notes[0] if self.title_note else None

    @property
    def authors_signed(self) -> tuple[tuple[Author, SignedNote | None], ...]:
        """Every author with the note to them, None where there is none."""
        notes = iter(self.signed_notes[bool(self.title_note) :])
        return tuple((author, next(notes) if author.note else None) for author in self.authors)


@dataclass(frozen=True, slots=True)
class ArticleNote:
    """A note as cited.

    `html` is a well-formed XHTML fragment of block elements (at least one `<p>`), without number or back-link. Each
    citation in it is `<span class="citation" data-cites="key1 key2">…</span>`, in which `<a class="cited" href="#ref-key1">`
    leads to an entry. `keys` are the entries it cites, in order.
    """

    number: int
    html: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """A bibliography entry as the style prints it: a well-formed XHTML fragment of inline elements. `lang` may be "".

    What is said of the work stands behind the entry in a `<span class="annotation">`.
    `cited_in` are the numbers of the notes that cite it, `cited_at` those of the citations of it in the running text, whose nth has the
    id in-text-n.
    """

    key: str
    html: str
    lang: str = ""
    cited_in: tuple[int, ...] = ()
    cited_at: tuple[int, ...] = ()
    part: str = ""
    """The heading under which it stands, in a bibliography in parts."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that the notes use, and what it stands for, as inline XHTML."""

    short: str
    html: str


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page of the PDF: its number as printed, and how many characters of the text, compared as `fold_printed` has them, stand
    before it."""

    label: str
    place: int


@dataclass(frozen=True, slots=True)
class Article:
    """One document ready to publish, in one profile.

    `body` is a well-formed XHTML fragment of block elements in which the call of note n is the empty element
    `<a class="noteref" data-note="n"></a>`. Headings in it begin at h2 (h1 is the title). `entries` are in the order of
    the style. `how_to_cite` is an inline XHTML fragment: this very article in the article's citation style.
    `csl_items` are the CSL-JSON items of the cited works, in the order of `entries`.
    """

    slug: str
    profile: Profile
    front_matter: FrontMatter
    body: str
    notes: tuple[ArticleNote, ...]
    entries: tuple[ArticleEntry, ...]
    how_to_cite: str = ""
    citation_style: str = ""
    """The name of the article's citation style."""
    csl_items: tuple[Mapping[str, Any], ...] = ()
    attachments: tuple[str, ...] = ()
    """The files of source/ that its text links to, and that are published beside the web page."""
    remarks: tuple[Problem, ...] = ()
    """What citing it brought up that stops nothing: warnings, for its author to know."""
    abbreviations: tuple[Abbreviation, ...] = ()
    """Those that the notes use, in the order of the alphabet of the article's language."""
    cited_tree: str = field(default="", repr=False)
    """pandoc's JSON of the whole, its citations set, of which body, notes and entries are made: the text with each note where it is
    called, the fields of the front matter that cite (each a note under a heading footpress-prose-…), the entries in a Div `refs`."""


def by_part(entries: Sequence[ArticleEntry]) -> list[tuple[str, list[ArticleEntry]]]:
    """(heading, its entries) of each part of a bibliography; one part with the heading "" where it has none."""
    return [(title, list(own)) for title, own in groupby(entries, key=attrgetter("part"))]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Who found the EPUBs of a publication accessible, to which level of WCAG 2.2 ("A", "AA", "AAA"), and when ("2026-11-01")."""

    by: str
    level: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """source/publication.yaml: the series that articles belong to. `directory` is the folder that holds source/ and build/.

    `url` is the address at which build/html/ will be published, "" if unknown; it ends without a slash.
    `settings` holds every other key of the file, as read.
    """

    directory: Path
    title: str = ""
    publisher: str = ""
    place: str = ""
    issn: str = ""
    """The ISSN of a journal; where it has two, that of its print edition, and `issn_online` is the other."""
    issn_online: str = ""
    board: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(what they are, as "Editors"; their names as they are printed) of each group of those who make it."""
    url: str = ""
    lang: str = "en"
    license: str = ""
    citation_style: str = "footpress-notes"
    contact: Contact = Contact()
    evaluated: Evaluation | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def issns(self) -> tuple[tuple[str, str], ...]:
        """(ISSN, the medium that it is of: "in_print", "online", or "" where it is the only one)."""
        if self.issn and self.issn_online:
            return ((self.issn, "in_print"), (self.issn_online, "online"))
        return ((self.issn, ""),) if self.issn else ()


def is_issue(publication: Publication, whole: FrontMatter) -> bool:
    """Whether a collection is an issue of a journal, which gives its articles volume, number and pages: it has a volume or a number."""
    return bool(publication.issn and (whole.number or whole.facts.volume))
