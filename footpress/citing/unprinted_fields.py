"""What an entry says and its style prints nowhere: the shelf mark of a letter, the number of a patent, the day of a painting.

A style leaves out much that readers can do without. Said is what they need to find the thing, where neither a note nor the bibliography has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from footpress.citing.entries.archives_and_laws import kept_in
from footpress.citing.entries.entry_dates import typed_date
from footpress.citing.entries.inheritance import complete
from footpress.model.article import Article
from footpress.model.entry import Bibliography, Entry
from footpress.problems import Problem, Severity
from footpress.text.folding import fold_letters
from footpress.text.latex import without_latex
from footpress.text.parsing import parse_fragment

_LAW = frozenset({"legislation", "jurisdiction", "legal"})
_NEEDED = {
    "number": _LAW | {"patent", "standard", "report", "techreport"},
    "volume": _LAW,
    "journaltitle": _LAW,
    "eventtitle": frozenset({"unpublished"}),
    "venue": frozenset({"performance"}),
    "version": frozenset({"software", "dataset"}),
}
"""Fields by which a work is found, and the types of entries of which that is true."""
_PEOPLE = ("foreword", "introduction", "afterword", "commentator", "annotator")
_RELATED = frozenset({"reprintof", "translationof", "origpubin", "reviewof"})
"""Values of `relatedtype` by which readers would know what the work is, or is about."""
_IN_NO_STYLE = frozenset({*_PEOPLE, "issuetitle", "related"})
"""What CSL has no words for; an addition to the title is printed in every style."""
_ARCHIVE = ("library", "archive_collection", "archive_location")
_CALLED = {
    "library": "archive", "archive_collection": "collection of the archive", "archive_location": "shelf mark", "date": "year",
    "journaltitle": "reporter", "eventtitle": "event", "foreword": "author of the foreword", "introduction": "author of the introduction",
    "afterword": "author of the afterword", "issuetitle": "title of the issue", "related": "related work",
}  # fmt: skip
_SHOWN = 4


def unprinted_fields(
    article: Article, style: str, bibliography: Bibliography, severity: Severity = "query"
) -> tuple[Problem, ...]:
    """One finding for each field that the style prints nowhere, with the works that it concerns."""
    printed = _printed(article)
    lost: dict[str, list[Entry]] = {}
    for key, words in printed.items():
        if (entry := bibliography.get(key)) is None:
            continue
        for field, value in (*_needed(complete(bibliography, entry)), *_related(entry, bibliography)):
            if not set(_words(escape(value, quote=False))) <= words and not (field == "date" and _is_lettered(value, words)):
                lost.setdefault(field, []).append(entry)
    return tuple(_problem(field, entries, style, bibliography.file, severity) for field, entries in lost.items())


def _needed(entry: Entry) -> Iterator[tuple[str, str]]:
    if kept_in(entry):
        yield from ((field, value) for field in _ARCHIVE if (value := without_latex(entry.get(field))))
    for field, types in _NEEDED.items():
        if entry.type in types and (value := without_latex(entry.get(field))):
            yield field, value
    for main, own in (("maintitle", "title"), ("maintitle", "booktitle")):
        if entry.get(main) and (value := without_latex(entry.get(own))):
            yield own, value
    for field in _PEOPLE:
        families = (name.partition(",")[0] for name in re.split(r"\s+and\s+", without_latex(entry.get(field))))
        if value := " ".join(families).strip():
            yield field, value
    if value := without_latex(entry.get("issuetitle")):
        yield "issuetitle", value
    if year := re.match(r"\d{4}(?!\d)", typed_date(entry, "date")):
        yield "date", year[0]


def _related(entry: Entry, bibliography: Bibliography) -> Iterator[tuple[str, str]]:
    """The titles of the works of which an entry says that it reprints, translates or reviews them."""
    if entry.get("relatedtype").casefold() in _RELATED:
        for key in entry.get("related").split(","):
            other = bibliography.get(key.strip())
            if other and (title := without_latex(other.get("title"))):
                yield "related", title


def _printed(article: Article) -> Mapping[str, set[str]]:
    """The words that are printed of each cited work, in the notes that cite it, in the text and in the bibliography."""
    words: dict[str, set[str]] = {}
    for note in article.notes:
        for key in note.keys:
            words.setdefault(key, set()).update(_words(note.html))
    in_text = _words(article.body) if any(entry.cited_at for entry in article.entries) else []
    for entry in article.entries:
        words.setdefault(entry.key, set()).update(_words(entry.html), in_text if entry.cited_at else ())
    explained = _words(" ".join(each.html for each in article.abbreviations))
    return {key: found.union(explained) for key, found in words.items()}


def _is_lettered(year: str, words: set[str]) -> bool:
    """Whether a year is printed with the letter that tells works of one year apart: 1999a."""
    return any(re.fullmatch(rf"{year}[a-z]{{1,2}}", word) for word in words)


def _words(fragment: str) -> list[str]:
    """The words of an XHTML fragment, folded."""
    root = parse_fragment(fragment)
    texts = (root.text_content(), " ".join(root.itertext()))  # a word may be emphasised in part, a raised number follows a year
    return [fold_letters(word) for text in texts for word in re.findall(r"\w+", text) + re.findall(r"\d+", text)]


def _problem(field: str, entries: Sequence[Entry], style: str, file: str, severity: Severity) -> Problem:
    some = ", ".join(entry.key for entry in entries[:_SHOWN])
    more = f" and {len(entries) - _SHOWN} more" if len(entries) > _SHOWN else ""
    called = f"{_CALLED[field]} ({field})" if field in _CALLED else field
    remedy = "write it into titleaddon" if field in _IN_NO_STYLE else "take a style that does"
    message = f"the style {style} prints nowhere the {called} of {some}{more}: {remedy}, or write it as prose of the note."
    return Problem(file, min(entry.line for entry in entries), "field-unprinted", severity, message)
