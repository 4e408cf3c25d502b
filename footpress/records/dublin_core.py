"""Dublin Core (DCMI Metadata Terms) in the three forms in which editions carry it: meta elements, XMP, the package of an EPUB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from footpress.records.article_record import ArticleRecord
from footpress.records.facts import facts_in
from footpress.records.meta import Tag, named


def dublin_core(record: ArticleRecord) -> Iterator[Tag]:
    """The meta elements of the page."""
    return named(_terms(record))


def _terms(record: ArticleRecord) -> Iterator[tuple[str, str]]:
    yield "DC.title", record.full_title
    for author in record.authors:
        yield "DC.creator", author.name.sort
    yield "DC.date", record.date
    yield "DCTERMS.issued", record.date
    yield "DCTERMS.modified", record.changed
    yield "DC.type", "journalArticle" if record.is_journal else "report"  # the first is Zotero's
    yield "DC.type", "Text"
    yield "DC.format", "text/html"
    yield "DC.language", record.lang
    yield "DC.publisher", record.publisher
    yield "DC.identifier", record.doi_address
    yield "DC.identifier", record.address
    yield "DCTERMS.isPartOf", f"urn:ISSN:{record.issn}" if record.issn else record.container
    yield "DC.rights", record.licence_address or record.licence
    yield from facts_in("dublin_core", record)


def xmp(record: ArticleRecord) -> Mapping[str, tuple[str, ...]]:
    """What XMP (ISO 16684-1) is told besides title, people and dates, which it has from the document itself."""
    terms = {
        "dc:identifier": (f"doi:{record.doi}" if record.doi else f"urn:isbn:{record.isbn}" if record.isbn else "",),
        "dc:language": (record.lang,),
        "dc:publisher": (record.publisher,),
        "dc:rights": (". ".join(filter(None, (record.copyright, record.licence))),),
    }
    found: dict[str, tuple[str, ...]] = {}
    for name, value in facts_in("prism", record):
        found[name] = (*found.get(name, ()), value)
    return {name: values for name, values in {**terms, **found}.items() if any(values)}


def package_terms(record: ArticleRecord) -> tuple[tuple[str, str], ...]:
    """(property, value) of the facts that an EPUB's package has as `meta` elements: those of DCMI's terms and of PRISM."""
    terms = facts_in("dublin_core", record)
    refined = ((name.replace("DCTERMS.", "dcterms:"), value) for name, value in terms if name.startswith("DCTERMS."))
    return (*refined, *facts_in("prism", record))


@dataclass(frozen=True, slots=True)
class Person:
    """A creator (`creates`) or contributor of a package, with their role as a code of MARC."""

    name: str
    sort: str
    role: str
    creates: bool = True


def people(record: ArticleRecord) -> tuple[Person, ...]:
    """The authors, and who else contributed."""
    authors = (Person(author.name.display, author.name.sort, "aut") for author in record.authors)
    return (*authors, *(Person(other.name.display, other.name.sort, other.role, False) for other in record.contributors))


def people_of_issue(issue: ArticleRecord, articles: Sequence[ArticleRecord]) -> tuple[Person, ...]:
    """The editors, who made the whole, then the authors and who else contributed; without an editor the authors made it."""
    own = people(issue)
    edited = any(person.role == "edt" for person in own)
    others = [replace(person, creates=person.creates and not edited) for article in articles for person in people(article)]
    everyone = (*(replace(person, creates=person.role == "edt") for person in own), *others)
    return tuple(sorted(dict.fromkeys(everyone), key=lambda person: not person.creates))


def last_modified(records: Sequence[ArticleRecord]) -> str:
    """The latest of the sources' own dates, corrections included, so that the same sources give the same bytes; "" where there is none."""
    return max(record.modified for record in records)


def modified(records: Sequence[ArticleRecord]) -> str:
    """dcterms:modified as a package has it: to the second."""
    year, month, day = (*(last_modified(records) or "2000").split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"
