"""Highwire's meta elements: what Google Scholar and reference managers read of a page.

Zotero reads them completely; `citation_pdf_url` must be in the page's own folder (Google Scholar's inclusion guidelines).
"""

from __future__ import annotations

from collections.abc import Iterator

from footpress.model.article import Author
from footpress.records.article_record import ArticleRecord
from footpress.records.facts import facts_in
from footpress.records.meta import Tag, named
from footpress.records.work import Work


def highwire(record: ArticleRecord) -> Iterator[Tag]:
    """The article, then a `citation_reference` for each work that it cites."""
    yield from named(_of_the_article(record))
    yield from named(("citation_reference", _reference(work)) for work in record.works)


def _of_the_article(record: ArticleRecord) -> Iterator[tuple[str, str]]:
    yield "citation_title", record.full_title
    for author in record.authors:
        yield "citation_author", _name(author, alone=len(record.authors) == 1)
        yield from (("citation_author_institution", each.name) for each in author.affiliations)
        yield "citation_author_email", author.email
        yield "citation_author_orcid", f"https://orcid.org/{author.orcid}" if author.orcid else ""
    yield "citation_publication_date", record.date.replace("-", "/")
    yield "citation_language", record.lang
    yield "citation_doi", record.doi
    yield "citation_publisher", record.publisher
    if record.is_journal:
        yield "citation_journal_title", record.container
    else:
        yield "citation_technical_report_institution", record.publisher
        yield "citation_technical_report_number", " ".join(part for part in (record.series, record.number) if part)
    yield from facts_in("highwire", record)
    yield "citation_abstract_html_url", record.address
    yield "citation_fulltext_html_url", record.address
    yield "citation_public_url", record.address


def _name(author: Author, *, alone: bool) -> str:
    """ "García Márquez, Gabriel". Zotero takes the only author of an article for two where there are blanks on both sides of the comma;
    no-break spaces keep the given names together, and it makes blanks of them again."""
    name = author.name
    if alone and " " in name.family and " " in name.given:
        given = name.given.replace(" ", "\u00a0")
        return f"{name.family}, {given}"
    return name.sort


_REFERENCE = {
    "title": "title", "volume": "volume", "issue": "issue", "publisher": "publisher", "DOI": "doi", "ISSN": "issn", "ISBN": "isbn",
}  # fmt: skip
_CONTAINER = {"article-journal": "journal_title", "thesis": "dissertation_institution", "report": "technical_report_institution"}


def _reference(work: Work) -> str:
    """A work in one line, "citation_title=…; citation_author=…": a semicolon ends a value, so that there is none in one."""
    pairs = ((name, value.replace(";", ",").strip()) for name, value in _values(work))
    return "; ".join(f"citation_{name}={value}" for name, value in pairs if value)


def _values(work: Work) -> Iterator[tuple[str, str]]:
    for variable, name in _REFERENCE.items():
        yield name, work.text(variable)
    for author in work.people():
        yield "author", author.sort
    place = work.text("container-title", *(["publisher"] if work.type in ("thesis", "report") else []))
    yield _CONTAINER.get(work.type, "inbook_title"), place
    first, last = work.pages
    yield "firstpage", first
    yield "lastpage", last
    yield "publication_date", "/".join(work.date())
