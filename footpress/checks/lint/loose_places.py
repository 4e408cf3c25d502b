"""Places typed behind a work that a sentence names, without the brackets that would put them into its citation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress.checks.lint.passages import lines_by_place
from footpress.checks.lint.rule import Finding, Remedy, Sources, at
from footpress.checks.lint.typing import unprotected
from footpress.citing.locators import read_locator

_BRACKETS = re.compile(r"(?<!\\)\[[^\[\]]*\]")
_NAMED = re.compile(r"(?<![\w\\.])-?@(?:\{(?P<braced>[^{}]+)\}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]*\w)?))")
_SEPARATOR = re.compile(r",\s*|:\s*|\s*\(|\s+")
_ENDS_A_CLAUSE = re.compile(r"\s*(?:[.,;:)]|$)")
_SHORT = 3
"""Letters of a word for pages that is an abbreviation: “p. 4 shows”, but “page 4 shows” may go on about something else."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def loose_places(sources: Sources) -> Iterator[Finding]:
    """“@roe2001, 4” in a sentence, which is printed “Jane Roe¹, 4”: the page behind the sign of a note that is without it."""
    keys = {entry.key for entry in sources.bibliography.entries}
    for article in sources.articles:
        lang = article.front_matter.lang or "en"
        for line, raw, _ in lines_by_place(article):
            text = _BRACKETS.sub(lambda found: "\x00" * len(found[0]), unprotected(raw))
            for found in _NAMED.finditer(text):
                in_brackets = text.count("[", 0, found.start()) > text.count("]", 0, found.start())
                is_cited = (found["braced"] or found["key"]) in keys and not in_brackets
                read = _place(text, found.end(), lang) if is_cited else None
                if read is not None:
                    place, end = read
                    instead = f"{found[0]} [{place}]"
                    typed = raw[found.start() : end]
                    message = f"“{typed}” prints the place outside of the citation, whose note is without it: write {instead}."
                    yield at(article, line, message, Remedy(found.start(), end, instead))


def _place(text: str, start: int, lang: str) -> tuple[str, int] | None:
    """(the place typed from here on: “, p. 4” → "4", where it ends); None for prose, a year, and a number of things: “, 4 boats”."""
    separator = _SEPARATOR.match(text, start)
    read = read_locator("," + text[separator.end() :], lang) if separator else None
    if separator is None or read is None:
        return None
    locator, rest = read
    in_brackets = "(" in separator[0]
    if in_brackets and not rest.startswith(")"):
        return None
    is_page = locator.type == "page" and locator.labelled and (len(locator.label) <= _SHORT or _ENDS_A_CLAUSE.match(rest))
    is_bare = not locator.labelled and separator[0].strip() in (",", ":") and locator.value[0].isdigit()
    if not is_page and not (is_bare and _ENDS_A_CLAUSE.match(rest) and not _YEAR.match(locator.value)):
        return None
    return locator.value, len(text) - len(rest) + in_brackets
