"""The account of what is printed: the numbers and names that a note's author typed, in the note and its entries as the style sets them.

A note counts for as long as it stands in source/<slug>.md as import wrote it, and nobody has accepted what is published of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from footpress.gathering.source_notes import digest, note_lines, source_notes
from footpress.languages.genders import GENDERS
from footpress.languages.patterns import alternatives
from footpress.model.article import Article, ArticleNote, Publication
from footpress.problems import Problem
from footpress.readback.passages import plain
from footpress.source.reading import Source
from footpress.text.folding import fold_letters

_NAMED = ("author", "editor", "translator", "title", "container", "publisher", "place")
_PEOPLE = ("author", "editor", "translator")
_REFERRED = ("locator", *_PEOPLE)
_DATES = ("date", "orig_date", "accessed")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+")
_PART = re.compile(r"[^\W\d_]+")
_RANGE = re.compile(r"(\d+)\s?[-–—‐‑]\s?(\d+)")
_CALL = re.compile(r"\[\^(\d+)\](?!:)")
_SMALL = 3
"""Words in small letters that are no longer name nothing: "of", "und"."""
_DASHED = re.compile(r"[—―–_-]{2,}|―")
"""What stands for the same people again at the beginning of an entry."""
_OFTEN = 4
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class TypedNote:
    """A note that is as import wrote it: its number in print, its line in the source, and what must be in print of it: (field, word)."""

    number: int
    line: int
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A typed word or number that is nowhere in print: its note, the field that it was read into ("" for none), itself."""

    note: TypedNote
    field: str
    word: str


def typed_problems(
    source: Source, publication: Publication, record: Mapping[str, Any] | None, articles: Iterable[Article]
) -> list[Problem]:
    """What is said of an article whose typed words are not all in print, by its `record`, which import made. `articles` are it in one
    profile or more."""
    severity = (publication.settings.get("checks") or {}).get("typed-unprinted", "warning")
    if severity not in ("error", "warning", "query") or record is None:
        return []
    notes = typed_notes(record, source)
    found = list(dict.fromkeys(each for article in articles for each in unprinted(article, notes)))
    return [replace(problem, severity=severity) for problem in _problems(source.file, source.citation_style, found)]


def typed_notes(record: Mapping[str, Any], source: Source) -> tuple[TypedNote, ...]:
    """The notes of a record that stand in the canonical text as import wrote them."""
    written, lines = source_notes(source.text), note_lines(source.text)
    order = list(dict.fromkeys(map(int, _CALL.findall(source.text))))
    return tuple(
        TypedNote(order.index(note["n"]) + 1, lines[note["n"]] + source.text_line - 1, tuple(dict.fromkeys(_words(note))))
        for note in record["notes"]
        if note["n"] in order
        and not note.get("accepted")
        and note.get("written")
        and note["written"] == digest(written.get(note["n"], ""))
    )


def _problems(file: str, style: str, found: Iterable[Unprinted]) -> list[Problem]:
    """Of one field in many notes it is said once, else note by note."""
    found = tuple(found)
    by_field: dict[str, list[Unprinted]] = {}
    for each in found:
        by_field.setdefault(each.field, []).append(each)
    often = {field for field, group in by_field.items() if field and len({each.note.number for each in group}) >= _OFTEN}
    problems = [_of_style(file, style, field, by_field[field]) for field in sorted(often)]
    by_note: dict[int, list[Unprinted]] = {}
    for each in found:
        if each.field not in often:
            by_note.setdefault(each.note.number, []).append(each)
    return [*problems, *(_of_note(file, style, group) for group in by_note.values())]


def unprinted(article: Article, notes: Iterable[TypedNote]) -> Iterator[Unprinted]:
    """The typed words and numbers of notes that are neither in the note as printed nor in the entries it cites."""
    printed = {note.number: note for note in article.notes}
    entries = _entries(article)
    for note in notes:
        here = printed.get(note.number)
        if here is None:
            continue
        html = [here.html, *(entries[key] for key in here.keys if key in entries)]
        if bare := [key for key in here.keys if key not in entries]:
            html += [other.html for other in article.notes if set(bare) & set(other.keys)]
        said, there = _Said.of(" ".join(html)), _Said.of(_before(printed, here))
        yield from (
            Unprinted(note, field, word)
            for field, word in note.words
            if not said.has(field, word) and not (field in _REFERRED and there.has(field, word))
        )


def _entries(article: Article) -> dict[str, str]:
    """The entries by key; one that has a dash for the people of the entry before says that one's people too."""
    entries: dict[str, str] = {}
    named = ""
    for entry in article.entries:
        if _DASHED.match(plain(entry.html)):
            entries[entry.key] = f"{entry.html} {named}"
        else:
            entries[entry.key] = named = entry.html
    return entries


def _before(printed: Mapping[int, ArticleNote], note: ArticleNote) -> str:
    """What a note refers back to: the one before, if it cites a work that this one does (a bare "ibid." means the same page of it) or
    this one says "idem"; and all that cite its works, if it says "loc. cit."."""
    before, text = printed.get(note.number - 1), plain(note.html)
    found = [before] if before is not None and (set(before.keys) & set(note.keys) or _same().search(text)) else []
    if _place().search(text):
        found += [each for each in printed.values() if each.number < note.number and set(each.keys) & set(note.keys)]
    return " ".join(each.html for each in found)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is printed: its words folded, its numbers, the ends of its ranges."""

    words: frozenset[str]
    initials: frozenset[str]
    numbers: frozenset[int]
    ends: frozenset[str]

    @classmethod
    def of(cls, html: str) -> _Said:
        text = " ".join([plain(html), *re.findall(r'href="([^"#][^"]*)"', html)])
        pieces = [folded for piece in [*_WORD.findall(text), *_PART.findall(text)] if (folded := fold_letters(piece))]
        return cls(
            frozenset(pieces),
            frozenset(piece for piece in pieces if len(piece) == 1),
            frozenset(int(piece) for piece in pieces if piece.isdecimal()),
            frozenset(last for _, last in _RANGE.findall(text)),
        )

    def has(self, field: str, word: str) -> bool:
        """Whether a typed word is said: a given name by its initial, the end of a range in full or short."""
        if not word.isdecimal():
            folded = fold_letters(word)
            parts = {fold_letters(part) for part in _PART.findall(word)}
            return folded in self.words or parts <= self.words or (field in _PEOPLE and folded[:1] in self.initials)
        if int(word) in self.numbers:
            return True
        if field in _DATES and len(word) == 2:
            return any(number > 1000 and str(number).endswith(word) for number in self.numbers)
        return any(word.endswith(end) or end.endswith(word) for end in self.ends if abs(len(end) - len(word)) < 3)


def _words(note: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, word) of what must be in print: the names and titles of the citations, and every number of the note."""
    raw = note["raw"]
    fields = [(name, field) for citation in note["citations"] if citation["key"] for name, field in citation["fields"].items()]
    for name, field in fields:
        if name in _NAMED and not str(field["rule"]).startswith("same author"):
            initials = name in _PEOPLE  # a style may leave them out; whose they are is the import's to compare
            yield from (
                (name, word)
                for word in _WORD.findall(field["value"])
                if (word[0].isupper() and not (initials and len(word) == 1)) or len(word) > _SMALL
            )
    pointers = {found.span(1) for found in _pointer().finditer(raw)}
    for found in re.finditer(r"\d+", raw):
        owner = next((pair for pair in fields if pair[1]["span"][0] <= found.start() and found.end() <= pair[1]["span"][1]), None)
        if found.span() in pointers or (owner and owner[0] in _DATES and _is_month(owner[1]["value"], found[0])):
            continue
        if owner is None or owner[0] not in ("url", "doi"):
            yield owner[0] if owner else "", found[0]


def _is_month(value: str, number: str) -> bool:
    return value[5:7].isdecimal() and int(value[5:7]) == int(number)


def _of_style(file: str, style: str, field: str, group: list[Unprinted]) -> Problem:
    notes = list(dict.fromkeys(each.note.number for each in group))
    some = ", ".join(f"“{each.word}” of note {each.note.number}" for each in group[:_SHOWN])
    message = (
        f"the style {style} does not print all that was typed as {field}: {some}{' …' if len(group) > _SHOWN else ''} "
        f"({len(notes)} notes) stand nowhere in print. Choose a style that prints it, or add it to the notes."
    )
    return Problem(file, group[0].note.line, "typed-unprinted", "warning", message)


def _of_note(file: str, style: str, group: list[Unprinted]) -> Problem:
    words = ", ".join(f"“{each.word}”{f' ({each.field})' if each.field else ''}" for each in group)
    number = group[0].note.number
    message = (
        f"note {number}: {words}, as typed, is nowhere in print in the style {style}: add it to the note or its entry, or accept what is "
        f"printed with footpress review {file.removeprefix('source/').removesuffix('.md')} --accept {number}"
    )
    return Problem(file, group[0].note.line, "typed-unprinted", "warning", message)


@cache
def _pointer() -> re.Pattern[str]:
    """A word for a note of this very document, with the number of the note. Like the two below, it is made of the words of all languages,
    and only where there are notes that an import wrote."""
    return re.compile(rf"(?<!\w)(?:{alternatives('apparatus', 'note')})\.?\s*(\d+)", re.IGNORECASE)


@cache
def _same() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('referring back', 'same', *GENDERS)})(?!\w)", re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('referring back', 'place')})", re.IGNORECASE)
