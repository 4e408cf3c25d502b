"""RIS (Research Information Systems' tagged format, 2011): works as records that reference managers take over.

Which tag means what is the format's own table; where it leaves a choice, what Zotero and EndNote read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footpress.records.article_record import ArticleRecord
from footpress.records.facts import facts_in
from footpress.records.work import Work

_TYPES = {
    "article": "JOUR", "article-journal": "JOUR", "review-book": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK",
    "chapter": "CHAP", "entry-encyclopedia": "ENCYC", "legal_case": "CASE", "legislation": "STAT", "bill": "BILL",
    "manuscript": "MANSCPT", "paper-conference": "CPAPER", "personal_communication": "PCOMM", "report": "RPRT", "speech": "UNPB",
    "thesis": "THES", "webpage": "ELEC", "post-weblog": "BLOG",
}  # fmt: skip
_PEOPLE = {"author": "AU", "editor": "A2", "translator": "A4"}
_TEXTS = {
    "volume": "VL", "issue": "IS", "edition": "ET", "publisher": "PB", "publisher-place": "CY", "ISSN": "SN", "ISBN": "SN",
    "language": "LA", "DOI": "DO", "URL": "UR", "genre": "M3",
}  # fmt: skip


def ris(works: Sequence[Work]) -> str:
    """The works as records, one after the other, lines ending as the format asks for."""
    return "".join(_line(*field) for work in works for field in _record(work))


def article_as_ris(work: Work, record: ArticleRecord) -> str:
    """An article itself: what its work says, and the facts that a work has not."""
    *fields, end = _record(work)
    return "".join(_line(*field) for field in (*dict.fromkeys([*fields, *facts_in("ris", record)]), end))


def _line(tag: str, value: str) -> str:
    return f"{tag}  - {' '.join(value.split())}\r\n"


def _record(work: Work) -> Iterator[tuple[str, str]]:
    """The tags of a work, from TY to ER."""
    yield "TY", _TYPES.get(work.type, "GEN")
    yield "ID", work.key
    for role, tag in _PEOPLE.items():
        yield from ((tag, person.sort) for person in work.people(role))
    yield from (field for field in (*_texts(work), *_dates(work), *_pages(work)) if field[1])
    yield "ER", ""


def _texts(work: Work) -> Iterator[tuple[str, str]]:
    yield "TI", work.text("title")
    yield from _containers(work)
    for variable, tag in _TEXTS.items():
        yield tag, work.text(variable)
    yield "SN", work.text("number") if work.type == "report" else ""
    yield "N1", work.text("note")
    yield "DP", work.text("archive")
    yield "CN", ", ".join(filter(None, (work.text("archive_collection"), work.text("archive_location"))))


def _containers(work: Work) -> Iterator[tuple[str, str]]:
    """What it stands in as T2, and the series of that as T3; the series of a work that stands in nothing is its T2."""
    container, series = work.text("container-title", "event-title", "event"), work.text("collection-title")
    yield "T2", container or series
    yield "T3", series if container else ""


def _dates(work: Work) -> Iterator[tuple[str, str]]:
    """The year, the date and the day of access: "2012", "2012/05/14/"; what is no date stands behind its strokes."""
    issued, words = work.date(), work.date_in_words()
    yield "PY", issued[0] if issued else ""
    yield "DA", _strokes(issued) if issued else f"///{words}" if words else ""
    yield "Y2", _strokes(accessed) if (accessed := work.date("accessed")) else ""


def _strokes(date: tuple[str, ...]) -> str:
    return "/".join((*date, "", "")[:3]) + "/"


def _pages(work: Work) -> Iterator[tuple[str, str]]:
    first, last = work.pages
    yield "SP", first
    yield "EP", last
