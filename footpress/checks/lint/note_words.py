"""Words of notes that the style or the numbering will contradict: numbers of notes that are typed, names and works that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from footpress import languages
from footpress.checks.lint.calls import calls_of
from footpress.checks.lint.passages import lines_by_place, passages
from footpress.checks.lint.rule import Finding, Sources, at
from footpress.checks.lint.typing import unprotected
from footpress.languages.patterns import pattern
from footpress.languages.terms import words
from footpress.text.folding import fold_letters

_CLUSTER = re.compile(r"(?<!\\)\[([^\[\]]*@[^\[\]]*)\]")
_NAMED_BEFORE = re.compile(r"(?P<name>[^\W\d_][\w’'-]+),?\s+\[@(?P<key>[\w:.#$%&+?<>~/-]*\w)")
_OWN_NUMBER = re.compile(r"(?P<number>\d{1,4})[.)]\s+(?=[^\W\d_]|[\[*“„«\"])")
_LANGUAGES = ("mul", "en")
"""Languages whose words are read in a text of any other."""


def numbers_typed(sources: Sources) -> Iterator[Finding]:
    """The number of another note typed as a number, in any way that points there: “see note 3 above”, “oben Anm. 3”."""
    for article in sources.articles:
        called = [name for name, _ in calls_of(article)]
        pointer = _pointer((article.front_matter.lang or "en").split("-")[0].lower())
        for line, text, _ in lines_by_place(article):
            for found in pointer.finditer(unprotected(text)) if called else ():
                number = int(found["behind"] or found["before"] or found["seen"])
                if found["seen"] and number > len(called):
                    continue  # of another work, most likely
                yield at(article, line, _typed_number(found[0].strip(" ("), number, called))


def _typed_number(typed: str, number: int, called: list[str]) -> str:
    if number > len(called):
        return f"“{typed}” names a note by its number, and the article has {len(called)}: cite the work, or name another note."
    name = called[number - 1]
    return (
        f"“{typed}” has the number of a note typed, and will mean another where notes move: write [](#fn-{name}) for the "
        "number, or cite the work."
    )


@cache
def _pointer(code: str) -> re.Pattern[str]:
    """A pointer to a note by its number, with above or below, or with no more than “see”, which may mean a note of another work."""
    known = [languages.of(each) for each in dict.fromkeys((code, *_LANGUAGES))]

    def of(*rows: str) -> str:
        found = {term for each in known for row in rows for term in each.terms("pointing", row)}
        kept = [term for term in found if term.casefold() not in words("fields", "in")]
        return "|".join(pattern(term.rstrip(".")) for term in sorted(kept, key=len, reverse=True)) or "(?!)"

    note = rf"(?:{of('note', 'note after a comma', 'note of a description')})\.?\s?(?:n[°ºo]\.?\s)?\(?"
    place, see = of("above", "below"), of("see", "before a number", "signal")
    return re.compile(
        rf"(?<!\w)(?:(?:{place})[,:]?\s(?:in\s)?{note}(?P<behind>\d{{1,4}})|{note}(?P<before>\d{{1,4}}),?\s(?:{place})(?!\w)"
        rf"|(?:{see})[.,]?\s{note}(?P<seen>\d{{1,4}})(?=\s*(?:[.,;:)\]]|$)))(?![\w–-])",
        re.IGNORECASE,
    )


def own_numbers(sources: Sources) -> Iterator[Finding]:
    """A note that begins with its own number, which would be printed twice: `[^4]: 4. Birch`."""
    for article in sources.articles:
        called = [name for name, _ in calls_of(article)]
        for passage in passages(article):
            found = _OWN_NUMBER.match(passage.text)
            if passage.note and found and found["number"] in (passage.note, str(_place(passage.note, called))):
                yield at(
                    article,
                    passage.line,
                    f"the note begins with its number, “{found[0].strip()}”, which every edition prints: delete it.",
                )


def _place(name: str, called: list[str]) -> int:
    return called.index(name) + 1 if name in called else 0


def names_before_citations(sources: Sources) -> Iterator[Finding]:
    """An author typed before the citation that names the author too: “Birch, [@birch2003, 14]” is printed “Birch, Birch, …”."""
    families = {
        entry.key: fold_letters(_family(entry.get("author") or entry.get("editor"))) for entry in sources.bibliography.entries
    }
    for article in sources.articles:
        for line, text, in_note in lines_by_place(article):
            for found in _NAMED_BEFORE.finditer(text) if in_note else ():
                if families.get(found["key"]) == fold_letters(found["name"]):
                    message = (
                        f"“{found['name']}” stands before the citation of {found['key']}, which names the author again: delete it, or write "
                        f"[-@{found['key']} …]."
                    )
                    yield at(article, line, message)


def _family(people: str) -> str:
    return re.split(r"\s+and\s+", people)[0].partition(",")[0].strip("{} ")


def works_cited_twice(sources: Sources) -> Iterator[Finding]:
    """One citation twice between the same brackets: `[@a, 3; @a, 3]`."""
    for article in sources.articles:
        for line, text, _ in lines_by_place(article):
            for cluster in _CLUSTER.findall(text):
                parts = [re.sub(r"\s+", " ", part).strip() for part in cluster.split(";")]
                twice = next((part for part in parts if part.startswith("@") and parts.count(part) > 1), "")
                if twice:
                    yield at(article, line, f"{twice} is cited twice between the same brackets: delete one, or correct it.")
