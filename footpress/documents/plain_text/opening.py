"""The lines above the text: title, authors, series and number, date, abstract, keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from footpress.documents.plain_text.bylines import is_name_line, read_names, words_between
from footpress.documents.plain_text.casing import is_capitals, title_case
from footpress.documents.plain_text.closing import Closing
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.documents.plain_text.typed_dates import read_date
from footpress.languages.patterns import alternatives
from footpress.model.manuscript import LeftOut, Metadata
from footpress.model.names import Name
from footpress.problems import Problem
from footpress.text.folding import fold_letters

_SERIES = re.compile(
    rf"(?P<series>[^\W\d].{{0,60}}?)\s?(?:\b(?:{alternatives('manuscript', 'number of a series')})\b\.?|№|#)?\s?:?\s?"
    r"(?P<number>\d{1,4}(?:\s?[/.–-]\s?\d{1,4})?)"
)
_SERIES_WORDS = re.compile(rf"\b(?:{alternatives('manuscript', 'series')})\b|№|#", re.IGNORECASE)
LABELS = {
    name: re.compile(rf"(?:{alternatives('manuscript', name)})\s*[:.—–-]\s*", re.IGNORECASE) for name in ("abstract", "keywords")
}
_WORDS_OF_A_PARAGRAPH = 25


@dataclass(slots=True)
class Opening:
    """What the opening says, gathered line by line, and the paragraphs that follow it."""

    title: str = ""
    title_line: int = 0
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    date: str = ""
    series: str = ""
    number: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    body: tuple[Paragraph, ...] = ()


def read_opening(paragraphs: Sequence[Paragraph], file: str, known: Opening | None = None) -> Opening:
    """Read the lines up to the first paragraph of the text. `known` is what styles or front matter say already."""
    opening = known or Opening()
    rest = list(paragraphs)
    while rest and not stands_in_text(rest[0]):
        for line in rest.pop(0).lines:
            if not _take(opening, line):
                _leave_out(opening, line, file)
    _take_labelled(opening, rest)
    opening.body = tuple(rest)
    return opening


def finish_title(opening: Opening, lang: str, text: str) -> None:
    """Set a title typed in capitals as titles are set, once the language is known."""
    for name in ("title", "subtitle"):
        typed = getattr(opening, name)
        if is_capitals(typed):
            setattr(opening, name, title_case(typed, lang, text))


def stands_in_text(paragraph: Paragraph) -> bool:
    """Whether a paragraph belongs to the text: long, or a sentence, or labelled."""
    text = paragraph.text
    if any(label.match(text) for label in LABELS.values()):
        return True
    words = len(text.split())
    text = re.sub(r"(?:\^?\[\^?\d+\]|[¹²³⁰⁴-⁹])+$", "", text)
    return words >= _WORDS_OF_A_PARAGRAPH or (words >= 8 and text.endswith((".", ".”", '."', "?", "!")) and not is_capitals(text))


def _take(opening: Opening, line: Line) -> bool:
    """Take one line into the opening; False where it says nothing that is known."""
    text = re.sub(r"^#+ *", "", " ".join(line.text.split()))
    text = text if text.startswith(("http", "<")) else text.replace("*", "").strip()
    if date := read_date(text):
        opening.date = opening.date or date
        opening.left_out.append(LeftOut(line.text, line.number, f"read as the date {date}"))
    elif (found := _SERIES.fullmatch(text)) and _SERIES_WORDS.search(text):
        opening.series = found["series"].strip(" :,–-")
        opening.number = re.sub(r"\s+", "", found["number"])
        opening.left_out.append(LeftOut(line.text, line.number, f"read as the series {opening.series}, number {opening.number}"))
    elif opening.title and fold_letters(text) == fold_letters(opening.title):
        _keep_better(opening, text)
        opening.left_out.append(LeftOut(line.text, line.number, "the title typed a second time"))
    elif opening.title and is_name_line(text):
        _take_names(opening, line, text)
    elif not opening.title:
        opening.title, opening.title_line = text, line.number
    elif not opening.subtitle and not opening.authors:
        opening.subtitle = text
    else:
        return False
    return True


def _keep_better(opening: Opening, text: str) -> None:
    """Of a title typed twice, the one that is not in capitals."""
    if is_capitals(opening.title) and not is_capitals(text):
        opening.title = text


def _take_names(opening: Opening, line: Line, text: str) -> None:
    names = read_names(text)
    known = {fold_letters(name.display) for name in opening.authors}
    if all(fold_letters(name.display) in known for name in names):
        if not is_capitals(text) and len(names) == len(opening.authors):
            opening.authors = names
        opening.left_out.append(LeftOut(line.text, line.number, "the author typed a second time"))
    else:
        opening.authors += tuple(name for name in names if fold_letters(name.display) not in known)
        if joining := words_between(text, names):
            opening.left_out.append(LeftOut(joining, line.number, "a word beside the authors' names"))


def _take_labelled(opening: Opening, rest: list[Paragraph]) -> None:
    """Abstract and keywords, wherever they stand among the first paragraphs."""
    for paragraph in list(rest[:6]):
        for name, label in LABELS.items():
            if match := label.match(paragraph.text):
                value = paragraph.text[match.end() :]
                if name == "abstract":
                    opening.abstract = value
                else:
                    opening.keywords = tuple(word.strip(" .") for word in re.split(r"[,;]", value) if word.strip(" ."))
                opening.left_out.append(LeftOut(match.group(), paragraph.line, f"the label of the {name}"))
                rest.remove(paragraph)


def _leave_out(opening: Opening, line: Line, file: str) -> None:
    opening.left_out.append(LeftOut(line.text, line.number, "above the text, and not understood"))
    message = f"“{line.text[:60]}” stands above the text and was not understood; it is left out: put it where it belongs."
    opening.problems.append(Problem(file, line.number, "opening-line", "query", message))


def metadata_of(opening: Opening, closing: Closing, lang: str, stem: str) -> Metadata:
    """What a manuscript says about itself before and behind its text; the name of its file stands in for a title that is not there."""
    return Metadata(
        title=opening.title or stem.replace("-", " ").replace("_", " ").capitalize(),
        subtitle=opening.subtitle,
        authors=opening.authors,
        date=opening.date,
        lang=lang,
        series=opening.series,
        number=opening.number,
        abstract=opening.abstract,
        keywords=opening.keywords,
        author_note=closing.author_note,
        publisher=closing.publisher,
        contact=closing.contact,
    )
