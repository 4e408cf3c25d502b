"""The sources that a PDF carries (PDF/A-3, associated files): the Markdown and the works cited that it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.model.volume import Volume
from footpress.records.cited_works import keys_of, works_cited
from footpress.typesetting import Attached


def attached_sources(volume: Volume) -> Iterator[Attached]:
    """The Markdown and the works cited that it was made from, so that the PDF carries its own source, and nothing besides."""
    for source in volume.sources:
        yield Attached(source.name, source.data, "The article")
    keys = tuple(dict.fromkeys(key for article in volume.articles for key in keys_of(article)))
    if works := works_cited(volume.bibliography, keys):
        yield Attached("bibliography.bib", works.encode("utf-8"), "The works it cites")
