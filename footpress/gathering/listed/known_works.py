"""The works that a call can mean, by year: what stands first in their items or entries, as it is compared with the names of a call."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from footpress.gathering.listed.item_entries import ListedWork
from footpress.gathering.listed.item_notes import NO_YEAR
from footpress.languages.works import forthcoming
from footpress.model.entry import Entry
from footpress.resolution.identity import describe_entry
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late
from footpress.text.latex import without_latex

WORD = late(r"[^\W_]+(?:[-‐‑'’ʼ][^\W_]+)*")
_YEAR = late(r"(?<!\d)(1[4-9]\d\d|20\d\d)([a-z])?(?![\w])")
_GIVEN = late(r"[(\[]([^\W\d_]{2,10})[)\]]")
"""An abbreviation that an item itself gives."""


@dataclass(frozen=True, slots=True)
class KnownWork:
    """A work with its key. `lead` are the words with which it begins (authors, else the title), folded, in order; `people` how many
    authors or editors it has (0: unknown); `year` with the letter behind it, "" for one that is not published yet; `years` are all
    that its item has, `words` all its words, folded."""

    key: str
    lead: tuple[str, ...]
    initials: str
    people: int
    year: str
    letter: str = ""
    years: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


class KnownWorks:
    """Works by their years."""

    def __init__(self, works: Iterable[KnownWork]) -> None:
        self.works = tuple(works)
        self._by_year: dict[str, list[KnownWork]] = defaultdict(list)
        self._leads: set[str] = set()
        for work in self.works:
            self._by_year[work.year].append(work)
            for year in work.years - {work.year}:
                self._by_year[year].append(work)
            self._leads |= {*work.lead[:1], work.initials}

    def of(self, year: str) -> Sequence[KnownWork]:
        """The works of a year ("" for those that are not published yet)."""
        return self._by_year.get(year, ())

    def leads(self, word: str) -> bool:
        """Whether some work begins with this word, folded."""
        return word in self._leads


def of_list(work: ListedWork, key: str) -> KnownWork:
    """A work of the list of a manuscript."""
    raw, reference = work.read.note.raw, work.reference
    ends = [each.span[0] for each in reference.fields if each.name == "title" and each.span[0] > 0]
    found = _YEAR.search(raw)
    ends += [found.start()] if found and found.start() > 2 else []
    zone = raw[: min(ends, default=80)]
    date = reference.get("date")
    year = "" if date == NO_YEAR else date[:4] or (found[1] if found else "")
    years = frozenset(each[1] for each in _YEAR.finditer(raw)) if not date else frozenset({date[:4], *_first_years(raw)})
    people = len(reference.names("author") or reference.names("editor"))
    first = next(iter(reference.names("author") or reference.names("editor")), None)
    given = _GIVEN.search(zone)
    initials = (
        fold_letters(work.read.short) or _initials(zone) if first is None or first.literal or not first.given or given else ""
    )
    return KnownWork(key, words_of(zone), initials, people, year, work.read.letter, years - {NO_YEAR}, frozenset(words_of(raw)))


def of_entry(entry: Entry) -> KnownWork:
    """A work of a bibliography."""
    described = describe_entry(entry)
    people = described.authors or described.editors
    lead = tuple(word for name in people for word in words_of(f"{name.family} {name.given}"))
    short = without_latex(entry.get("shortauthor"))
    title = without_latex(entry.get("shorttitle") or entry.get("title"))
    typed = (entry.get("date") or entry.get("year")).strip()
    year = "" if forthcoming().search(typed) else typed[:4]
    initials = fold_letters(short) or _initials(people[0].family if people and not people[0].given else "")
    words = frozenset(word for _, value in entry.fields for word in words_of(without_latex(value)))
    letter = found[1] if (found := re.search(r"\d{4}([a-z])$", entry.key)) else ""
    return KnownWork(entry.key, lead or words_of(title)[:8], initials, len(people), year, letter, frozenset({year}), words)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(folded for found in WORD.finditer(text) if (folded := fold_letters(found.group())))


def _first_years(raw: str) -> list[str]:
    """The year of a first edition, behind which or before which a new one stands: "[1867] 1976", "1867/1976"."""
    return [
        found[1]
        for found in re.finditer(r"[\[(](1[4-9]\d\d|20\d\d)[\])]|(?:1[4-9]\d\d|20\d\d)/(?:1[4-9]\d\d|20\d\d)", raw[:160])
        if found[1]
    ]


def _initials(zone: str) -> str:
    """The letters by which a body is known: "World Health Organization (WHO)" and "World Health Organization" are who."""
    if (given := _GIVEN.search(zone)) and given[1].isupper():
        return fold_letters(given[1])
    words = [found.group() for found in re.finditer(r"[^\W\d_]+", re.split(r"[,;.(\[]", zone.strip())[0])]
    capitals = [word for word in words if word[0].isupper()]
    return fold_letters("".join(word[0] for word in capitals)) if len(capitals) > 1 else ""
