"""How a plain text is taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from footpress.documents.accounting import missing_words
from footpress.documents.opening import finish_title, metadata_of, read_opening
from footpress.documents.opening.opening import opening_length
from footpress.documents.plain_text.body import read_body
from footpress.documents.plain_text.call_problems import out_of_order, uncalled
from footpress.documents.plain_text.calls import mark_calls
from footpress.documents.plain_text.closing import begins_closing, read_closing
from footpress.documents.plain_text.decoding import decode
from footpress.documents.plain_text.furniture import take_furniture
from footpress.documents.plain_text.hyphens import join_cut_words
from footpress.documents.plain_text.paragraphs import Line, Paragraph, is_line_a_paragraph, read_lines, split_paragraphs
from footpress.documents.plain_text.parts_of_text import Typed
from footpress.documents.plain_text.starred_notes import take_starred
from footpress.documents.plain_text.title_notes import take_title_notes
from footpress.documents.plain_text.typed_notes import find_notes
from footpress.documents.plain_text.works_list import part_works
from footpress.languages.detection import detect_text
from footpress.model.manuscript import LeftOut, Manuscript
from footpress.problems import Problem, ProblemsFound
from footpress.text.late_patterns import late
from footpress.text.scripts import word_count

_FIGURES = late(r"(?:<sup>\s?)?[\[({^]*(?:\d+(?:\s?[,;]\s?\d+)*|[¹²³⁰⁴-⁹]+)[\])}:.^]*(?:\s?</sup>)?")
_DOUBLED = late(r"\(\((\d{1,4})\)\)")
_NOTE_DOUBLED = late(r"^\(\(\d{1,4}\)\) ?[^\W\d_]", re.MULTILINE)
"""Calls and notes in doubled brackets: ((1))."""
_FEWEST_WORDS = 3
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def read_text(data: bytes, file: str, stem: str, *, is_unwrapped: bool = False) -> Manuscript:
    """A plain text, or Markdown, as an author's file looks. `stem` stands in for a title that is not there; `is_unwrapped` says that each
    of its lines is known to be a paragraph."""
    decoded = decode(data, file)
    decoded = replace(decoded, text=_DOUBLED.sub(r"[\1]", decoded.text)) if _NOTE_DOUBLED.search(decoded.text) else decoded
    if not decoded.text.strip():
        raise ProblemsFound(
            [Problem(file, 1, "manuscript-empty", "error", "there is nothing in this file: is it the right one?")]
        )
    lines, furniture, furniture_problems = take_furniture(read_lines(decoded.text), file)
    lines, hyphen_problems = join_cut_words(lines, detect_text(decoded.text[:5000], default="en"), file)
    starred = take_starred(lines)
    unwrapped = is_unwrapped or is_line_a_paragraph(starred.lines)
    parted = part_works(split_paragraphs(starred.lines, every_line=unwrapped))
    paragraphs = parted.paragraphs
    above = opening_length(paragraphs)
    found = find_notes(paragraphs[above:], file)
    text, closing_paragraphs = _split_closing(found.before, found.after, apart=found.stands_apart)
    opened = take_title_notes(paragraphs[:above], text, found.typed)
    if word_count(decoded.text) < _FEWEST_WORDS:
        message = f"there is no text in this file, but “{decoded.text.strip()[:40]}”: is it the right one?"
        raise ProblemsFound([Problem(file, 1, "manuscript-empty", "error", message)])
    opening = read_opening((*opened.paragraphs, *text), file)
    closing = read_closing(closing_paragraphs, opening.date, file)
    lang = detect_text(" ".join(paragraph.text for paragraph in opening.body)[:5000], default="en")
    notes = [note for note in found.typed if note not in opened.title and note not in opened.authors]
    marked = mark_calls((*opening.body, *closing.rest), notes, file, parted.numbers)
    called = {number for number, _ in marked.called}
    tied = sorted((note for note in notes if note.note.number in called), key=lambda note: note.note.number)
    left = [note for note in notes if note.note.number not in called]
    body = read_body((*marked.paragraphs, *map(_as_text, left)), lang, file, unwrapped=unwrapped)
    finish_title(opening, lang, " ".join(block.text for block in body.blocks))
    out = [LeftOut(line.text, line.number, "the heading over the notes") for line in found.headings]
    out += _numbers(tied, marked.typed, as_numbered=found.as_numbered)
    metadata = metadata_of(opening, closing, lang, stem)
    metadata = replace(
        metadata,
        title_note=_joined([starred.title_note, *_words(opened.title)]),
        author_note=_joined([starred.author_note, *_words(opened.authors), metadata.author_note]),
    )
    manuscript = Manuscript(
        file=file,
        metadata=metadata,
        blocks=(*body.blocks, *parted.blocks),
        notes=tuple(replace(note.note, lang=lang) for note in tied),
        left_out=tuple(
            sorted(
                [*furniture, *starred.left_out, *opened.left_out, *opening.left_out, *out, *closing.left_out],
                key=lambda out: out.line,
            )
        ),
    )
    problems = [
        *decoded.problems, *furniture_problems, *hyphen_problems, *found.problems, *opening.problems, *body.problems, *closing.problems,
        *marked.problems, *out_of_order(marked.called, file), *uncalled({note.written or str(note.note.number): note.note.line for note in left}, file),
        *_missing(opening.title, closing.rest if found.stands_apart else (), file), *_lost(decoded.text, manuscript),
    ]  # fmt: skip
    return replace(manuscript, problems=tuple(sorted(problems)))


def _split_closing(
    before: tuple[Paragraph, ...], after: tuple[Paragraph, ...], *, apart: bool
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The text, and what closes it: what follows the notes, or what begins with the author's note before them. Where notes stand
    among the text, what follows the last of them is text too."""
    if not apart:
        before, after = (*before, *after), ()
    start = next((index for index, paragraph in enumerate(before) if index and begins_closing(paragraph)), len(before))
    return before[:start], (*before[start:], *after)


def _as_text(note: Typed) -> Paragraph:
    """A note that nothing calls, as it was typed."""
    more = [Line(note.note.line, line) for line in note.note.more.split("\n") if line]
    return Paragraph((Line(note.note.line, f"{note.written} {note.note.raw}".strip()), *more), note.note.line + 10**6)


def _numbers(notes: Sequence[Typed], calls: Sequence[str], *, as_numbered: bool) -> Iterator[LeftOut]:
    """The numbers of notes and calls as typed, where they are others in the end, or words besides."""
    written = [note.written for note in notes if note.written and not (as_numbered and _says(note))]
    written += [call for call in calls if not (as_numbered and _FIGURES.fullmatch(call))]
    if written:
        yield LeftOut(" ".join(written), notes[0].note.line, "the numbers of notes as typed, and of their calls")


def _says(note: Typed) -> bool:
    """Whether the number that was typed is that of the note, in figures and nothing else."""
    return bool(_FIGURES.fullmatch(note.written)) and _number(note.written) == note.note.number


def _number(written: str) -> int:
    return int("".join(re.findall(r"\d", written.translate(_RAISED))))


def _words(notes: Sequence[Typed]) -> list[str]:
    return [_joined([note.note.raw, note.note.more]) for note in notes]


def _joined(texts: Sequence[str]) -> str:
    return " ".join(filter(None, texts))


def _missing(title: str, rest: tuple[Paragraph, ...], file: str) -> Iterator[Problem]:
    if not title:
        yield Problem(file, 1, "title-missing", "query", "no title was found above the text; one was made from the file's name.")
    if rest:
        more = f" and {len(rest) - 1} paragraph{'s' * (len(rest) > 2)} below it" if len(rest) > 1 else ""
        where = (
            "were put at the end of the text: move them where they belong"
            if more
            else "was put at the end of the text: move it where it belongs"
        )
        message = f"“{rest[0].text[:40]}…”{more} stand{'s' * (not more)} after the notes and {where}."
        yield Problem(file, rest[0].line, "text-after-notes", "query", message)


def _lost(text: str, manuscript: Manuscript) -> Iterator[Problem]:
    if lost := missing_words(text, manuscript):
        words = ", ".join(list(lost)[:8])
        message = (
            f"these words of the manuscript could not be read: {words}. Look for them there, and put them where they belong."
        )
        yield Problem(manuscript.file, 0, "word-lost", "query", message)
