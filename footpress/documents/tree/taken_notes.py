"""The notes of a tree: taken out of it, numbered from 1 in the order of their calls, each call written `[^n]`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from footpress.documents.tree.line_numbers import Placed
from footpress.documents.tree.typed import typed, typed_blocks
from footpress.pandoc.elements import SPACE, Blocks, Element, Inlines, is_word, structures, text_of
from footpress.problems import Problem

_RICH = frozenset({"Superscript", "Subscript", "SmallCaps", "Underline", "Strikeout", "Strong", "Code", "Span", "Link"})
_KEPT = frozenset({"Math", "Cite", "Image"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A note that was taken out of a tree: its number, what stands in it, and the line of its call."""

    number: int
    blocks: Blocks
    line: int

    @property
    def opening(self) -> Blocks:
        """What is read of it: its paragraphs where it has nothing else, else the first; none where it begins with something else."""
        plain = [block["t"] in ("Para", "Plain") for block in self.blocks]
        return self.blocks if all(plain) else self.blocks[:1] if plain[0] else []

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """These paragraphs as typed."""
        return tuple(text for block in self.opening if (text := typed(block["c"])))

    @property
    def raw(self) -> str:
        """These paragraphs in one line; all of it where it begins with a list, a quotation or a table."""
        return " ".join(self.paragraphs) or " ".join(typed_blocks(self.blocks).split())

    @property
    def breaks(self) -> tuple[int, ...]:
        """The places in that line at which a paragraph begins, but for the first."""
        return tuple(accumulate(len(text) + 1 for text in self.paragraphs[:-1]))

    @property
    def is_rich(self) -> bool:
        """Whether these paragraphs have more than words and emphasis."""
        return any(element["t"] in _RICH for element in structures(self.opening))

    @property
    def is_kept(self) -> bool:
        """Whether it has what a reading of its words would lose."""
        return not self.paragraphs or any(element["t"] in _KEPT for element in structures(self.opening))


def call(number: int) -> Element:
    """The call of a note, as Markdown has it."""
    return {"t": "RawInline", "c": ["markdown", f"[^{number}]"]}


def has_notes(node: Any) -> bool:
    """Whether a part of a tree has notes."""
    return any(element["t"] == "Note" for element in structures(node))


def notes_in(node: Any) -> list[Blocks]:
    """What stands in the notes of a part of a tree."""
    return [element["c"] for element in structures(node, into_notes=False) if element["t"] == "Note" and element["c"]]


def without_notes(node: Any) -> Any:
    """A part of a tree without its notes."""
    if is_word(node):
        return node
    if isinstance(node, dict):
        return {name: without_notes(value) for name, value in node.items()}
    if isinstance(node, list):
        kept = [each for each in node if not (isinstance(each, dict) and each.get("t") == "Note")]
        return [each if is_word(each) else without_notes(each) for each in kept]
    return node


def take_notes(blocks: Sequence[Placed], file: str) -> tuple[list[Placed], list[Taken], list[Problem]]:
    """The blocks with calls in the place of notes, the notes, and a problem for each call whose note is not there."""
    taking = _Taking(file)
    return [(line, taking.of(block, line)) for line, block in blocks], taking.notes, taking.problems


class _Taking:
    """Gathers notes on its way through a tree."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.notes: list[Taken] = []
        self.problems: list[Problem] = []

    def of(self, node: Any, line: int) -> Any:
        """A part of a tree with calls in the place of its notes."""
        if isinstance(node, dict):
            return {name: self.of(value, line) for name, value in node.items()}
        if not isinstance(node, list):
            return node
        made = []
        for place, each in enumerate(node):
            if is_word(each):
                made.append(each)
            elif not (isinstance(each, dict) and each.get("t") == "Note"):
                made.append(self.of(each, line))
            elif typed_blocks(each["c"]).strip() or notes_in(each["c"]):
                number = len(self.notes) + 1
                if len(made) > 1 and made[-1] == SPACE and (place + 1 == len(node) or _is_apart(node[place + 1])):
                    made.pop()
                self.notes.append(Taken(number, _without_inner(each["c"]), line))
                made.append(call(number))
            else:
                behind = typed(node[:place])[-30:]
                message = f"the call behind “{behind}” has a note without words: was it lost when the file was saved? The call was left out."
                self.problems.append(Problem(self.file, line, "note-empty", "query", message))
        return made


def _is_apart(following: Element) -> bool:
    """Whether what follows a call does not begin with a letter that the blank before the call parts from another."""
    return following["t"] != "Str" or not following["c"][:1].isalnum()


def _without_inner(blocks: Blocks) -> Blocks:
    """The blocks of a note; a note to the note stands in it in parentheses."""
    made: Blocks = _opened(blocks)
    return made


def _opened(node: Any) -> Any:
    if is_word(node):
        return node
    if isinstance(node, dict):
        return {name: _opened(value) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    made: list[Any] = []
    for each in node:
        if isinstance(each, dict) and each.get("t") == "Note":
            made += [text_of(" ("), *(part for block in each["c"] for part in _inner(block)), text_of(")")]
        else:
            made.append(_opened(each))
    return made


def _inner(block: Element) -> Inlines:
    return list(block["c"]) if block["t"] in ("Para", "Plain") else [text_of(typed_blocks([block]))]
