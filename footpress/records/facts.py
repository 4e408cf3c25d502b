"""Which fact of an article stands where: one table, of which the records are made and against which a test reads them.

The names are those of each format: Highwire's meta elements, Dublin Core (DCMI Metadata Terms), PRISM 2.0 (in XMP and in the package of
an EPUB), RIS, BibLaTeX, CSL-JSON. `schema` is where schema.org has it (written by `footpress.records.json_ld`); `shown` is whether readers
see it on the page, on paper and in the book, and `schema` and `shown` are what the test holds against these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from footpress.model.facts import CREDIT
from footpress.records.article_record import ArticleRecord


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its key in the front matter, what it says of an article (a value or several), and what it is called in each place.

    One that is `apart` is written by its format beside its author; else the formats write what stands here.
    """

    key: str
    said: Callable[[ArticleRecord], Iterable[str]]
    highwire: str = ""
    dublin_core: str = ""
    prism: str = ""
    ris: str = ""
    bibtex: str = ""
    csl: str = ""
    schema: str = ""
    shown: bool = True
    in_journals: bool = False
    """Whether only a journal has it."""
    apart: bool = False

    def values(self, record: ArticleRecord) -> Iterator[str]:
        """What it says of an article, where it says something."""
        if record.is_journal or not self.in_journals:
            yield from filter(None, self.said(record))


def _funders(record: ArticleRecord) -> Iterator[str]:
    for each in record.facts.funding:
        number = f"; citation_grant_number={each.award.replace(';', ',')}" if each.award else ""
        yield f"citation_funder={each.funder.replace(';', ',')}{number}"


def retracted(record: ArticleRecord) -> Iterator[str]:
    """When an article was withdrawn, and why, in a line; nothing where it was not."""
    if record.facts.retraction:
        yield f"Retracted {record.facts.retraction.date}: {record.facts.retraction.note}"


FACTS = (
    Fact("volume", lambda record: [record.facts.volume], highwire="citation_volume", prism="prism:volume", ris="VL", bibtex="volume",
         csl="volume", schema="volumeNumber", in_journals=True),
    Fact("number", lambda record: [record.number], highwire="citation_issue", prism="prism:number", ris="IS", bibtex="number",
         csl="issue", schema="issueNumber", in_journals=True),
    Fact("pages", lambda record: [record.facts.pages], schema="pagination"),
    Fact("pages", lambda record: [record.facts.pages.replace("–", "-")], csl="page", shown=False),
    Fact("pages", lambda record: [record.facts.pages.replace("–", "--")], bibtex="pages", shown=False),
    Fact("pages: first", lambda record: [record.facts.first_page], highwire="citation_firstpage", prism="prism:startingPage", ris="SP",
         schema="pageStart"),
    Fact("pages: last", lambda record: [record.facts.last_page], highwire="citation_lastpage", prism="prism:endingPage", ris="EP",
         schema="pageEnd"),
    Fact("article-number", lambda record: [record.facts.article_number], highwire="citation_article_number", ris="C7", bibtex="eid",
         csl="number", schema="value", in_journals=True),
    Fact("type", lambda record: [record.facts.type.replace("-", " ")], highwire="citation_article_type", dublin_core="DC.type",
         prism="prism:genre", ris="M3", bibtex="entrysubtype", schema="genre", shown=False),
    Fact("issn", lambda record: record.issns, highwire="citation_issn", ris="SN", schema="issn", in_journals=True),
    Fact("issn", lambda record: record.issns[:1], prism="prism:issn", bibtex="issn", csl="ISSN", shown=False, in_journals=True),
    Fact("issn: online", lambda record: record.issns[1:], prism="prism:eIssn", shown=False, in_journals=True),
    Fact("date", lambda record: [record.date], prism="prism:coverDate", bibtex="date",
         schema="datePublished", in_journals=True, shown=False),
    Fact("published", lambda record: [record.facts.published], dublin_core="DCTERMS.available", prism="prism:publicationDate"),
    Fact("published", lambda record: [record.online.replace("-", "/")], highwire="citation_online_date", shown=False),
    Fact("printed", lambda record: [record.facts.printed]),
    Fact("received", lambda record: [record.facts.received], dublin_core="DCTERMS.dateSubmitted", prism="prism:dateReceived"),
    Fact("revised", lambda record: [record.facts.revised]),
    Fact("accepted", lambda record: [record.facts.accepted], dublin_core="DCTERMS.dateAccepted"),
    Fact("version", lambda record: [record.facts.version], prism="prism:versionIdentifier", bibtex="version", csl="version",
         schema="version"),
    Fact("contributor", lambda record: [other.name.sort for other in record.contributors], dublin_core="DC.contributor", shown=False),
    Fact("contributor", lambda record: [other.name.display for other in record.contributors], schema="name"),
    Fact("abstract", lambda record: [record.abstract], highwire="citation_abstract", dublin_core="DC.description", ris="AB",
         bibtex="abstract", csl="abstract", schema="abstract"),
    Fact("keywords", lambda record: record.keywords, dublin_core="DC.subject", ris="KW"),
    Fact("keywords", lambda record: ["; ".join(record.keywords)], highwire="citation_keywords", shown=False),
    Fact("keywords", lambda record: [", ".join(record.keywords)], bibtex="keywords", csl="keyword", shown=False),
    Fact("translated: title", lambda record: [each.title for each in record.translated], dublin_core="DC.title.alternative", ris="TT",
         schema="alternateName"),
    Fact("translated: abstract", lambda record: [each.abstract for each in record.translated], dublin_core="DCTERMS.abstract"),
    Fact("translated: keywords", lambda record: [word for each in record.translated for word in each.keywords],
         dublin_core="DC.subject", ris="KW"),
    Fact("funding", _funders, highwire="citation_funding_source", shown=False),
    Fact("funding: funder", lambda record: [each.funder for each in record.facts.funding], schema="name"),
    Fact("funding: award", lambda record: [each.award for each in record.facts.funding], schema="identifier"),
    Fact("funding: ror", lambda record: [each.ror for each in record.facts.funding], schema="@id", shown=False),
    Fact("conflicts", lambda record: [record.facts.conflicts]),
    Fact("data-availability", lambda record: [record.facts.data_availability]),
    Fact("acknowledgement", lambda record: [record.facts.acknowledgement]),
    Fact("copyright", lambda record: [record.facts.copyright], dublin_core="DCTERMS.rightsHolder", prism="prism:copyright",
         schema="name"),
    Fact("license", lambda record: [record.licence_address or record.licence], dublin_core="DCTERMS.license", schema="license",
         shown=False),
    Fact("original", lambda record: [record.facts.original.title] if record.facts.original else [], dublin_core="DCTERMS.source",
         schema="name"),
    Fact("original: address", lambda record: [record.facts.original.address] if record.facts.original else [],
         dublin_core="DCTERMS.source", schema="@id", shown=False),
    Fact("retraction", retracted, ris="N1", bibtex="note", csl="note", schema="correction", shown=False),
    Fact("retraction: note", lambda record: [record.facts.retraction.note] if record.facts.retraction else []),
    Fact("notice-of", lambda record: [record.facts.notice_of], dublin_core="DCTERMS.references", schema="@id", shown=False),
    Fact("PDF", lambda record: [record.pdf_address], highwire="citation_pdf_url", ris="L1", schema="contentUrl", shown=False),
    Fact("author: latin", lambda record: [author.latin for author in record.authors], schema="alternateName", apart=True),
    Fact("author: affiliation", lambda record: [each.name for author in record.authors for each in author.affiliations],
         highwire="citation_author_institution", schema="name", apart=True),
    Fact("author: ror", lambda record: [each.ror for author in record.authors for each in author.affiliations], schema="@id", shown=False,
         apart=True),
    Fact("author: email", lambda record: [author.email for author in record.authors],
         highwire="citation_author_email", apart=True),
    Fact("author: credit", lambda record: [CREDIT[role] for author in record.authors for role in author.credit]),
)  # fmt: skip


def facts_in(place: str, record: ArticleRecord) -> Iterator[tuple[str, str]]:
    """(name, value) of the facts that one of the formats writes from the table: "highwire", "dublin_core", "prism", "ris", "bibtex", "csl"."""
    for fact in FACTS:
        name: str = getattr(fact, place)
        if name and not fact.apart:
            yield from ((name, value) for value in fact.values(record))
