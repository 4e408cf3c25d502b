"""What an edition is identified by: the DOI of an article, else a UUID of its own."""

from __future__ import annotations

import uuid

from footpress.records.article_record import ArticleRecord


def identifier(record: ArticleRecord) -> str:
    """The DOI, else a UUID that is the same for every build: version 5, of the publication's address (or title) and the slug."""
    if record.doi:
        return record.doi_address
    base = record.site or f"urn:footpress:{record.publication}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{base}/{record.slug}/')}"
