"""How a plain text is taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from footpress.documents.accounting import missing_words
from footpress.documents.opening import finish_title, metadata_of, read_opening
from footpress.documents.opening.opening import stands_in_text
from footpress.documents.plain_text.body import read_body
from footpress.documents.plain_text.calls import call_problems, mark_calls
from footpress.documents.plain_text.closing import begins_closing, read_closing
from footpress.documents.plain_text.decoding import decode
from footpress.documents.plain_text.furniture import take_furniture
from footpress.documents.plain_text.hyphens import join_cut_words
from footpress.documents.plain_text.paragraphs import Paragraph, read_lines, split_paragraphs
from footpress.documents.plain_text.typed_notes import find_notes
from footpress.documents.plain_text.works_list import part_works
from footpress.languages.detection import detect_text
from footpress.model.manuscript import LeftOut, Manuscript
from footpress.problems import Problem, ProblemsFound


def read_text(data: bytes, file: str, stem: str) -> Manuscript:
    """A plain text, or Markdown, as an author's file looks. `stem` stands in for a title that is not there."""
    decoded = decode(data, file)
    if not decoded.text.strip():
        raise ProblemsFound(
            [Problem(file, 1, "manuscript-empty", "error", "there is nothing in this file: is it the right one?")]
        )
    lines, furniture, furniture_problems = take_furniture(read_lines(decoded.text), file)
    lines, hyphen_problems = join_cut_words(lines, file)
    parted = part_works(split_paragraphs(lines))
    paragraphs = parted.paragraphs
    above = next((place for place, paragraph in enumerate(paragraphs) if stands_in_text(paragraph)), 0)
    found = find_notes(paragraphs[above:], file)
    text, closing_paragraphs = _split_closing((*paragraphs[:above], *found.before), found.after)
    opening = read_opening(text, file)
    if not opening.body:
        raise ProblemsFound(
            [Problem(file, 1, "manuscript-empty", "error", "no paragraph of text was found, only lines like titles.")]
        )
    closing = read_closing(closing_paragraphs, opening.date, file)
    lang = detect_text(" ".join(paragraph.text for paragraph in opening.body)[:5000], default="en")
    numbers = {note.number: note.line for note in reversed(found.notes)}
    marked = mark_calls((*opening.body, *closing.rest), numbers.keys(), file, parted.numbers)
    body = read_body(marked.paragraphs, lang, file)
    finish_title(opening, lang, " ".join(block.text for block in body.blocks))
    heading = [LeftOut(found.heading.text, found.heading.line, "the heading over the notes")] if found.heading else []
    manuscript = Manuscript(
        file=file,
        metadata=metadata_of(opening, closing, lang, stem),
        blocks=(*body.blocks, *parted.blocks),
        notes=tuple(replace(note, lang=lang) for note in found.notes),
        left_out=tuple(sorted([*furniture, *opening.left_out, *heading, *closing.left_out], key=lambda out: out.line)),
    )
    problems = [
        *decoded.problems, *furniture_problems, *hyphen_problems, *found.problems, *opening.problems, *body.problems, *closing.problems,
        *marked.problems, *call_problems(marked.called, numbers, file), *_missing(opening.title, closing.rest, file), *_lost(decoded.text, manuscript),
    ]  # fmt: skip
    return replace(manuscript, problems=tuple(sorted(problems)))


def _split_closing(
    before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The text, and what closes it: what follows the notes, or what begins with the author's note before them."""
    start = next((index for index, paragraph in enumerate(before) if index and begins_closing(paragraph)), len(before))
    return before[:start], (*before[start:], *after)


def _missing(title: str, rest: tuple[Paragraph, ...], file: str) -> Iterator[Problem]:
    if not title:
        yield Problem(file, 1, "title-missing", "query", "no title was found above the text; one was made from the file's name.")
    for paragraph in rest:
        message = f"“{paragraph.text[:40]}…” stands after the notes and was put at the end of the text: move it where it belongs."
        yield Problem(file, paragraph.line, "text-after-notes", "query", message)


def _lost(text: str, manuscript: Manuscript) -> Iterator[Problem]:
    if lost := missing_words(text, manuscript):
        words = ", ".join(list(lost)[:8])
        message = f"these words of the manuscript would be lost: {words}. Please report this file; nothing was written."
        yield Problem(manuscript.file, 0, "word-lost", "error", message)
