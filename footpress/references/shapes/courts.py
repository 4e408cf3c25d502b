"""Shapes of law: courts: "OLG Harnberg", "Cass. civ., sez. III", "Yargıtay 4. HD", and behind a ruling "des Bundesgerichts", "Sądu Najwyższego"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.dockets import docket
from footpress.references.shapes.found import date_end
from footpress.references.shapes.printed_law import printed
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_WORD = late(r"\s(?P<word>[^\s,;:()\[\]“”„\"«»]{1,30})(?=[\s,;:()\[\]]|$)")
_JOINT = late(
    r"(?i:de|del|de la|du|des|d’\w+|d'\w+|do|da|di|der|am|an|of|for|the|für|la|las|los|le|van|voor|in|pour|und|and|et|e|y|z|w|civ\.|pen\.|crim\.|com\.|soc\.|un\.|plén\.|ass\.|const\.|cost\.|hum\.|a\.m\.)$"
)
_NUMBERED = late(r"\d{1,2}(?:\.|e|re|ère|ème|ª|ma|st|nd|rd|th)$")
_MORE = 9
"""Words that a court's name may have."""


def court_end(text: str, at: int, limit: int) -> int:
    """Where the court's name that begins at `at` ends, with its chamber; `at` where none begins."""
    match = _court().match(text, at, limit)
    if match is None:
        return at
    end = _words_end(text, match.end(), limit, lower=False)
    return _chamber_end(text, end, limit)


def court_behind_ruling(text: str, at: int, limit: int) -> tuple[int, int] | None:
    """Where a court stands behind the word for what it gave: "des Bundesgerichts", "do TJUE", "Sądu Najwyższego"."""
    joint = _of_the().match(text, at, limit)
    begin = joint.end() if joint else at
    if begin >= limit or not text[begin].isalpha():
        return None
    known = _court().match(text, begin, limit)
    end = _words_end(text, known.end(), limit, lower=False) if known else _words_end(text, begin - 1, limit, lower=True)
    name = text[begin:end]
    if known is None and not _stem().search(name):
        return None
    return (begin, _chamber_end(text, end, limit)) if end > begin else None


def _words_end(text: str, at: int, limit: int, *, lower: bool) -> int:
    """Behind the words of a name that go on at `at`: up to a sign, a day, a case number, a ruling, a place of printing."""
    end = joint = at
    for _ in range(_MORE):
        word = _WORD.match(text, joint, limit)
        if word is None or _begins_more(text, word.start("word"), limit):
            break
        joint = word.end()
        typed = word["word"]
        if _JOINT.match(typed) and typed.islower() and not typed.endswith("."):
            continue
        if not (lower or typed[0].isupper() or _JOINT.match(typed) or _NUMBERED.match(typed) or typed[0] in "’'"):
            break
        end = joint
    return end


def _begins_more(text: str, at: int, limit: int) -> bool:
    """Whether another piece of the decision begins here."""
    return bool(
        re.compile(r"(?:v\.|vom|z(?:e)?\s(?:dnia|dne)|z\s\d|от|of|de|du|del|T\.|j\.)\s?\d|[–—=]|v\.?\s[A-Z]|vs\.").match(
            text, at, limit
        )
        or re.compile(r"(?:z dnia|ze dne)\s").match(text, at, limit)
        or _ruling_word().match(text, at, limit)
        or docket(text, at, limit)
        or (text[at].isdigit() and date_end(text, at, limit) > at)
        or printed(text, at, limit)
    )


def _chamber_end(text: str, end: int, limit: int) -> int:
    """Behind a chamber: ", sez. III", ", Ass.", " (Gran Sala)"."""
    match = _chamber().match(text, end, limit)
    return match.end() if match else end


@cache
def _court() -> re.Pattern[str]:
    return late(rf"(?:{alternatives('law', 'Court')}|{alternatives('law', 'Ruled')})(?![\w])")


@cache
def ruled() -> re.Pattern[str]:
    """Abbreviations that say court and ruling in one: "STC", "STS"."""
    return late(rf"(?:{alternatives('law', 'Ruled')})(?!\w)")


@cache
def _chamber() -> re.Pattern[str]:
    words = alternatives("law", "chamber")
    return late(
        rf",\s(?:\d{{1,2}}(?:\.|e|re|ère|ª|ma)?\s)?(?i:{words})(?:\s(?:[IVX]{{1,5}}|un\.|lav\.|\d{{1,2}}\.?ª?|[A-ZÀ-Þ][\w.]*)(?:[\s-][a-z]{{2,5}}(?!\w))?)?(?=[,;:(]|\s\d|\s[–—]|$)"
        rf"|\s\((?:[A-ZÀ-Þ][^\W\d]{{2,20}}(?:\s[A-ZÀ-Þ]?\w{{2,15}}){{0,2}})\)(?=,|\s[–—(]|\sv|\sde\s\d|\s\d|\svom\s|\sdu\s\d)"
    )


@cache
def _ruling_word() -> re.Pattern[str]:
    return late(rf"(?i:{alternatives('law', 'ruling')})(?!\w)")


@cache
def _of_the() -> re.Pattern[str]:
    return late(
        r"(?i:of the|of|des|der|du|de la|de l’|de l'|de|del|della|dell’|dell'|do|da|van de|van het)(?:\s|(?<=[’'])(?=\w))"
    )


@cache
def _stem() -> re.Pattern[str]:
    """A word that only courts' names have, in any case of the languages that decline."""
    return late(rf"(?i:\w*gericht(?:s|es|shofs|shofes|shof)?|(?:{alternatives('law', 'courtstem')})\w{{0,6}})(?!\w)")
