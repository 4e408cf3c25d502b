"""The list of works of a plain text, set apart before its notes and paragraphs are looked for: each item is a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from footpress.documents.plain_text.closing import begins_closing
from footpress.documents.plain_text.marked_text import to_markdown
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.documents.plain_text.typed_notes import is_heading
from footpress.languages.patterns import alternatives
from footpress.languages.terms import fold_term
from footpress.languages.works import are_works, dated, is_over_works, label_of, numbers_of
from footpress.model.manuscript import Block
from footpress.text.escaping import escape_start
from footpress.text.late_patterns import late

_ENDED = late(r"[.)\]。”\"»]\s*$|\d\s*$|https?://\S+$")
_BEGINS = late(r"[*_“\"«„]*(?:[^\W\d_]|[—–_-]{2,})")
_RAISED = late(r"\s*(?:[¹²³⁰⁴-⁹]+|\^\d+\^?)\s*(?=\S)")
_BACK = late(rf"^\W*(?:{alternatives('backs', 'ibid')}|{alternatives('pointing', 'ibid', 'idem', 'opcit')})\b", re.IGNORECASE)
_CHAPTER = late(
    rf"^(?:{alternatives('manuscript', 'about the author')}|{alternatives('manuscript', 'abstract', 'keywords')})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PartedText:
    """The paragraphs without the list of works, the blocks of the list, and the numbers of its items where they are numbered."""

    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Block, ...] = ()
    numbers: frozenset[int] = frozenset()


def part_works(paragraphs: Sequence[Paragraph]) -> PartedText:
    """Set the lists of works apart. A numbered list in which "ibid." stands is one of notes, whatever is over it."""
    kept: list[Paragraph] = []
    blocks: list[Block] = []
    numbers: set[int] = set()
    at = 0
    while at < len(paragraphs):
        heading, first = _heading(paragraphs[at])
        if heading is None or not at:
            kept.append(paragraphs[at])
            at += 1
            continue
        stop = next((place for place in range(at + 1, len(paragraphs)) if _ends(paragraphs[place])), len(paragraphs))
        under = _whole(([first] if first else []) + list(paragraphs[at + 1 : stop]))
        items = [item for paragraph in under for item in _items(paragraph)]
        is_numbered = bool(numbers_of(item.text for item in items))
        while items and (not dated(items[-1].text) or (not is_numbered and _is_note(items[-1].text))):
            items.pop()
        texts = [item.text for item in items]
        if not are_works(texts) or (numbers_of(texts) and any(_BACK.search(label_of(text)[1]) for text in texts)):
            kept.append(paragraphs[at])
            at += 1
            continue
        blocks.append(Block("heading", to_markdown(heading.text), heading.line, 1))
        blocks += [Block("paragraph", escape_start(to_markdown(item.text)), item.line) for item in items]
        numbers |= set(numbers_of(texts))
        last = items[-1].lines[-1].number
        rest = [paragraph for paragraph in paragraphs[at + 1 : stop] if paragraph.line > last]
        kept += rest
        at = stop
    return PartedText(tuple(kept), tuple(blocks), frozenset(numbers))


def _is_note(text: str) -> bool:
    """Whether a paragraph below a list without numbers has one: it is a note of the text."""
    return bool(label_of(text)[0] or _RAISED.match(text))


def _whole(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the cuts that a set-in line makes: here it goes on with an item."""
    whole: list[Paragraph] = []
    for paragraph in paragraphs:
        if whole and whole[-1].group == paragraph.group:
            whole[-1] = whole[-1].joined(paragraph)
        else:
            whole.append(paragraph)
    return whole


def _heading(paragraph: Paragraph) -> tuple[Paragraph | None, Paragraph | None]:
    """The heading over a list that a paragraph is, or begins with; and what follows it in the same paragraph."""
    if len(paragraph.lines) == 1:
        return (paragraph if is_over_works(paragraph.text) else None), None
    first, rest = paragraph.lines[0], paragraph.lines[1:]
    if is_over_works(first.text):
        return Paragraph((first,)), replace(paragraph, lines=rest)
    return None, None


def _ends(paragraph: Paragraph) -> bool:
    """Whether what is no list any more begins: another heading, notes, what is said of the author."""
    text = paragraph.text
    if is_heading(text) or is_heading(paragraph.lines[0].text) or begins_closing(paragraph) or _heading(paragraph)[0] is not None:
        return True
    if text.startswith("#") or bool(_CHAPTER.match(fold_term(text))):
        return True
    return len(paragraph.lines) == 1 and text.isupper() and len(text.split()) < 8 and not dated(text)


def _items(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The items of a paragraph: one, or several that stand line by line without an empty line between them."""
    lines = paragraph.lines
    starts = list(_starts(lines))
    pieces = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    held: list[tuple[Line, ...]] = []
    for piece in pieces:
        if held and not dated(" ".join(line.text for line in piece)):
            held[-1] = (*held[-1], *piece)
        else:
            held.append(piece)
    yield from (Paragraph(piece, paragraph.group) for piece in held)


def _starts(lines: Sequence[Line]) -> Iterator[int]:
    """The lines with which items begin: those with a number, those that hang out, or those behind the end of another."""
    yield 0
    numbered = label_of(lines[0].text)[0]
    hanging = min(line.indent for line in lines) < max(line.indent for line in lines)
    for place in range(1, len(lines)):
        before, line = lines[place - 1], lines[place]
        if numbered:
            numbered_next = label_of(line.text)[0]
            if numbered_next == numbered + 1:
                numbered = numbered_next
                yield place
        elif hanging:
            if line.indent == min(each.indent for each in lines):
                yield place
        elif (
            _ENDED.search(before.text) and _BEGINS.match(line.text) and dated(before.text if place == 1 else _since(lines, place))
        ):
            yield place


def _since(lines: Sequence[Line], place: int) -> str:
    return " ".join(line.text for line in lines[max(0, place - 4) : place])
