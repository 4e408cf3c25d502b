"""The items of a list of works as the reader of notes takes them best: the authors of a dash named, initials and titles set apart.

What is changed says the same with other signs. A word in the place of a year is a year while it is read (NO_YEAR).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footpress.gathering.listed.finding import Item
from footpress.languages.patterns import alternatives
from footpress.languages.terms import fold_term, months
from footpress.languages.works import forthcoming
from footpress.model.manuscript import Note
from footpress.text.late_patterns import late

NO_YEAR = "2099"
_COMMAS = str.maketrans("،؛", ",;")
_DASHES = late(r"^\*?(?:[—–―]{1,6}|_{2,}|-{2,})\*?\s*[.,:]?\s*")
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_DATED = late(rf"(?<!\d){_YEAR}(?P<letter>[a-z])?(?![\w])")
_DAY = late(rf"\((?P<year>{_YEAR})(?P<letter>[a-z]?),\s*(?P<month>[^\W\d_]{{3,12}}\.?)(?:\s+(?P<day>\d{{1,2}}))?\)")
_BODY = late(r"(?P<name>[^\W\d_][\w’'-]*(?: [\w’'-]+){1,9})\s?[(\[](?P<short>[A-ZÀ-ÖØ-ÞА-ЯЁ][\w-]{1,9})[)\]](?=[.,:;]|\s?[(\[])")
_INITIALS = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]{1,3}"
_FAMILY = r"(?:(?:[a-z]{1,3}['’]?[ ]?){0,3}[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]*(?:[-'’ ][A-ZÀ-ÖØ-ÞА-ЯЁ]?[^\W\d_]+){0,2})"
_VANCOUVER = late(
    rf"^(?P<people>{_FAMILY} {_INITIALS}(?:, {_FAMILY} {_INITIALS})*)(?P<others>,? et al)?(?P<stop>\. |, editors?\. )(?=[^\s.]{{2}})"
)
_UNMARKED = late(
    rf"^(?P<people>[^.,\d*“”\"]{{2,40}}, [^.\d*“”\"]{{2,120}}(?:(?<=\b[A-Z])\.(?: [A-Z]\.)*)?\.?) (?P<title>[^.?!*“”\"]{{3,200}})\. "
    rf"(?P<imprint>[^.:*“”\"]{{2,40}}: [^:;*“”\"]{{2,80}}, {_YEAR}\.?)$"
)
_PERSON = late(rf"({_FAMILY}) ({_INITIALS})(?=,|$)")
_JOURNAL = late(rf"(?P<title>[^.?!]{{3,300}}[.?!])(?= [^.]{{2,100}}\. ?{_YEAR}[^.;]{{0,12}};\s?\d)")
_BOOK = late(rf"(?P<title>[^.?!]{{3,300}}\.)(?= (?:[^.:]{{2,20}}\. )?[^.:;]{{2,40}}: [^;:]{{2,80}}[;,] ?{_YEAR})")

_PARTING = rf"\s*(?:,|;|–|—|-(?= )|(?<= )-|/|(?<=\s)(?:{alternatives('works', 'and')})(?=\s))\s*"
_UNPARTED = late(
    rf"(?P<people>[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]*\.?){{1,2}}(?:{_PARTING}[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]*\.?){{1,2}})*)\s*(?=[(:])"
)


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as a note, numbered from -1 down as no note of a manuscript is; its year ("" for none), the letter behind it, and
    the words in the place of a year ("in press"), and the body that wrote it, with its abbreviation, where it gives one."""

    item: Item
    note: Note
    letter: str = ""
    undated: str = ""
    body: str = ""
    short: str = ""


def read_items(items: Sequence[Item], lang: str) -> tuple[ReadItem, ...]:
    """The items of a list in order."""
    found: list[ReadItem] = []
    before = ""
    for place, item in enumerate(items, 1):
        raw = item.typed.translate(_COMMAS)
        if (dash := _DASHES.match(raw)) and before:
            behind = raw[dash.end() :]
            raw = f"{before}{'' if before.endswith('.') or behind[:1] in '([' else '.'} {behind}"
        before = _people(raw) or before
        raw, body, short = _without_abbreviation(raw)
        raw, undated = _with_a_year(raw)
        raw = _DAY.sub(_written_day, raw)
        letter = next((one["letter"] or "" for one in _DATED.finditer(raw)), "")
        raw = " ".join(_set_apart(_family_first(raw) if lang.startswith("hu") else raw).split())
        found.append(ReadItem(item, Note(-place, raw, item.line, lang), letter, undated, body, short))
    return tuple(found)


def _people(raw: str) -> str:
    """What stands before the year or the title of an item: its authors."""
    found = re.match(
        rf"(?:[^\W\d_]|[-'’.,&;()*/ ]){{2,240}}?(?=[.,:]? [(\[]?{_YEAR}|[.,:]? \(?(?:{forthcoming().pattern})|[.,:] [*“„«\"'‘])",
        raw,
        re.IGNORECASE,
    )
    if found:
        return found.group().strip(" ,:*")
    stop = re.match(r"[^.]{3,80}?(?=\. )", raw)
    return stop.group() if stop else ""


def _without_abbreviation(raw: str) -> tuple[str, str, str]:
    """An item without the abbreviation behind the name of the body that wrote it, and the two: "European Social Survey (ESS) (2018)"."""
    found = _BODY.match(raw)
    return (f"{found['name']}{raw[found.end() :]}", found["name"], found["short"]) if found else (raw, "", "")


def _with_a_year(raw: str) -> tuple[str, str]:
    """An item with a year where it says only that it has none yet, and those words."""
    found, year = forthcoming().search(raw), _DATED.search(raw)
    if found is None or (year and year.start() < found.start()):
        return raw, ""
    return f"{raw[: found.start()]}{NO_YEAR}{raw[found.end() :]}", found.group()


def _written_day(found: re.Match[str]) -> str:
    """ "(2019, March 4)" as "(4 March 2019)"."""
    if fold_term(found["month"].rstrip(".")) not in months():
        return found.group()
    return f"({found['day'] or ''} {found['month']} {found['year']})".replace("( ", "(")


def _family_first(raw: str) -> str:
    """A Hungarian item, whose authors have the family name first without a comma behind it: "Kovács Anna – Szabó Béla"."""
    found = _UNPARTED.match(raw)
    if found is None:
        return raw
    people = [re.sub(r"^(\S+) ", r"\1, ", one) for one in re.split(_PARTING, found["people"])]
    return f"{'; '.join(people)}{raw[found.end('people') :]}"


def _set_apart(raw: str) -> str:
    """An item in the form of medicine: "Hobb BT, Ott S. Old roads. J Roads." as "Hobb, B. T., & Ott, S. “Old roads.” J Roads."; and a
    book whose title lost its italics: "Hobb, Ben. Roads. Port: Quay Press, 1999."."""
    found = _VANCOUVER.match(raw)
    if not found:
        plain = _UNMARKED.match(raw)
        return f"{plain['people']} *{plain['title']}*. {plain['imprint']}" if plain else raw
    people = [f"{one[1]}, {' '.join(f'{letter}.' for letter in one[2])}" for one in _PERSON.finditer(found["people"])]
    joined = ", ".join(people[:-1]) + (", & " if people[:-1] else "") + people[-1]
    stop = " " if found["stop"] == ". " else found["stop"]
    rest = raw[found.end() :]
    if title := _JOURNAL.match(rest):
        rest = f"“{title['title']}”{rest[title.end() :]}"
    elif title := _BOOK.match(rest):
        rest = f"*{title['title'][:-1]}*.{rest[title.end() :]}"
    return f"{joined}{', et al.' if found['others'] else ''}{stop}{rest}"
