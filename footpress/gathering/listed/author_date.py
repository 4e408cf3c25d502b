"""Calls by author and year, found in a text and tied to the works that they mean: "(see Smith 2012, 14; Lee 2013a)", "Smith (2012: 14)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from footpress.gathering.listed.call_places import place_at
from footpress.gathering.listed.known_works import WORD, KnownWork, KnownWorks
from footpress.gathering.listed.names_of_calls import Tie, named_before, same_authors, tie, without_others
from footpress.languages.terms import all_words, fold_term, months
from footpress.languages.works import forthcoming
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late

_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_GROUP = late(
    r"(?P<open>[(（]|\\?\[)(?P<inside>[^()（）\[\]]{3,600}(?:\\?\[[^\[\]]{1,12}\\?\][^()（）\[\]]{0,400})*)(?P<close>[)）]|\\?\])"
)
_PARTS = late(r"\s*\\?[;；؛]\s*")
_FORBIDDEN = late(r"(?<![\w\\])@|\[\^|\]\(|\ufdd0|https?:")
_HAN = late(r"[\u3400-\u9fff]")
_LETTER = late(r"\s?[,/&]\s?([a-z])(?![\w.])")
_BEFORE = 160
"""Characters before a year in which its names are looked for."""
_CASES = frozenset("ru uk sr hr sl cs sk pl mn fi hu et lv lt de tr az kk el bg mk be la ro".split())
"""Languages in which a name in the text may end otherwise than in the list."""


@dataclass(frozen=True, slots=True)
class Found:
    """A citation of a call: its work, [start, end) with its names and its place in the text, and that place. Where its author
    `is_named_before`, elsewhere in the sentence, the year stands alone."""

    work: KnownWork
    start: int
    end: int
    locator: str
    names_end: int = 0
    is_plain: bool = True
    doubt: str = ""
    is_named_before: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A call: [start, end) in the text, whether its names stand in the sentence ("Smith (2012)"), and its citations in order, with
    [from, to) of the part in which each stands."""

    start: int
    end: int
    in_sentence: bool
    found: tuple[Found, ...]
    parts: tuple[tuple[int, int], ...]
    inside: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Untied:
    """What looks like a call, and means none of the works for sure; `of` are those that it may mean."""

    start: int
    typed: str
    of: tuple[KnownWork, ...] = ()


@cache
def _date() -> re.Pattern[str]:
    return late(
        rf"(?<![\w/–—.-])(?:\\?\[(?P<first>{_YEAR})\\?\]\s?)?(?:(?P<year>{_YEAR})(?P<letter>[a-z])?(?:/(?P<other>{_YEAR}))?|(?P<none>{forthcoming().pattern}))"
        rf"(?:\s?\\?\[(?P<behind>{_YEAR})\\?\])?(?!\w|[-–—/]\d|\.\d)",
        re.IGNORECASE,
    )


def find_calls(text: str, known: KnownWorks, lang: str, *, bare: bool = False) -> tuple[list[Call], list[Untied]]:
    """The calls of a text in order, and what looks like one. `bare`: also those without brackets, as notes have them ("See Smith 2012, 14")."""
    calls: list[Call] = []
    untied: list[Untied] = []
    cases = lang.partition("-")[0] in _CASES
    for group in _GROUP.finditer(text):
        if _FORBIDDEN.search(group["inside"]) or not _date().search(group["inside"]):
            continue
        start = max([calls[-1].end if calls else 0, group.start() - _BEFORE])
        call, missed = _read_group(text, group, text[start : group.start()], start, known, cases)
        calls += [call] if call else []
        untied += missed
    if bare:
        calls += _bare_calls(text, calls, known)
        calls.sort(key=lambda call: call.start)
    return calls, untied


def _read_group(
    text: str, group: re.Match[str], before: str, offset: int, known: KnownWorks, cases: bool
) -> tuple[Call | None, list[Untied]]:
    first, last = group.span("inside")
    found: list[Found] = []
    parts: list[tuple[int, int]] = []
    untied: list[Untied] = []
    start, in_sentence = group.start(), False
    for number, (begin, end) in enumerate(_parts(text, first, last)):
        dates = list(_date().finditer(text, begin, end))
        at, work = begin, None
        for place, date in enumerate(dates):
            head = text[at : date.start()]
            one: Found | None = None
            if not re.search(r"\w", head) and number == place == 0 and text[group.start()] in "(（[\\":
                tied, several = _tie(before, date, known, cases)
                if tied is not None:
                    in_sentence, start, work = True, offset + tied.start, tied.work
                    one = _found(
                        text, tied.work, start, date, end, names_end=group.start(), plain=tied.is_plain, doubt=tied.doubt
                    )
                elif not several and (named := named_before(before, *_year_of(date), known)):
                    work = named
                    one = replace(_found(text, work, date.start(), date, end), is_named_before=True)
                elif several or _looks_called(before, date, text[date.end() : end], known):
                    names = _name_before(before)
                    untied.append(
                        Untied(
                            offset + len(before.rstrip()) - len(names), f"{names} ({text[date.start() : end].strip()})", several
                        )
                    )
                    break
            else:
                tied, several = _tie(head, date, known, cases)
                if tied is not None:
                    work = tied.work
                    one = _found(text, work, at + tied.start, date, end, plain=tied.is_plain, doubt=tied.doubt)
                elif (earlier := work or (found[-1].work if found else None)) and _is_further(head):
                    work = same_authors(earlier, *_year_of(date), known)
                    one = _found(text, work, date.start(), date, end) if work else None
                if one is None and (several or _is_named(head, known)):
                    untied.append(Untied(at, text[at : date.end()].strip(" ,"), several))
            if one is not None:
                for each in (one, *_further_letters(text, one, date, end, known)):
                    found.append(each)
                    parts.append((begin, end))
                    at = each.end
            else:
                at = date.end()
    if not found:
        return None, untied
    return Call(start, group.end(), in_sentence, tuple(found), tuple(parts), (first, last)), untied


def _parts(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    at = first
    for mark in _PARTS.finditer(text, first, last):
        if _date().search(text, at, mark.start()):  # else authors are parted by it: "SOUZA; PEREIRA, 2010"
            yield at, mark.start()
            at = mark.end()
    yield at, last


def _tie(head: str, date: re.Match[str], known: KnownWorks, cases: bool) -> tuple[Tie | None, tuple[KnownWork, ...]]:
    year, letter = _year_of(date)
    tied, several = tie(head, year, letter, known, may_be_inflected=cases)
    if tied is None and not several and (other := date["other"] or date["first"] or date["behind"]):
        tied, several = tie(head, other, "", known, may_be_inflected=cases)
    return tied, several


def _year_of(date: re.Match[str]) -> tuple[str, str]:
    """The year of a call and the letter behind it; "" for a word in its place."""
    return (date["year"] or "", (date["letter"] or "").lower())


def _found(
    text: str,
    work: KnownWork,
    start: int,
    date: re.Match[str],
    end: int,
    *,
    names_end: int = 0,
    plain: bool = True,
    doubt: str = "",
) -> Found:
    if date["letter"] and _LETTER.match(text, date.end(), end):
        return Found(work, start, date.end(), "", names_end, plain, doubt)
    place = place_at(text[:end], date.end())
    return Found(work, start, place.end, place.locator, names_end, plain, doubt)


def _further_letters(text: str, first: Found, date: re.Match[str], end: int, known: KnownWorks) -> Iterator[Found]:
    """The works of the letters behind that of a year: "2013a, b"."""
    at = date.end()
    while date["letter"] and (more := _LETTER.match(text, at, end)):
        if (work := same_authors(first.work, date["year"], more[1], known)) is None:
            return
        place = place_at(text[:end], more.end())
        yield Found(work, more.start(1), place.end, place.locator)
        at = more.end()


def _further_years(text: str, first: Found, known: KnownWorks) -> Iterator[Found]:
    """The works of the years behind that of a call without brackets: "Wolf 1998, 2007"."""
    at = first.end
    while (gap := re.compile(r"\s?[,;&]\s?").match(text, at)) and (date := _date().match(text, gap.end())):
        if (work := same_authors(first.work, *_year_of(date), known)) is None:
            return
        found = _found(text, work, date.start(), date, len(text))
        yield found
        at = found.end


def _is_further(head: str) -> bool:
    """Whether nothing stands between two years but what joins them, and the place of the first: "2012, 14, 2013"."""
    return bool(re.fullmatch(r"[\s,，、;&]*(?:[^\W\d_]{1,3})?[\s,]*", head))


def _is_named(head: str, known: KnownWorks) -> bool:
    """Whether what stands before a year in brackets are names: capital words behind nothing but small ones."""
    bare, others = without_others(head.rstrip(" ,*"))
    found = list(WORD.finditer(bare))
    if not found or len(found) > 14:
        return False
    word = found[-1].group()
    if others or known.leads(fold_letters(word)) or _HAN.match(word[-1]):
        return True
    if len(found) == 1 and fold_term(word) in all_words("places"):
        return False
    return (
        word[0].isupper()
        and fold_term(word) not in months()
        and not re.search(r"\d", word)
        and len(word) > 1
        and bare.endswith(word)
    )


def _looks_called(before: str, date: re.Match[str], behind: str, known: KnownWorks) -> bool:
    """Whether a year in brackets behind a name is a call, and not the year of what is told: it names a place, a letter, an author of the list."""
    bare, others = without_others(before.rstrip(" *"))
    found = list(WORD.finditer(bare))
    if not found or not bare.endswith(found[-1].group()) or not found[-1].group()[0].isupper():
        return False
    return bool(others or date["letter"] or known.leads(fold_letters(found[-1].group())) or place_at(behind, 0).locator)


def _name_before(before: str) -> str:
    found = re.search(r"[^\W\d_][^\s]*(?:\s(?:et al\.?|[^\W\d_][^\s]*))?\s*$", before.rstrip())
    return found.group().strip() if found else before.strip()[-20:]


def _bare_calls(text: str, calls: Sequence[Call], known: KnownWorks) -> list[Call]:
    """Calls without brackets: "Smith 2012, p. 14", and the place behind the bracket of one in a sentence."""
    taken = [(call.start, call.end) for call in calls]
    found: list[Call] = []
    at = 0
    for date in _date().finditer(text):
        if date.start() < at or any(start <= date.start() < end for start, end in taken):
            at = max([at, *(end for start, end in taken if start <= date.start() < end)])
            continue
        tied, _ = _tie(text[max(at, date.start() - _BEFORE) : date.start()], date, known, cases=False)
        if tied is None:
            continue
        start = max(at, date.start() - _BEFORE) + tied.start
        one = _found(text, tied.work, start, date, len(text), plain=tied.is_plain, doubt=tied.doubt)
        for each in (one, *_further_years(text, one, known)):
            found.append(Call(each.start, each.end, False, (each,), ((each.start, each.end),), (each.start, each.end)))
            at = each.end
    return found
