"""The files beside the page, in its own folder: what a reader takes away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from footpress.model.article import Article
from footpress.model.entry import Bibliography
from footpress.model.volume import Volume
from footpress.records.article_record import ArticleRecord
from footpress.records.bibtex import article_as_bibtex
from footpress.records.cited_works import keys_of, works_cited
from footpress.records.csl_json import article_as_work, csl_json
from footpress.records.ris import article_as_ris, ris

WORKS = "-bibliography"
"""What the names of the files with the works cited have after the slug."""


def offered_beside(volume: Volume) -> list[tuple[str, str]]:
    """(name, media type) of the editions and the source that stand beside the page of a volume."""
    return [(name, kind) for name, _, kind in offered([file.name for file in (*volume.beside, *volume.sources)])]


def records(article: Article, record: ArticleRecord, bibliography: Bibliography) -> Mapping[str, str]:
    """{"<slug>.bib": text, …}: the article in three formats, and its bibliography in three where it has one."""
    own = article_as_work(record)
    files = {
        f"{article.slug}.bib": article_as_bibtex(record),
        f"{article.slug}.ris": article_as_ris(own, record),
        f"{article.slug}.json": csl_json([own]),
    }
    if not article.entries:
        return files
    works = f"{article.slug}{WORKS}"
    files |= {
        f"{works}.bib": works_cited(bibliography, keys_of(article)),
        f"{works}.ris": ris(record.works),
        f"{works}.json": csl_json(record.works),
    }
    return {name: text for name, text in files.items() if text.strip()}


EDITIONS = {"pdf": "PDF", "epub": "EPUB", "kindle.epub": "Kindle", "md": "Markdown"}
FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "kindle.epub": "application/epub+zip",
    "md": "text/markdown",
}


def offered(files: Sequence[str]) -> list[tuple[str, str, str]]:
    """(name of the file, what its link says, media type) of editions beside a page."""
    return [(file, EDITIONS[ending(file)], MEDIA_TYPES[ending(file)]) for file in files]


def ending(file: str) -> str:
    """What a name has after its slug, which has no full stop: "kindle.epub"."""
    return file.partition(".")[2]


def labelled(files: Mapping[str, str], stem: str) -> tuple[tuple[str, str, str], ...]:
    """(name of the file, what its link says, media type) of the records whose names begin with `stem`."""
    return tuple(
        (f"{stem}.{ending}", label, MEDIA_TYPES[ending]) for ending, label in FORMATS.items() if f"{stem}.{ending}" in files
    )
