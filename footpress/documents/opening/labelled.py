"""Abstracts and keywords, in one language or several, with the titles that stand above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from footpress.documents.opening.labels import Label, read_label
from footpress.documents.opening.lines import Said, read_line
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.languages.detection import closest, detect_text
from footpress.model.article import Translated
from footpress.model.manuscript import LeftOut
from footpress.problems import Problem
from footpress.text.late_patterns import late

_FURTHEST = 40  # paragraphs
_AHEAD = 3
_SHORT = 12  # words
_SURE = 12  # words of which the language is sure
_CALL = late(r"\[\^?\d+\]|[¹²³⁰⁴-⁹]")
_BOLD_LABEL = late(r"^(\*{1,3})([^*]{2,40}?)\s?([:.：—–-]?)\s?\1\s?([:.：—–-]?)\s*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An abstract, or a line of keywords: its label, its text, and what stood above it as a title."""

    label: Label
    text: str
    line: int
    titles: tuple[str, ...] = ()


@dataclass(slots=True)
class Labelled:
    """The abstracts and lines of keywords of a manuscript, in their order."""

    entries: list[_Entry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, name: str, text: str) -> None:
        """What styles or front matter give."""
        if text:
            self.entries.append(_Entry(Label(name, "", 0), text, 0))

    def by_language(self, lang: str) -> tuple[Translated, list[Translated]]:
        """What is in the language of the article, and what is in others, in their order."""
        found: dict[str, Translated] = {}
        before = ""
        abstracts = [each for each in self.entries if each.label.name == "abstract"]
        of = {id(each): _language(each, lang, alone=len(abstracts) == 1) for each in abstracts}
        for entry in self.entries:
            if entry.label.name == "abstract":
                before = of[id(entry)]
                made = found.get(before, Translated(before))
                joined = " ".join(filter(None, (made.abstract, entry.text)))
                titles = (*entry.titles, "", "")
                found[before] = replace(made, abstract=joined, title=made.title or titles[0], subtitle=made.subtitle or titles[1])
            else:
                own = _language_of_keywords(entry, lang, before, set(of.values()))
                made = found.get(own, Translated(own))
                found[own] = replace(made, keywords=(*made.keywords, *split_keywords(entry.text)))
        return found.pop(lang, Translated(lang)), list(found.values())


def split_keywords(text: str) -> tuple[str, ...]:
    """The keywords of a line, apart as it parts them."""
    between = "[;；]" if len(re.findall("[;；]", text)) > 1 else r"[,;；،、，·•|]|\s[–—]\s"
    return tuple(word for part in re.split(between, text) if (word := part.strip(" .*")))


def split_at_labels(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs; one in which a line begins with a label ends above it."""
    made: list[Paragraph] = []
    for place, paragraph in enumerate(paragraphs):
        if place >= _FURTHEST:
            return [*made, *paragraphs[place:]]
        piece: list[Line] = []
        for line in paragraph.lines:
            found = label_of(line.text)
            if piece and found and (found.name in ("abstract", "keywords") or len(piece[-1].text) < 100):
                made.append(replace(paragraph, lines=tuple(piece)))
                piece = []
            piece.append(line)
        made.append(replace(paragraph, lines=tuple(piece)))
    return made


def label_of(text: str) -> Label | None:
    """The label that a line as typed begins with, in bold or not."""
    return read_label(_without_bold(text))


def _without_bold(text: str) -> str:
    text = re.sub(r"^#+ *", "", text)
    return _BOLD_LABEL.sub(lambda found: f"{found[2]}{found[3] or found[4]} ", text).strip()


def take_labelled(labelled: Labelled, rest: list[Paragraph], file: str) -> tuple[list[Said], list[Paragraph]]:
    """Take the abstracts and keywords from the paragraphs below the title. Gives lines that stand among them and say something else of
    the article, and the paragraphs that are left: the text."""
    said: list[Said] = []
    kept: list[Paragraph] = []
    titles: list[str] = []
    place = 0
    while place < min(len(rest), _FURTHEST):
        paragraph = rest[place]
        label = label_of(paragraph.lines[0].text)
        if label and label.name in ("abstract", "keywords"):
            place = _take(labelled, label, rest, place, tuple(titles))
            titles = []
        elif label and (label.name != "beside" or _is_label_ahead(rest, place) or labelled.entries):
            if label.name == "beside" and label.end == len(_without_bold(paragraph.lines[0].text)):
                break  # a heading of the text
            said += [read_line(replace(paragraph.lines[0], text=_without_bold(paragraph.text)))]
        elif not _take_other(labelled, paragraph, rest, place, said, titles, kept):
            break
        place += 1
    for title in titles:  # no abstract came
        labelled.problems.append(_misplaced(title, rest[0].line, file))
    return said, [*kept, *rest[place:]]


def _take(labelled: Labelled, label: Label, rest: Sequence[Paragraph], place: int, titles: tuple[str, ...]) -> int:
    """Take one entry; gives the place of its last paragraph."""
    paragraph = rest[place]
    first = _without_bold(paragraph.lines[0].text)
    text = " ".join(filter(None, (first[label.end :].strip(), *(line.text for line in paragraph.lines[1:]))))
    labelled.left_out.append(LeftOut(label.typed or first, paragraph.line, f"the label of the {label.name}"))
    if not text and place + 1 < len(rest) and not label_of(rest[place + 1].lines[0].text):
        place += 1
        text = rest[place].text
    if text:
        labelled.entries.append(_Entry(label, " ".join(text.split()), paragraph.line, titles))
    return place


def _take_other(
    labelled: Labelled,
    paragraph: Paragraph,
    rest: Sequence[Paragraph],
    place: int,
    said: list[Said],
    titles: list[str],
    kept: list[Paragraph],
) -> bool:
    """Take a paragraph without a label; False where the text begins with it."""
    lines = [read_line(line) for line in paragraph.lines]
    ahead = _is_label_ahead(rest, place)
    words = len(paragraph.text.split())
    if labelled.entries and words < 60 and all(each.kind in ("reach", "date", "journal") for each in lines):
        said += lines
    elif not ahead or (_CALL.search(paragraph.text) and words > _SHORT):
        return False
    elif labelled.entries and labelled.entries[-1].label.name == "abstract" and words > _SHORT:
        last = labelled.entries[-1]
        labelled.entries[-1] = replace(last, text=f"{last.text} {paragraph.text}")
    elif words > 2 * _SHORT or not labelled.entries:
        kept.append(paragraph)
    elif all(each.kind in ("names", "affiliation", "reach") for each in lines):
        said += lines
    else:
        titles.append(paragraph.text.strip("*"))
    return True


def _is_label_ahead(rest: Sequence[Paragraph], place: int) -> bool:
    labels = (label_of(paragraph.lines[0].text) for paragraph in rest[place + 1 : place + 1 + _AHEAD])
    return any(label and label.name in ("abstract", "keywords") for label in labels)


def _language(entry: _Entry, lang: str, *, alone: bool) -> str:
    """The language of an abstract: that of its words where they are many, else that of its label."""
    among = entry.label.languages
    words = len(entry.text.split())
    if not among or ("en" in among and words >= _SURE):  # "Abstract" stands above abstracts in all languages
        guess = detect_text(entry.text) if words >= _SURE else ""
        return guess or lang
    if alone and words < _SURE:
        return lang
    return closest(entry.text, among)


def _language_of_keywords(entry: _Entry, lang: str, before: str, abstracts: set[str]) -> str:
    among = entry.label.languages
    if not among or (before and (before in among or not abstracts & set(among))):
        return before or lang
    if lang in among or not abstracts:
        return lang
    return next((code for code in among if code in abstracts), among[0])


def _misplaced(title: str, line: int, file: str) -> Problem:
    message = f"“{title[:60]}” stands among the abstracts, and no abstract follows it: it was left out; put it where it belongs."
    return Problem(file, line, "opening-line", "query", message)
