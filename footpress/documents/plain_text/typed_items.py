"""Items of lists as they are typed: "- salt", "• salt", "1. salt", "a) salt"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.text.late_patterns import late

BULLET = late(r"[-–—•·▪◦‣●○■□*]\s+(?=\S)|[•▪◦‣●■□]\s*(?=\S)")
NUMBER = late(r"(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_SURE_BULLET = late(r"[•▪◦‣●■□]")


def begins_item(text: str) -> bool:
    """Whether a line begins as an item of a list does."""
    return bool(BULLET.match(text) or NUMBER.match(text))


def number_of(text: str) -> str:
    """The number of an item ("3" of "3. salt"), "" for none."""
    found = NUMBER.match(text)
    number = found.group().strip(" .)\t") if found else ""
    return number if number.isdigit() else ""


def split_lists(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph, or the paragraph and the list that follows it without an empty line: after a colon, or with bullets that are no dashes."""
    lines = paragraph.lines
    bullets = [at for at, line in enumerate(lines) if at and BULLET.match(line.text)]
    begin = next((at for at in range(1, len(lines)) if _begins_list(lines, at, several=bullets[-1:] > [at])), 0)
    if begin and not BULLET.match(lines[0].text):
        yield replace(paragraph, lines=lines[:begin])
        yield replace(paragraph, lines=lines[begin:])
    else:
        yield paragraph


def _begins_list(lines: Sequence[Line], at: int, *, several: bool) -> bool:
    """Whether a list begins at a line. `several`: a further bullet stands below it."""
    announced = lines[at - 1].text.endswith(":")
    if number_of(lines[at].text) == "1" and announced:
        return True
    return several and bool(BULLET.match(lines[at].text)) and (announced or bool(_SURE_BULLET.match(lines[at].text)))


def items(paragraph: Paragraph) -> list[Paragraph]:
    """The items of a paragraph that is a list: bullets, or numbers 1, 2, 3 …; a line that is no item goes on with the one above."""
    lines = paragraph.lines
    first = lines[0].text
    if BULLET.match(first):
        begins = [bool(BULLET.match(line.text)) for line in lines]
    elif number_of(first) == "1" and len(lines) > 1:
        begins = []
        for line in lines:
            begins.append(number_of(line.text) == str(sum(begins) + 1))
    else:
        return []
    if sum(begins) < 2 and len(lines) > 1:
        return []
    made: list[list[Line]] = []
    for line, is_item in zip(lines, begins, strict=True):
        if is_item:
            made.append([line])
        elif line.indent > lines[0].indent or line.text[:1].islower() or len(made) < sum(begins):
            made[-1].append(line)
        else:
            return []
    return [replace(paragraph, lines=tuple(each)) for each in made]
