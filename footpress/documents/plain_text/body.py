"""The text itself: true paragraphs, headings and lists, calls written `[^n]`. The paragraphs come with their calls marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footpress.documents.plain_text.calls import as_typed, has_call, is_call_alone, to_markdown, without_calls
from footpress.documents.plain_text.casing import is_capitals, title_case
from footpress.documents.plain_text.paragraphs import Paragraph
from footpress.model.manuscript import Block, BlockKind
from footpress.problems import Problem
from footpress.text.escaping import escape_start

_BULLET = re.compile(r"[-–—•·▪*]\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_HEADING_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.)\s+(?=[A-ZÀ-ÞА-ЯĞİŞÇÖÜ])")
_HEADING_MARK = re.compile(r"(#{1,6})\s+")


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of the text, and what a person should look at."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block before its text is written as Markdown; `calls` are paragraphs of calls alone that were tied to its end."""

    kind: BlockKind
    paragraph: Paragraph
    text: str
    level: int = 0


def read_body(paragraphs: Sequence[Paragraph], lang: str, file: str) -> Body:
    """The blocks of a text, in order."""
    problems: list[Problem] = []
    whole = _join_cut(_tie_calls(paragraphs), problems, file)
    pieces = list(_pieces(whole, problems, file))
    problems += _guessed_headings(pieces, file)
    text = " ".join(without_calls(piece.text) for piece in pieces if piece.kind == "paragraph")
    return Body(tuple(_block(piece, lang, text) for piece in pieces), tuple(problems))


def _tie_calls(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A call alone in its paragraph belongs to the end of the one before."""
    tied: list[Paragraph] = []
    for paragraph in paragraphs:
        if tied and is_call_alone(paragraph.text):
            tied[-1] = tied[-1].joined(paragraph)
        else:
            tied.append(paragraph)
    return tied


def _join_cut(paragraphs: Sequence[Paragraph], problems: list[Problem], file: str) -> list[Paragraph]:
    """A paragraph that ends in mid-sentence goes on in the next, where that begins with a small letter."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        if joined and _is_cut(without_calls(joined[-1].text), paragraph.text):
            message = f"a page break seems to have cut this paragraph; it is joined to the one above (“{as_typed(joined[-1].text)[-25:]} / {as_typed(paragraph.text)[:25]}”)."
            problems.append(Problem(file, paragraph.line, "paragraph-joined", "query", message))
            joined[-1] = joined[-1].joined(paragraph)
        else:
            joined.append(paragraph)
    return joined


def _is_cut(before: str, after: str) -> bool:
    ends = bool(re.search(r"[.!?…:;][\"”’»)\]]*$", before))
    return not ends and len(before.split()) > 3 and after[0].islower() and not _BULLET.match(after) and not _NUMBER.match(after)


def _pieces(paragraphs: Sequence[Paragraph], problems: list[Problem], file: str) -> Iterator[_Piece]:
    listed = 0
    for index, paragraph in enumerate(paragraphs):
        if listed:
            listed -= 1
            yield _Piece("bullet", paragraph, paragraph.text)
            continue
        yield from _piece(paragraph, paragraphs[index + 1 : index + 2])
        if paragraph.text.endswith(":"):
            listed = _list_length(paragraphs[index + 1 :])
            if listed:
                message = f"this paragraph and the {listed - 1} after it were read as a list."
                problems.append(Problem(file, paragraphs[index + 1].line, "list-guessed", "query", message))


def _list_length(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs after a colon are items of a list: those that begin alike, or those up to a call set alone."""
    if not paragraphs or _marked(paragraphs[0]):
        return 0
    first = paragraphs[0].text.split()[0].casefold()
    alike = next((n for n, other in enumerate(paragraphs) if other.text.split()[0].casefold() != first), len(paragraphs))
    if alike >= 2:
        return alike
    alone = next(
        (n for n, other in enumerate(paragraphs[:8], start=1) if is_call_alone(other.lines[-1].text) and len(other.lines) > 1), 0
    )
    return alone if alone >= 2 else 0


def _marked(paragraph: Paragraph) -> bool:
    return bool(_BULLET.match(paragraph.text) or _NUMBER.match(paragraph.text))


def _piece(paragraph: Paragraph, following: Sequence[Paragraph]) -> Iterator[_Piece]:
    if all(_BULLET.match(line.text) for line in paragraph.lines):
        for line in paragraph.lines:
            yield _Piece("bullet", Paragraph((line,)), _BULLET.sub("", line.text, count=1))
    elif len(paragraph.lines) > 1 and _is_numbered(paragraph):
        for line in paragraph.lines:
            yield _Piece("numbered", Paragraph((line,)), line.text)
    elif mark := _HEADING_MARK.match(paragraph.text):
        yield _Piece("heading", paragraph, paragraph.text[mark.end() :], len(mark[1]))
    elif _is_heading(paragraph, following):
        yield _Piece("heading", paragraph, paragraph.text, _level(paragraph.text))
    elif paragraph.lines[0].text.startswith("> "):
        yield _Piece("quote", paragraph, " ".join(line.text.removeprefix(">").strip() for line in paragraph.lines))
    else:
        yield _Piece("paragraph", paragraph, paragraph.text)


def _is_numbered(paragraph: Paragraph) -> bool:
    """Whether the lines are items 1, 2, 3 …, as a list will number them again."""
    starts = [_NUMBER.match(line.text) for line in paragraph.lines]
    return [start and start.group().strip(" .)") for start in starts] == [str(n) for n in range(1, len(starts) + 1)]


def _is_heading(paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
    """A short line by itself without a full stop, before a paragraph that is a text."""
    text = paragraph.text
    if len(paragraph.lines) > 1 or len(text.split()) > 12 or not following or has_call(text):
        return False
    return text[0].isupper() | text[0].isdigit() and not re.search(r"[.,;:…)\]]$", text) and len(following[0].text.split()) > 15


def _guessed_headings(pieces: Sequence[_Piece], file: str) -> Iterator[Problem]:
    """One query for all the headings that only their look tells: no number, no capitals, no mark."""
    guessed = [
        piece.paragraph
        for piece in pieces
        if piece.kind == "heading" and piece.text == piece.paragraph.text
        if not _HEADING_NUMBER.match(piece.text) and not is_capitals(piece.text)
    ]
    if guessed:
        words = "; ".join(f"“{paragraph.text}” (line {paragraph.line})" for paragraph in guessed)
        yield Problem(
            file,
            guessed[0].line,
            "heading-guessed",
            "query",
            f"read as {'a heading' if len(guessed) == 1 else 'headings'}: {words}.",
        )


def _level(text: str) -> int:
    """1, or for a number with points between (2.1) as many as it has parts."""
    number = re.match(r"\d+(?:\.\d+)*", text)
    return number.group().count(".") + 1 if number else 1


def _block(piece: _Piece, lang: str, text: str) -> Block:
    typed = piece.text
    if piece.kind == "heading" and is_capitals(typed):
        typed = title_case(typed, lang, text)
    if piece.kind == "numbered":
        typed = _NUMBER.sub("", typed, count=1)
    written = to_markdown(typed)
    if piece.kind != "heading":
        written = escape_start(written)
    return Block(piece.kind, written, piece.paragraph.line, piece.level)
