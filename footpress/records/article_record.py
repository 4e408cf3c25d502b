"""The value for an article (or an issue of several) of which every record of it is made: gathered once, whatever the format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from footpress.model.article import Article, Author, Contributor, FrontMatter, Publication, Translated
from footpress.model.facts import Facts
from footpress.records.keys import ascii_word
from footpress.records.licences import address_of_licence
from footpress.records.relations import Translation, corrections, last_change, translations
from footpress.records.work import Work


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What catalogues, search engines and reference managers are told. Empty is "" or (); dates are ISO 8601.

    `container` is the journal where `is_journal`, else the series of reports; `site` and `address` are where the publication and the
    article will be read, `picture` the name of the file beside the page that is shown where it is shared. `files` are (name, media
    type) of what can be taken away beside it.
    """

    slug: str
    title: str
    subtitle: str
    authors: tuple[Author, ...]
    contributors: tuple[Contributor, ...]
    date: str
    modified: str
    lang: str
    abstract: str
    keywords: tuple[str, ...]
    is_journal: bool
    container: str
    series: str
    """The series that the article itself names."""
    number: str
    publication: str
    """The title of the publication."""
    publisher: str
    publisher_url: str
    place: str
    issn: str
    issns: tuple[str, ...]
    """Every ISSN, in print first."""
    isbn: str
    """Digits alone."""
    doi: str
    licence: str
    site: str
    corrections: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()
    summary: str = ""
    files: tuple[tuple[str, str], ...] = ()
    picture: str = ""
    works: tuple[Work, ...] = ()
    facts: Facts = field(default_factory=Facts)
    translated: tuple[Translated, ...] = ()

    @property
    def online(self) -> str:
        """The day on which it appeared online: as it says, else its date."""
        return self.facts.published or self.date

    @property
    def pdf_address(self) -> str:
        """Where its PDF stands beside the page, "" where it has none."""
        pdf = f"{self.slug}.pdf"
        return f"{self.address}{pdf}" if self.address and pdf in dict(self.files) else ""

    @property
    def copyright(self) -> str:
        """ "© 2026 Ada Lokyang", "" where nobody says who holds it."""
        return " ".join(filter(None, ("©", self.date[:4], self.facts.copyright))) if self.facts.copyright else ""

    @property
    def full_title(self) -> str:
        """Title and subtitle."""
        return ": ".join(part for part in (self.title, self.subtitle) if part)

    @property
    def address(self) -> str:
        """Where the page will be published, "" where the publication has no address yet."""
        return f"{self.site}/{self.slug}/" if self.site else ""

    @property
    def doi_address(self) -> str:
        """The DOI as an address."""
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def picture_address(self) -> str:
        """Where the picture will be, "" where the publication has no address yet."""
        return f"{self.address}{self.picture}" if self.picture and self.address else ""

    @property
    def licence_address(self) -> str:
        """The address of the licence, "" where it has none."""
        return address_of_licence(self.licence)

    @property
    def key(self) -> str:
        """What others cite it by: the first author's family name and the year, else the slug."""
        name = ascii_word(self.authors[0].name.family) if self.authors else ""
        return f"{name}{self.date[:4]}" if name else self.slug

    @property
    def changed(self) -> str:
        """The date of its last change, "" where it has not changed since it was published."""
        return self.modified if self.modified != self.date else ""


def record_of(slug: str, front: FrontMatter, publication: Publication) -> ArticleRecord:
    """What the front matter says. Raises ProblemsFound where its corrections or translations cannot be read."""
    is_journal = bool(publication.issn)
    return ArticleRecord(
        slug=slug,
        title=front.title,
        subtitle=front.subtitle,
        authors=front.authors,
        contributors=front.contributors,
        date=front.date,
        modified=last_change(slug, front),
        lang=front.lang,
        abstract=front.abstract,
        keywords=front.keywords,
        is_journal=is_journal,
        container=publication.title if is_journal else front.series or publication.title,
        series=front.series,
        number=front.number,
        publication=publication.title,
        publisher=front.publisher or publication.publisher,
        publisher_url=(front.contact or publication.contact).url,
        place=publication.place,
        issn=publication.issn,
        issns=tuple(issn for issn, _ in publication.issns),
        isbn="".join(sign for sign in front.isbn if sign.isdigit()),
        doi=front.doi,
        licence=front.license or publication.license,
        site=publication.url,
        corrections=tuple(correction.note for correction in corrections(slug, front)),
        translations=translations(slug, front),
        facts=front.facts,
        translated=front.translated,
    )


def record_of_article(
    article: Article, publication: Publication, *, summary: str = "", files: Iterable[tuple[str, str]] = (), picture: str = ""
) -> ArticleRecord:
    """The same of an article as cited, with what can be said of it only then."""
    whole = record_of(article.slug, article.front_matter, publication)
    return replace(whole, summary=summary, files=tuple(files), picture=picture, works=tuple(map(Work, article.csl_items)))
