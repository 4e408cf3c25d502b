"""What each line above the text is, before it is known which of them is the title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from footpress.documents.opening.bylines import LONGEST, Byline, caseless_names, is_caseless, read_bylines, said_by
from footpress.documents.opening.labels import Label, read_label
from footpress.documents.opening.reach import Reach, read_reach
from footpress.documents.plain_text.paragraphs import Line
from footpress.languages.patterns import alternatives
from footpress.languages.typed_dates import read_date
from footpress.text.late_patterns import late

Kind = Literal["names", "maybe names", "affiliation", "reach", "date", "series", "journal", "label", "words"]

_SERIES = late(
    rf"(?P<series>[^\W\d].{{0,60}}?)\s?(?:\b(?:{alternatives('manuscript', 'number of a series')})\b\.?|№|#)?\s?:?\s?"
    r"(?P<number>\d{1,4}(?:\s?[/.–-]\s?\d{1,4})?)"
)
_SERIES_WORDS = late(rf"\b(?:{alternatives('manuscript', 'series')})\b|№|#", re.IGNORECASE)
_JOURNAL = late(r"[^\W\d][^\d]{3,80},?\s\d{1,4}\s?(?:[:./]\s?\d{1,3}\s?)?\((?:1[6-9]|20)\d\d\)(?:[,:]\s?.{0,24})?")
_WORDS = alternatives("manuscript", "institution").replace(r"\w+", r"\w*")
_INSTITUTION = late(rf"(?<!\w)(?:{_WORDS})(?!\w)", re.IGNORECASE)
_CJK_INSTITUTION = late(
    "|".join(
        part for part in alternatives("manuscript", "institution").split("|") if re.search("[\u3400-\u9fff\u0e00-\u0e7f]", part)
    )
)
_MARKED = late(r"(?:\^([^\s^]{1,12})\^|([¹²³⁰⁴-⁹ᵃ-ᵛ]+|[*†‡§‖¶]+)|(\d{1,2}|[a-h])(?:[.)]\s+|\s+)(?=\S))\s*(?=\S)")
_NEXT = late(r"\s*[;,.]?\s+(?=[¹²³⁰⁴-⁹ᵃ-ᵛ]+\s*[^\W\d_])")
_HEAD = late(r"^#+ *")
_PAIR = late(r"(?<![\\\w])(\*{1,3})(?=[^\s*])((?:(?!\1).)*?[^\s*])\1(?!\w)")


NOWHERE = Reach((), (), "")


@dataclass(frozen=True, slots=True)
class Said:
    """One line above the text: its words without marks of emphasis, and what it could be."""

    line: Line
    text: str
    kind: Kind
    bylines: tuple[Byline, ...] = ()
    reach: Reach = NOWHERE
    label: Label | None = None
    mark: str = ""
    """The sign that begins the line, which an author above may have."""
    paragraph: int = 0

    @property
    def is_by(self) -> bool:
        """Whether it says of itself that it names the author."""
        return said_by(self.text)


def read_line(line: Line, paragraph: int = 0) -> Said:
    """What a line is by itself."""
    text = without_emphasis(_HEAD.sub("", " ".join(line.text.split())))
    label = read_label(text)
    if label:
        return Said(line, text, "label", label=label, paragraph=paragraph, reach=read_reach(text[label.end :]))
    if len(text) > LONGEST:
        return Said(line, text, "words", paragraph=paragraph)
    if date_of(text):
        return Said(line, text, "date", paragraph=paragraph)
    found = _SERIES.fullmatch(text)
    if found and _SERIES_WORDS.search(text):
        return Said(line, text, "series", paragraph=paragraph)
    if _JOURNAL.fullmatch(text):
        return Said(line, text, "journal", paragraph=paragraph)
    reach = read_reach(text)
    marked = _MARKED.match(text)
    mark = (marked[1] or marked[2] or marked[3]) if marked else ""
    rest = reach.rest
    if (bylines := read_bylines(rest)) and not any(is_institution(each.name.display) for each in bylines):
        return Said(line, text, "names", bylines, reach, mark=mark, paragraph=paragraph)
    if found_behind := _name_and_more(rest):
        return Said(line, text, "names", found_behind, reach, mark=mark, paragraph=paragraph)
    if (reach.mails or reach.orcids) and not rest.strip(" .,;:"):
        return Said(line, text, "reach", reach=reach, mark=mark, paragraph=paragraph)
    if is_institution(rest):
        return Said(line, text, "affiliation", reach=reach, mark=mark, paragraph=paragraph)
    if rest and is_caseless(rest):
        return Said(line, text, "maybe names", caseless_names(rest), reach, mark=mark, paragraph=paragraph)
    return Said(line, text, "words", reach=reach, mark=mark, paragraph=paragraph)


def date_of(text: str) -> str:
    """The date that a line is, perhaps with a place before or behind it: "Northmere, 12 May 2020"."""
    place, _, behind = text.partition(", ")
    before, _, city = text.rpartition(", ")
    bare = "".join(part for part in (place, city) if not re.search(r"\d", part) and len(part.split()) < 4)
    return read_date(text) or (bare and (read_date(behind) or read_date(before))) or ""


def is_institution(text: str) -> bool:
    """Whether a line has a word that names an institution."""
    return bool(_INSTITUTION.search(text) or _CJK_INSTITUTION.search(text))


def series_of(text: str) -> tuple[str, str]:
    """The series and the number that a line of that kind names."""
    found = _SERIES.fullmatch(text)
    return (found["series"].strip(" :,–-"), re.sub(r"\s+", "", found["number"])) if found else ("", "")


def without_emphasis(text: str) -> str:
    """A line without the stars of its emphasis; a star that stands alone is a mark, and stays."""
    for _ in range(3):
        text = _PAIR.sub(r"\2", text)
    return text.replace("\\*", "*").strip()


def marked_parts(text: str) -> tuple[tuple[str, str], ...]:
    """The affiliations of a line, each with the sign before it: "¹ University of X; ² Institute Y"."""
    parts = []
    for part in _NEXT.split(text):
        found = _MARKED.match(part)
        parts.append(((found[1] or found[2] or found[3]), part[found.end() :].strip(" ;,")) if found else ("", part))
    return tuple(parts)


def _name_and_more(text: str) -> tuple[Byline, ...]:
    """An author with an affiliation behind a comma or a dash: "Dr. Ada Field, University of Port"."""
    for found in re.finditer(r"\s*,\s*|\s+[–—-]\s+", text):
        name, behind = text[: found.start()], text[found.end() :]
        names = read_bylines(name)
        if not names or is_institution(name):
            continue
        people = [each for each in read_bylines(text) if not is_institution(each.name.display)]
        if (is_institution(behind) or said_by(text)) and len(names) == 1 and len(people) < 2:
            degrees = re.match(r"(?:(?:[A-Z]\.)+[A-Z]?\.?|[A-Z][a-z]?[A-Z]\w?\.?)\s*,\s*", behind)
            behind = behind[degrees.end() :] if degrees else behind
            sign = re.search(r"[*†‡]+$", behind)
            marks = (*names[0].marks, *(sign.group() if sign else ""))
            return (Byline(names[0].name, marks, behind.strip(" ,*†‡")),)
    return ()
