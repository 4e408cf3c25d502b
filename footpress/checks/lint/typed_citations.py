"""Citations typed by hand of works that the bibliography has: no edition links them, and no style sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from footpress.checks.lint.passages import lines_by_place, passages
from footpress.checks.lint.rule import Finding, Sources, at
from footpress.checks.lint.typing import unprotected
from footpress.model.entry import Bibliography, Entry
from footpress.resolution.back_words import is_back_alone, read_back_words
from footpress.text.folding import fold_letters

_CITED = re.compile(r"(?<!\\)\[[^\[\]]*@[^\[\]]*\]|(?<![\w\\.])-?@(?:\{[^{}]+\}|\w[\w:.#$%&+?<>~/-]*)(?:\s*\[[^\[\]]*\])?")
_NAME = r"[^\W\d_][\w’'-]+"
_AUTHOR_DATE = re.compile(rf"(?P<name>{_NAME})(?:’s|'s)?(?:,?\s*\(|,?\s+)(?P<year>1[5-9]\d\d|20\d\d)[a-z]?(?![\w–-])")
_SHORT_TITLE = re.compile(rf"(?<![\w-])(?P<name>{_NAME}),\s*[*“„«\"'‘]*(?P<title>\w[^,.;:()“”\"]{{1,80}})")
_LITTLE = 4
"""Letters of a word that may be an article or a preposition."""


class _Known(NamedTuple):
    """The works of a bibliography by family name and year, and by family name with the first words of their titles."""

    by_year: dict[tuple[str, str], str]
    by_title: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def typed_citations(sources: Sources) -> Iterator[Finding]:
    """“Reeves 2012”, “(Alder, 1999: 15)”, “Birch, Knots, p. 14”, “Alder, op. cit.” of a work in the bibliography."""
    known = _known(sources.bibliography)
    for article in sources.articles:
        for line, raw, in_note in lines_by_place(article):
            text = _CITED.sub(lambda cited: "\x00" * len(cited[0]), unprotected(raw))
            for typed, key in (*_author_dates(text, known), *(_short_titles(text, known) if in_note else ())):
                message = f"“{typed}” is typed by hand: write [@{key}] so that every edition cites it."
                yield at(article, line, message)


def typed_back_words(sources: Sources) -> Iterator[Finding]:
    """“Ibid.” typed at the beginning of a note: it means another work as soon as a note is put before it."""
    for article in sources.articles:
        before = ""
        for passage in passages(article):
            head = re.match(r"[^,;:(]*", passage.text)
            if passage.note and head and is_back_alone(head[0]):
                says = (
                    f"write [@{before}], which the style prints as ibid."
                    if before
                    else "cite the work, which the style prints as ibid."
                )
                yield at(
                    article,
                    passage.line,
                    f"“{head[0].strip()}” is typed by hand, and will mean another work where notes move: {says}",
                )
            if passage.note and (keys := re.findall(r"@\{?([\w:.#$%&+?<>~/-]*\w)", passage.text)):
                before = keys[-1]


def _known(bibliography: Bibliography) -> _Known:
    by_year: dict[tuple[str, str], str] = {}
    by_title: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for entry in bibliography.entries:
        family = _first_family(entry)
        if family:
            by_year.setdefault((family, (entry.get("date") or entry.get("year"))[:4]), entry.key)
            if words := _words(entry.get("shorttitle") or entry.get("title")):
                by_title[family] = (*by_title.get(family, ()), (words, entry.key))
    return _Known(by_year, by_title)


def _author_dates(text: str, known: _Known) -> Iterator[tuple[str, str]]:
    for match in _AUTHOR_DATE.finditer(text):
        if key := known.by_year.get((fold_letters(match["name"]), match["year"])):
            yield match[0].strip() + ")" * ("(" in match[0]), key


def _short_titles(text: str, known: _Known) -> Iterator[tuple[str, str]]:
    """A family name and the first words of a title of theirs, or a word that points back to it."""
    for match in _SHORT_TITLE.finditer(text):
        works = known.by_title.get(fold_letters(match["name"]), ())
        if not works:
            continue
        typed = _words(match["title"])
        key = next((key for words, key in works if typed and typed == words[: len(typed)]), "")
        behind = f"{match['name']}, {text[match.start('title') : match.start('title') + 20].partition(',')[0]}"
        if key:
            yield match[0].strip(" *“”").replace("*", ""), key
        elif read_back_words(behind).kind == "opcit":
            yield behind, works[-1][1]


def _words(title: str) -> tuple[str, ...]:
    """The words of a title that tell it from others, in order, without its first articles."""
    found = [fold_letters(word) for word in re.findall(r"\w+", re.sub(r"\\[A-Za-z]+|[{}*]", "", title))]
    while len(found) > 1 and len(found[0]) < _LITTLE:
        found.pop(0)
    return tuple(found)


def _first_family(entry: Entry) -> str:
    author = (entry.get("author") or entry.get("editor")).split(" and ")[0]
    return fold_letters(author.split(",")[0].strip("{} "))
