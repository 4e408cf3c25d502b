"""Which work a call means by the names and the year in it, and from where on the names stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from footpress.gathering.listed.known_works import WORD, KnownWork, KnownWorks
from footpress.languages.patterns import alternatives
from footpress.languages.terms import fold_term, terms, words
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late

_HAN = late(r"[\u3040-\u30ff\u3400-\u9fff]+")
_LONGEST = 12
"""Words of the names of one call."""
_ENDING = late(r"['’ʼ](?![^\W\d_]*[A-ZÀ-ÞА-Я])[^\W\d_]{1,5}$")
_INFLECTED_WORDS = 6
_WORDS_BETWEEN = 7
"""How far before its year a name may stand."""
_INFLECTED = 3
"""Letters that the ending of a name may differ by, where its language has cases."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A work that a call means. `start` is where its names begin in the text before the year; `is_plain` whether they stand as a
    style would set them; `doubt` why a person should look."""

    work: KnownWork
    start: int
    is_plain: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Fit:
    work: KnownWork
    start: int
    is_plain: bool
    named: int
    others: bool


def tie(
    head: str, year: str, letter: str, known: KnownWorks, *, may_be_inflected: bool = False
) -> tuple[Tie | None, tuple[KnownWork, ...]]:
    """The work that names at the end of `head` and a year mean; and, where several fit or none for sure, those."""
    fits = [fit for work in known.of(year) if (fit := _fit(head, work, may_be_inflected))]
    if not fits:
        return None, ()
    first = min(fit.start for fit in fits)
    fits = [fit for fit in fits if fit.start == first]
    if any(fit.is_plain for fit in fits):
        fits = [fit for fit in fits if fit.is_plain]
    fits = _of_letter(fits, year, letter)
    best = [fit for fit in fits if fit.work.year == year] or fits
    if len(best) > 1:
        best = [fit for fit in best if _fits_in_number(fit)] or best
    if len(best) != 1:
        return None, tuple(fit.work for fit in best)
    chosen = best[0]
    if chosen.others and chosen.work.people == 1:
        return None, (chosen.work,)
    doubt = "" if _fits_in_number(chosen) else "people"
    return Tie(chosen.work, chosen.start, chosen.is_plain, doubt), ()


def same_authors(before: KnownWork, year: str, letter: str, known: KnownWorks) -> KnownWork | None:
    """The other work of the same authors that a further year means: "Smith 2012, 2013a"."""
    alike = [
        work for work in known.of(year) if work.year == year and work.lead[:1] == before.lead[:1] and work.people == before.people
    ]
    alike = [work for work in alike if _shared(work.lead, before.lead)]
    if letter or len(alike) > 1:
        alike = [work for work in alike if work.letter == letter]
    return alike[0] if len(alike) == 1 else None


def _shared(one: Sequence[str], other: Sequence[str]) -> bool:
    long = min(len(one), len(other))
    return one[:long] == other[:long] or set(one) == set(other)


def _of_letter(fits: list[_Fit], year: str, letter: str) -> list[_Fit]:
    """Those with the letter of the call; one without a letter means one that has it only where there is no other of that year."""
    if letter:
        return [fit for fit in fits if fit.work.letter == letter and fit.work.year == year]
    return [fit for fit in fits if not fit.work.letter] or fits


def _fits_in_number(fit: _Fit) -> bool:
    """Whether a call names as many people as the work has, or says that there are others."""
    if not fit.work.people or not fit.named:
        return True
    return fit.work.people > fit.named if fit.others else fit.work.people == fit.named


def _fit(head: str, work: KnownWork, may_be_inflected: bool) -> _Fit | None:
    if not work.lead:
        return None
    if _HAN.fullmatch(work.lead[0]):
        return _fit_of_han(head, work)
    text = head.rstrip(" \u00a0\t,，،*_")
    bare, others = without_others(text)
    found = list(WORD.finditer(bare))[-_LONGEST:]
    tail = [fold_letters(_ENDING.sub("", one.group())) for one in found]
    if not tail or not _ends_with_words(bare, found[-1].end()):
        return None
    starts = [at for at in range(len(tail)) if _begins(tail, at, work)]
    for at in starts:
        inflected = False
        if at + 1 == len(tail) and tail[at] != work.lead[0] and not _is_body(tail[at], found[at].group(), work):
            inflected = True
        if not _are_names(bare, found, tail, at, work) or not _may_stand_before(bare, found, at, work):
            continue
        start = _with_particles(found, at, work)
        typed = bare[found[start].start() :]
        plain = (
            not inflected and tail[at] != work.initials and not _ENDING.search(typed) and not re.search(r"[^\w\s,&.'’-]", typed)
        )
        named = _named(bare[found[at].start() :], tail[at:], work)
        return _Fit(work, found[start].start(), plain and start == at, named, others)
    for at in range(max(0, len(tail) - _INFLECTED_WORDS), len(tail)) if may_be_inflected else ():
        is_one = not re.search(r"[.:!?()]\s", bare[found[at].start() :])
        if is_one and _are_inflected(tail[at:], work) and _may_stand_before(bare, found, at, work):
            return _Fit(work, found[at].start(), False, 0, others)
    return None


def _are_inflected(tail: Sequence[str], work: KnownWork) -> bool:
    """Whether words are the names of a work, some of them in another case."""
    if tail[0] != work.lead[0] and not _is_inflected(tail[0], work.lead[0]):
        return False
    others = [word for word in tail[1:] if word not in _joining()]
    return all(any(word == one or _is_inflected(word, one) for one in work.lead[1:]) for word in others)


def named_before(text: str, year: str, letter: str, known: KnownWorks) -> KnownWork | None:
    """The one work of a year whose author stands a few words before it in its sentence: "Faroqhi’ye göre (1984: 33)"."""
    last = re.search(r"([^\W\d_][^\s]*)[\s,]*$", text)
    if last is None or last[1][0].isupper():
        return None
    sentence = re.split(r"[.!?;:()]\s", text)[-1]
    words_before = [
        fold_letters(_ENDING.sub("", one.group()))
        for one in list(WORD.finditer(sentence))[-_WORDS_BETWEEN:]
        if one.group()[0].isupper()
    ]
    found = [work for work in known.of(year) if work.year == year and work.lead[:1] and work.lead[0] in words_before]
    found = [work for work in found if work.letter == letter]
    return found[0] if len(found) == 1 and len(found[0].lead[0]) > 2 else None


def _begins(tail: Sequence[str], at: int, work: KnownWork) -> bool:
    if tail[at] == work.initials and len(work.initials) > 1 and at + 1 == len(tail):
        return True
    if tail[at] == work.lead[0]:
        return True
    small = words("particles", "particle") | _small()
    lead = next((place for place, word in enumerate(work.lead[:4]) if word not in small), 0)
    return lead > 0 and tail[at] == work.lead[lead]


@cache
def _small() -> frozenset[str]:
    return words("manuscript", "particle") | words("words", "small")


def _is_body(folded: str, typed: str, work: KnownWork) -> bool:
    return folded == work.initials and typed[:2].isupper()


def _are_names(text: str, found: Sequence[re.Match[str]], tail: Sequence[str], at: int, work: KnownWork) -> bool:
    """Whether all that stands from a place on are words of the beginning of the work, or join them."""
    zone = {*work.lead, work.initials}
    if tail[at] == work.initials and len(work.initials) > 1:
        return found[at].group()[:2].isupper()
    for place in range(at + 1, len(tail)):
        joins = tail[place] in _joining()
        if not joins and tail[place] not in zone and not _clings(tail[place], zone):
            return False
    return not re.search(r"[.:!?()]\s", re.sub(r"\b[^\W\d_]{1,2}\.", "", text[found[at].start() :]))


def _clings(word: str, zone: Collection[str]) -> bool:
    """Whether a word is one of the names with an "and" before it that is written together with it, as in Arabic."""
    return any(
        word.startswith(joined) and word[len(joined) :] in zone for joined in _joining() if joined and not joined.isascii()
    )


@cache
def _joining() -> frozenset[str]:
    found = {
        *terms("apparatus", "and"),
        *terms("fields", "and"),
        *terms("manuscript", "and"),
        *terms("pointing", "and"),
        *terms("works", "and"),
    }
    return frozenset(folded for term in found if (folded := fold_letters(term)))


def _may_stand_before(text: str, found: Sequence[re.Match[str]], at: int, work: KnownWork) -> bool:
    """Whether what stands before the names is no name that belongs to them: "Smith and Jones" is no work of Jones alone."""
    if at == 0:
        return True
    before = found[at - 1]
    between = text[before.end() : found[at].start()]
    word = fold_letters(before.group())
    if re.search(r"[;:.(\[“«„\"‘)\]]", between.replace(". ", " ") if len(word) <= 2 else between):
        return True
    if word in _joining() or "&" in between:
        earlier = found[at - 2] if at > 1 else None
        ended = earlier is None or not earlier.group()[0].isupper() or re.search(r"[);:]", text[earlier.end() : before.start()])
        return bool(ended)
    begins = at == 1 or bool(re.search(r"[.!?;:()\]\[]", text[found[at - 2].end() : before.start()]))
    if "," in between:
        return not before.group()[0].isupper() or (begins and word in _signals()) or before.group()[0].isdigit()
    if len(word) <= 2 or word in work.lead or not before.group()[0].isupper():
        return True
    return begins or word in _signals()


@cache
def _signals() -> frozenset[str]:
    """The words of what stands before a citation."""
    return frozenset(
        folded
        for row in ("before a citation",)
        for term in terms("signals", row)
        for piece in term.split()
        if (folded := fold_letters(piece))
    )


def _with_particles(found: Sequence[re.Match[str]], at: int, work: KnownWork) -> int:
    """From where the names stand with given names or small words before the family name: "J. Smith", "van der Berg"."""
    while at and (word := fold_letters(found[at - 1].group())) and word in work.lead[1:]:
        at -= 1
    while (
        at
        and re.fullmatch(r"[^\W\d_]", found[at - 1].group())
        and any(each.startswith(fold_letters(found[at - 1].group())) for each in work.lead[1:])
    ):
        at -= 1
    return at


def _named(text: str, tail: Sequence[str], work: KnownWork) -> int:
    """How many people are named: those parted by a comma or by "and"."""
    parts = re.split(rf"\s*(?:,|&|;|/| [–—] |\b(?:{_joined()})\b)\s*", text, flags=re.IGNORECASE)
    return len([part for part in parts if re.search(r"[^\W\d_]{2}", part)]) if work.people > 1 or len(tail) > 1 else 1


@cache
def _joined() -> str:
    return "|".join(
        re.escape(word)
        for word in sorted(
            {
                fold_term(term)
                for row in ("and",)
                for section in ("apparatus", "fields", "manuscript", "pointing", "works")
                for term in terms(section, row)
            }
            - {"&"},
            key=len,
            reverse=True,
        )
    )


def _is_inflected(typed: str, name: str) -> bool:
    """Whether a name stands in another case: "Иванова" of Иванов, "Müllers" of Müller."""
    shared = next(
        (at for at, (one, other) in enumerate(zip(typed, name, strict=False)) if one != other), min(len(typed), len(name))
    )
    return shared >= 4 and len(typed) - shared <= _INFLECTED and len(name) - shared <= 2 and typed != name


def _ends_with_words(text: str, end: int) -> bool:
    return not re.search(r"[^\s,.*_'’\")\]]", text[end:])


@cache
def _others() -> re.Pattern[str]:
    more = alternatives("works", "others")
    return late(
        rf"(?:(?<=[\s,*\u3040-\u9fff])|^)\*?(?:{more}|{alternatives('apparatus', 'others')})\.?\*?[\s,.]*$", re.IGNORECASE
    )


def without_others(text: str) -> tuple[str, bool]:
    """A text without the "et al." at its end, and whether there was one."""
    found = _others().search(text)
    return (text[: found.start()].rstrip(" ,*"), True) if found and found.start() else (text, False)


def _fit_of_han(head: str, work: KnownWork) -> _Fit | None:
    """The same where names stand without blanks: "根据王晓明" before the year."""
    text, others = without_others(head.rstrip(" \u3000,，、*"))
    zone = "".join(work.lead)
    for run in dict.fromkeys((work.lead[0], *_family(work.lead[0]))):
        at = text.rfind(run)
        if at < 0:
            continue
        behind = text[at + len(run) :]
        names = sorted((name for word in work.lead[1:] for name in (word, *_family(word))), key=len, reverse=True)
        rest = re.sub(rf"(?:{'|'.join(map(re.escape, names)) or '(?!)'})|(?:{_joined()})|[、,，\s&・·]", "", behind)
        alone = run == work.lead[0] or not _HAN.match(text[at - 1 : at])
        if not rest and alone and zone:
            named = 1 + sum(any(name in behind for name in (word, *_family(word))) for word in work.lead[1:])
            return _Fit(work, at, False, named, others)
    return None


def _family(name: str) -> Iterator[str]:
    """What may be the family name of a name without blanks."""
    if 2 <= len(name) <= 4:
        yield from (name[:1], name[:2])
