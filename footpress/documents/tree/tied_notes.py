"""Notes that were typed by hand into a document: raised figures or brackets in the text, and a list of notes at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.documents.plain_text.typed_notes import find_notes, is_heading
from footpress.documents.tree.line_numbers import Placed
from footpress.documents.tree.taken_notes import has_notes
from footpress.documents.tree.typed import typed
from footpress.model.manuscript import LeftOut
from footpress.pandoc.elements import Blocks, Element, Inlines, text_of, walk
from footpress.problems import Problem
from footpress.text.late_patterns import late

_MARKER = late(r"\s*(?:\[\^?\d{1,4}\]:?|\^?\d{1,4}[.):]?|[¹²³⁰⁴-⁹]{1,4}|\(\d{1,3}\))\s*")
_IN_BRACKETS = late(r"\^?\[\^?(\d{1,4})\]|([¹²³⁰⁴-⁹]{1,4})(?=\W|$)")
_RAISED = late(r"[\[(]?(\d{1,4})[\])]?")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def tie_typed_notes(blocks: Sequence[Placed], file: str) -> tuple[list[Placed], list[LeftOut], list[Problem]]:
    """The blocks with the typed notes in the places of their calls. A note that nothing calls stays where it stands."""
    start, notes = _list_of_notes(blocks, file)
    if not notes:
        return list(blocks), [], []
    tying = _Tying({number: inlines for number, (_, inlines) in notes.items()})
    body = [(line, tying.of(block)) for line, block in blocks[:start]]
    if not tying.called:
        return list(blocks), [], []
    left = [number for number in notes if number not in tying.called]
    rest = [blocks[place] for place in sorted({notes[number][0] for number in left})]
    used = {place for place, _ in notes.values()}
    heading = (
        [LeftOut(typed(inlines_of(blocks[start][1])), blocks[start][0], "the heading over the notes")]
        if start not in used
        else []
    )
    rest += [block for place, block in enumerate(blocks[start:], start) if place not in used and (place != start or not heading)]
    numbers = " ".join(str(number) for number in notes if number in tying.called)
    heading.append(LeftOut(f"{numbers} {numbers}", blocks[0][0], "the numbers of typed notes, and of their calls"))
    problems = []
    if left:
        message = f"no call was found for the typed note{'s' * (len(left) > 1)} {', '.join(map(str, left[:8]))}: they stand at the end of the text; put each where it belongs."
        problems.append(Problem(file, rest[0][0], "note-without-call", "query", message))
    return body + rest, heading, problems


def _list_of_notes(blocks: Sequence[Placed], file: str) -> tuple[int, dict[int, tuple[int, Inlines]]]:
    """The place at which a list of notes begins (its heading, or its first note), and the notes: number → place, inlines."""
    numbered = next(iter(_numbered_list(blocks)), None)
    if numbered is not None:
        return numbered[0] - 1, numbered[1]
    places = {line: place for place, (line, block) in enumerate(blocks) if block["t"] in ("Para", "Plain", "Header")}
    paragraphs = [Paragraph((Line(line, typed(inlines_of(blocks[place][1]))),)) for line, place in places.items()]
    found = find_notes([paragraph for paragraph in paragraphs if paragraph.text], file)
    if not found.notes or not found.as_numbered or not found.stands_apart or any(note.line not in places for note in found.notes):
        return 0, {}
    notes = {note.number: (places[note.line], _without_marker(blocks[places[note.line]][1]["c"])) for note in found.notes}
    first = min(place for place, _ in notes.values())
    return (places[found.headings[0].number] if found.headings else first), notes


def _numbered_list(blocks: Sequence[Placed]) -> Iterator[tuple[int, dict[int, tuple[int, Inlines]]]]:
    """Numbered items under a heading over notes."""
    for place, (_, block) in enumerate(blocks[1:], 1):
        if block["t"] == "OrderedList" and is_heading(typed(inlines_of(blocks[place - 1][1]))):
            first, items = block["c"][0][0], block["c"][1]
            if all(len(item) == 1 and item[0]["t"] in ("Para", "Plain") for item in items):
                yield place, {number: (place, list(item[0]["c"])) for number, item in enumerate(items, first)}


def inlines_of(block: Element) -> Inlines:
    """The inlines of a paragraph or a heading; of anything else none."""
    if block["t"] in ("Para", "Plain"):
        return list(block["c"])
    return list(block["c"][2]) if block["t"] == "Header" else []


def _without_marker(inlines: Inlines) -> Inlines:
    """The inlines of a note without the number at its beginning."""
    inlines = list(inlines)
    while inlines and (inlines[0]["t"] == "Space" or _MARKER.fullmatch(typed(inlines[:1]))):
        marked = inlines[0]["t"] != "Space"
        inlines = inlines[1:]
        if marked:
            return _without_blank(inlines)
    if inlines and inlines[0]["t"] == "Str" and (found := _MARKER.match(inlines[0]["c"])):
        return _without_blank([text_of(inlines[0]["c"][found.end() :]), *inlines[1:]])
    return inlines


def _without_blank(inlines: Inlines) -> Inlines:
    while inlines and (inlines[0]["t"] == "Space" or inlines[0].get("c") == ""):
        inlines = inlines[1:]
    return inlines


class _Tying:
    """Puts notes into the places of their calls, each once."""

    def __init__(self, notes: dict[int, Inlines]) -> None:
        self.notes = notes
        self.called: set[int] = set()

    def of(self, node: Any) -> Any:
        """A part of a tree with notes in the places of calls."""
        if isinstance(node, dict):
            return {name: self.of(value) for name, value in node.items()}
        if not isinstance(node, list):
            return node
        return [
            made for each in node for made in (self._inline(each) if isinstance(each, dict) and "t" in each else [self.of(each)])
        ]

    def _inline(self, inline: Element) -> Blocks:
        if inline["t"] == "Superscript" and (found := _RAISED.fullmatch(typed(inline["c"]).translate(_DIGITS))):
            return [self._note(int(found[1]), inline)]
        if inline["t"] == "Str":
            return list(self._pieces(inline["c"]))
        return [self.of(inline)]

    def _pieces(self, text: str) -> Iterator[Element]:
        end = 0
        for found in _IN_BRACKETS.finditer(text):
            number = int((found[1] or found[2]).translate(_DIGITS))
            if number in self.notes and number not in self.called:
                if before := text[end : found.start()]:
                    yield text_of(before)
                yield self._note(number, text_of(found.group()))
                end = found.end()
        if text[end:] or not end:
            yield text_of(text[end:])

    def _note(self, number: int, typed_call: Element) -> Element:
        if number not in self.notes or number in self.called:
            return typed_call
        self.called.add(number)
        return {"t": "Note", "c": [{"t": "Para", "c": self.notes[number]}]}


def looks_typed(blocks: Sequence[Placed]) -> bool:
    """Whether a tree has no notes of its own, so that they may have been typed."""
    return not any(has_notes(block) for _, block in blocks) and any(True for _ in walk([block for _, block in blocks]))
