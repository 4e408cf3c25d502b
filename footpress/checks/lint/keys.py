"""Citations against the bibliography: unused entries, locators outside an entry's pages, years in keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.rule import Finding, Sources, citations, cited, file_of, place, whole


def unused_entries(sources: Sources) -> Iterator[Finding]:
    """An entry that no article cites, and that no entry refers to which one cites."""
    if not sources.whole:
        return
    used = cited(sources)
    for entry in sources.bibliography.entries:
        if entry.key not in used:
            yield place(sources.bibliography, entry, f"no article cites {entry.key}: cite it, or delete the entry.")


def locators_outside_pages(sources: Sources) -> Iterator[Finding]:
    """A page cited that lies outside the pages of the article or chapter."""
    extents = {entry.key: _extent(whole(sources, entry).get("pages")) for entry in sources.bibliography.entries}
    for article in sources.articles:
        for citation in citations(article):
            extent = extents.get(citation.key)
            if extent and any(not extent[0] <= page <= extent[1] for page in citation.pages):
                pages = "–".join(map(str, citation.pages))
                message = f"{citation.key} has pages {extent[0]}–{extent[1]}, and is cited at {pages}: correct one of the two."
                yield Finding(file_of(article), citation.line, message)


def _extent(pages: str) -> tuple[int, int] | None:
    """First and last page: "51–70" → (51, 70); "590–5" → (590, 595)."""
    found = re.fullmatch(r"\s*(\d+)\s*[-–—]+\s*(\d+)\s*", pages)
    if not found:
        return None
    first, last = found[1], found[2]
    last = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    return (int(first), int(last)) if int(first) <= int(last) else None


def years_in_keys(sources: Sources) -> Iterator[Finding]:
    """A key whose year is not that of the entry."""
    for entry in sources.bibliography.entries:
        key_year = re.search(r"(?<!\d)((?:1[5-9]|20)\d\d)[a-z]?$", entry.key)
        year = re.search(r"\d{4}", entry.get("date") or entry.get("year"))
        if key_year and year and key_year[1] != year[0]:
            message = f"the key {entry.key} says {key_year[1]}, the date says {year[0]}: correct the date, or rename the key."
            yield place(sources.bibliography, entry, message)
