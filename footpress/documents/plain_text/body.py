"""The text itself: true paragraphs, headings, lists, tables and verse, calls written `[^n]`. The paragraphs come with their calls marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footpress.documents.plain_text.casing import is_capitals, title_case
from footpress.documents.plain_text.headings import could_be, has_number, is_certain, is_section, is_text, level
from footpress.documents.plain_text.marked_text import as_typed, has_call, is_call_alone, to_markdown, without_calls
from footpress.documents.plain_text.note_runs import RULE
from footpress.documents.plain_text.paragraphs import Paragraph
from footpress.documents.plain_text.tables_and_verse import is_piped, is_tabbed, is_verse, table, verse
from footpress.documents.plain_text.typed_items import BULLET, NUMBER, begins_item, items, number_of, split_lists
from footpress.model.manuscript import Block, BlockKind
from footpress.problems import Problem
from footpress.text.escaping import escape_start
from footpress.text.late_patterns import late

_INDENT = 3  # blanks before every line of what is set off from the text
_SET_OFF = 0.3  # of the paragraphs may be indented, or indenting sets nothing off
_DASHES = ("—", "–")
_HEADING_MARK = late(r"(#{1,6})\s+")


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


def read_body(paragraphs: Sequence[Paragraph], lang: str, file: str, *, unwrapped: bool = False) -> Body:
    """The blocks of a text, in order. `unwrapped`: each of its lines is a paragraph, and none was cut."""
    problems: list[Problem] = []
    whole = _join_cut(_tie_calls(paragraphs), problems, file, unwrapped=unwrapped)
    if not unwrapped:
        whole = [part for paragraph in whole for part in split_lists(paragraph)]
    sets_off = sum(map(_is_indented, whole)) <= _SET_OFF * len(whole)
    pieces = list(_pieces(whole, problems, file, unwrapped=unwrapped, sets_off=sets_off))
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


def _join_cut(paragraphs: Sequence[Paragraph], problems: list[Problem], file: str, *, unwrapped: bool) -> list[Paragraph]:
    """A paragraph that ends in mid-sentence goes on in the next, where that begins with a small letter; lines that are paragraphs only
    where something stood between them."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        apart = bool(joined) and not (unwrapped and joined[-1].group == paragraph.group)
        if apart and _is_cut(without_calls(joined[-1].text), paragraph.text):
            if joined[-1].group == paragraph.group:
                joined[-1] = joined[-1].joined(paragraph)
                continue
            message = f"a page break seems to have cut this paragraph; it is joined to the one above (“{as_typed(joined[-1].text)[-25:]} / {as_typed(paragraph.text)[:25]}”)."
            problems.append(Problem(file, paragraph.line, "paragraph-joined", "query", message))
            joined[-1] = joined[-1].joined(paragraph)
        else:
            joined.append(paragraph)
    return joined


def _is_cut(before: str, after: str) -> bool:
    ends = bool(re.search(r"[.!?…:;][\"”’»)\]]*$", before))
    return not ends and len(before.split()) > 3 and after[0].islower() and not begins_item(after)


def _pieces(
    paragraphs: Sequence[Paragraph], problems: list[Problem], file: str, *, unwrapped: bool, sets_off: bool
) -> Iterator[_Piece]:
    place = 0
    while place < len(paragraphs):
        paragraph = paragraphs[place]
        taken, pieces = _together(paragraphs[place : place + 200], unwrapped=unwrapped)
        if taken:
            yield from pieces
            place += taken
            continue
        yield from _piece(paragraph, paragraphs[max(0, place - 1) : place], paragraphs[place + 1 : place + 3], sets_off=sets_off)
        place += 1
        rest = paragraphs[place : place + 200] if paragraph.text.endswith(":") else []
        if rest and not _together(rest, unwrapped=unwrapped)[0] and (listed := _list_length(rest)):
            message = f"this paragraph and the {listed - 1} after it were read as a list."
            problems.append(Problem(file, paragraphs[place].line, "list-guessed", "query", message))
            for item in paragraphs[place : place + listed]:
                yield _Piece("bullet", item, item.text)
            place += listed


def _together(paragraphs: Sequence[Paragraph], *, unwrapped: bool) -> tuple[int, list[_Piece]]:
    """How many paragraphs are one list, table or verse, and what they are."""
    first = paragraphs[0]
    if RULE.fullmatch(first.text):
        return 1, [_Piece("markdown", first, "* * *")] if len(paragraphs) > 1 else []
    if len(first.lines) > 1:
        if is_piped(first.lines) or is_tabbed(first.lines):
            return 1, [_Piece("markdown", first, table(first.lines))]
        if _is_indented(first) and is_verse(first.lines) == len(first.lines):
            return 1, [_Piece("markdown", first, verse(first.lines, first.lines[0].indent))]
        return 0, []
    if count := _numbered(paragraphs):
        return count, [_Piece("numbered", each, NUMBER.sub("", each.text, count=1)) for each in paragraphs[:count]]
    if unwrapped:
        lines = [each.lines[0] for each in paragraphs if each.group == first.group and len(each.lines) == 1]
        rows = next((n for n, line in enumerate(lines) if line.text.count("\t") != lines[0].text.count("\t")), len(lines))
        if is_tabbed(lines[:rows]):
            return rows, [_Piece("markdown", first, table(lines[:rows]))]
        count = is_verse(lines)
        if count:
            return count, [_Piece("markdown", first, verse(lines[:count]))]
    return 0, []


def _is_indented(paragraph: Paragraph) -> bool:
    return min(line.indent for line in paragraph.lines) >= _INDENT


def _numbered(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs are items 1, 2, 3 … of one list, one behind the other."""
    count = 0
    for paragraph in paragraphs:
        if len(paragraph.lines) > 1 or number_of(paragraph.text) != str(count + 1):
            break
        count += 1
    return count if count > 1 else 0


def _list_length(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs after a colon are items of a list: those that begin alike, or those up to a call set alone."""
    if not paragraphs or begins_item(paragraphs[0].text):
        return 0
    first = paragraphs[0].text.split()[0].casefold()
    alike = next((n for n, other in enumerate(paragraphs) if other.text.split()[0].casefold() != first), len(paragraphs))
    if alike >= 2:
        return alike
    alone = next(
        (n for n, other in enumerate(paragraphs[:8], start=1) if is_call_alone(other.lines[-1].text) and len(other.lines) > 1), 0
    )
    return alone if alone >= 2 else 0


def _piece(
    paragraph: Paragraph, before: Sequence[Paragraph], following: Sequence[Paragraph], *, sets_off: bool
) -> Iterator[_Piece]:
    listed = [] if _is_speech(paragraph, before) else items(paragraph)
    if listed:
        kind: BlockKind = "numbered" if number_of(listed[0].text) else "bullet"
        for item in listed:
            yield _Piece(kind, item, (NUMBER if kind == "numbered" else BULLET).sub("", item.text, count=1))
    elif mark := _HEADING_MARK.match(paragraph.text):
        yield _Piece("heading", paragraph, paragraph.text[mark.end() :], len(mark[1]))
    elif _is_heading(paragraph, before, following):
        yield _Piece("heading", paragraph, paragraph.text, level(paragraph.text))
    elif sets_off and _is_indented(paragraph) and is_text(without_calls(paragraph.text)):
        yield _Piece("quote", paragraph, paragraph.text)
    elif paragraph.lines[0].text.startswith("> "):
        yield _Piece("quote", paragraph, " ".join(line.text.removeprefix(">").strip() for line in paragraph.lines))
    else:
        yield _Piece("paragraph", paragraph, paragraph.text)


def _is_speech(paragraph: Paragraph, before: Sequence[Paragraph]) -> bool:
    """Whether a dash before a paragraph is that of somebody who speaks, or of the one who is quoted above, and not of an item."""
    if len(paragraph.lines) > 1 or not paragraph.text.startswith(_DASHES):
        return False
    above = without_calls(before[0].text) if before else ""
    return not paragraph.text.endswith((";", ",")) and not above.endswith((":", ";", ","))


def _is_heading(paragraph: Paragraph, before: Sequence[Paragraph], following: Sequence[Paragraph]) -> bool:
    """A short line by itself, above a text or above another heading; a number, capitals or custom say it for themselves."""
    text = without_calls(paragraph.text)
    if len(paragraph.lines) > 1 or not following or (has_call(paragraph.text) and not is_certain(text)):
        return False
    if before and without_calls(before[0].text).endswith((":", ",", ";")) and not is_section(text):
        return False
    if is_certain(text) and (could_be(text) or is_section(text)):
        return not is_call_alone(following[0].text)
    return could_be(text) and (is_text(without_calls(following[0].text)) or _stands_above_heading(following))


def _stands_above_heading(following: Sequence[Paragraph]) -> bool:
    """Whether what follows is a heading itself."""
    text = without_calls(following[0].text)
    if len(following[0].lines) > 1 or has_call(following[0].text):
        return False
    return is_section(text) or (could_be(text) and len(following) > 1 and is_text(without_calls(following[1].text)))


def _guessed_headings(pieces: Sequence[_Piece], file: str) -> Iterator[Problem]:
    """One query for all the headings that only their look tells: no number, no capitals, no mark, no custom."""
    guessed = [
        piece.paragraph
        for piece in pieces
        if piece.kind == "heading" and piece.text == piece.paragraph.text
        if not is_certain(without_calls(piece.text)) and not has_number(piece.text)
    ]
    if guessed:
        words = "; ".join(f"“{as_typed(paragraph.text)}” (line {paragraph.line})" for paragraph in guessed)
        yield Problem(
            file,
            guessed[0].line,
            "heading-guessed",
            "query",
            f"read as {'a heading' if len(guessed) == 1 else 'headings'}: {words}.",
        )


def _block(piece: _Piece, lang: str, text: str) -> Block:
    typed = piece.text
    if piece.kind == "markdown":
        return Block("markdown", typed, piece.paragraph.line)
    if piece.kind == "heading" and is_capitals(without_calls(typed)):
        typed = title_case(typed, lang, text)
    written = to_markdown(typed)
    if piece.kind != "heading":
        written = escape_start(written)
    return Block(piece.kind, written, piece.paragraph.line, piece.level)
