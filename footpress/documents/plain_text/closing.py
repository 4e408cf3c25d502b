"""What stands after the text: the author's note, the line that says how to cite, the publisher's address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footpress.documents.plain_text.paragraphs import Line, Paragraph, lines_of
from footpress.languages.patterns import alternatives
from footpress.model.manuscript import LeftOut
from footpress.problems import Problem
from footpress.text.late_patterns import late

_ABOUT = late(
    rf"(?:{alternatives('manuscript', 'about the author')})\s*:\s*|(?:{alternatives('manuscript', 'about the author alone')})\s*$",
    re.IGNORECASE,
)
_CITE = late(rf"(?:{alternatives('manuscript', 'how to cite')})\s*:\s*", re.IGNORECASE)
_REACH = late(
    rf"https?://|www\.|[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{{3,}}|\b(?:{alternatives('manuscript', 'reach')})\b\.?\s*[:(+\d*]",
    re.IGNORECASE,
)
_ADDRESS = late(rf"\b\d{{4,6}}\b|\bNo\s*[:.]|\b(?:{alternatives('manuscript', 'street')})", re.IGNORECASE)
_QUOTED = r"[\"“«„'‘].+?[\"”»“'’]"


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing says. `rest` are the paragraphs that belong to none of it."""

    author_note: str
    publisher: str
    contact: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    rest: tuple[Paragraph, ...]


def read_closing(paragraphs: Sequence[Paragraph], date: str, file: str) -> Closing:
    """Read what follows the text. `date` is the manuscript's own, against which the line that says how to cite is held."""
    notes: list[str] = []
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    publisher, about = "", False
    rest: list[Paragraph] = []
    contact = _contact_block(paragraphs)
    for paragraph in paragraphs[: len(paragraphs) - len(contact)]:
        text = paragraph.text
        if label := _ABOUT.match(text):
            left_out.append(LeftOut(label.group(), paragraph.line, "the label of the author's note"))
            about = True
            text = text[label.end() :]
            if text:
                notes.append(text)
        elif _CITE.match(text):
            about = False
            left_out.append(LeftOut(text, paragraph.line, "how to cite this article: every edition makes it anew"))
            publisher = publisher or _publisher(text)
            problems += _year_problem(text, date, paragraph.line, file)
        elif about:
            notes.append(text)
        else:
            rest.append(paragraph)
    lines = tuple(line.text for line in lines_of(contact))
    return Closing(" ".join(notes), publisher, lines, tuple(left_out), tuple(problems), tuple(rest))


def begins_closing(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the label of the author's note, or says how to cite."""
    return bool(_ABOUT.match(paragraph.text) or _CITE.match(paragraph.text))


def _contact_block(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The last paragraphs that are addresses: short lines of which some can be reached (a telephone, an e-mail, a site)."""
    count = 0
    for paragraph in reversed(paragraphs):
        if begins_closing(paragraph) or not all(_is_contact(line) for line in paragraph.lines):
            break
        count += 1
    block = tuple(paragraphs[len(paragraphs) - count :])
    return block if any(_REACH.search(line.text) for line in lines_of(block)) else ()


def _is_contact(line: Line) -> bool:
    return len(line.text) < 150 and bool(_REACH.search(line.text) or _ADDRESS.search(line.text))


def _publisher(text: str) -> str:
    """The publisher that a citation line names behind the title: '… "TITLE." Center For Eurasian Studies (AVİM), Analysis No…'."""
    found = re.search(_QUOTED + r"\.?\s+([^,.\d]{4,80}?),\s", text)
    return found[1].strip() if found else ""


def _year_problem(text: str, date: str, line: int, file: str) -> Iterator[Problem]:
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    if date and years and years[0] != date[:4]:
        message = f"this line says how to cite the article with the year {years[0]}; its own date is {date}, which is used."
        yield Problem(file, line, "cite-line-year", "query", message)
