"""The text of a manuscript with its calls as citations, and a query for each call that means no work for sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from footpress.gathering.listed.author_date import Call, Untied, find_calls
from footpress.gathering.listed.call_places import place_at
from footpress.gathering.listed.known_works import KnownWork, KnownWorks
from footpress.gathering.listed.numbers import find_number_calls, has_only_parentheses
from footpress.gathering.listed.written_calls import written_call, written_numbers
from footpress.model.manuscript import Block, Manuscript, Note
from footpress.problems import Problem
from footpress.text.late_patterns import late
from footpress.text.typed_markdown import typed_text

_CODE = late(r"(?:^ {4,}|^```|^~~~)", re.MULTILINE)
_TABLE = late(r"^\s*\+[-=:+]{3,}|^\s*-{3,}(?: +-{2,})+\s*$|^\s*-{20,}\s*$", re.MULTILINE)
_LINK_WITHIN = late(r"(?<![!\\])\[((?:\\.|[^\[\]\\])*)\]\(#[^()\s]*\)(?:\{[^{}]*\})?")


@dataclass(frozen=True, slots=True)
class CitedText:
    """A manuscript with the calls of its text as citations: how many were tied, the keys that they name, and what a person should look at."""

    manuscript: Manuscript
    tied: int
    keys: frozenset[str]
    problems: tuple[Problem, ...]


def with_citations(manuscript: Manuscript, known: KnownWorks, numbered: Mapping[int, str]) -> CitedText:
    """The manuscript with its calls tied: `known` are the works, `numbered` the keys of those in a numbered list."""
    parentheses = bool(numbered) and has_only_parentheses((block.text for block in manuscript.blocks), numbered)
    writer = _Writer(manuscript.file, manuscript.metadata.lang, known, numbered, parentheses)
    blocks = tuple(writer.block(block) for block in manuscript.blocks)
    notes = tuple(writer.rest_of(note) for note in manuscript.notes)
    cited = replace(manuscript, blocks=blocks, notes=notes)
    return CitedText(cited, writer.tied, frozenset(writer.keys), tuple(writer.problems))


class _Writer:
    """Writes citations, and remembers what it tied and what it asks."""

    def __init__(self, file: str, lang: str, known: KnownWorks, numbered: Mapping[int, str], parentheses: bool) -> None:
        self.parentheses = parentheses
        self.file, self.lang, self.known, self.numbered = file, lang, known, numbered
        self.tied = 0
        self.keys: set[str] = set()
        self.problems: list[Problem] = []

    def block(self, block: Block) -> Block:
        if block.kind == "heading" or _CODE.search(block.text):
            return block
        if _TABLE.search(block.text):
            return replace(block, text=self._same_width(block.text, block.line))
        return replace(block, text=self.text(block.text, block.line))

    def rest_of(self, note: Note) -> Note:
        return replace(note, more=self.text(note.more, note.line)) if note.more and not _CODE.search(note.more) else note

    def _same_width(self, text: str, line: int) -> str:
        """A table that is drawn with blanks would be torn by a longer word: its calls stay as typed, and are asked about."""
        calls, _ = find_calls(text, self.known, self.lang)
        numbers = find_number_calls(text, self.numbered)[0] if self.numbered else []
        if calls or numbers:
            count = len(calls) + len(numbers)
            message = f"{count} call{'s' * (count > 1)} of works in a table stay{'s' * (count == 1)} as typed: write [@key] for each that is to be a citation."
            self.problems.append(Problem(self.file, line, "call-in-table", "query", message))
        return text

    def text(self, text: str, line: int) -> str:
        if self.numbered:
            text = self._numbers(text, line)
        if not self.known.works:
            return text
        plain = _LINK_WITHIN.sub(r"\1", text)
        calls, untied = find_calls(plain, self.known, self.lang)
        self.problems += self._asked(plain, calls, untied, line)
        if not calls:
            return text
        pieces, end = [], 0
        for call in calls:
            stop, place = _behind_in_sentence(plain, call)
            if place:
                first = replace(call.found[0], locator=place)
                call = replace(call, found=(first, *call.found[1:]))
            pieces += [plain[end : call.start], written_call(plain, call)]
            end = stop
            self.tied += len(call.found)
            self.keys |= {found.work.key for found in call.found}
        return "".join([*pieces, plain[end:]])

    def _numbers(self, text: str, line: int) -> str:
        calls, untied = find_number_calls(text, self.numbered, parentheses=self.parentheses)
        for _, typed in untied:
            message = f"{typed} names a number that the list of works does not have; it stays as typed."
            self.problems.append(Problem(self.file, line, "call-untied", "query", message))
        pieces, end = [], 0
        for call in calls:
            before = text[end : call.start]
            keys = [self.numbered[number] for number in call.numbers]
            written = written_numbers(keys, call.locators)
            if call.is_raised and (stop := re.search(r"[.,;:]$", before)):
                before, written = before[: stop.start()], f" {written}{stop.group()}"
            elif before and not before[-1].isspace() and before[-1] not in "([-–—":
                written = f" {written}"
            pieces += [before, written]
            end = call.end
            self.tied += len(keys)
            self.keys |= set(keys)
        return "".join([*pieces, text[end:]])

    def _asked(self, text: str, calls: list[Call], untied: list[Untied], line: int) -> Iterator[Problem]:
        for each in untied:
            shown = typed_text(each.typed)
            if each.of:
                several = ", ".join(_shown(work) for work in each.of[:4])
                message = f"“{shown}” can mean {several}: it stays as typed; write the key of the one that is meant."
            else:
                message = f"“{shown}” is in no list of works: it stays as typed; add its entry, or correct the name or the year."
            yield Problem(self.file, line, "call-untied", "query", message)
        for call in calls:
            for found in call.found:
                if found.doubt:
                    shown = typed_text(text[found.start : call.end if call.in_sentence else found.end])
                    message = f"“{shown}” was tied to {_shown(found.work)}, which has other authors beside: is that meant?"
                    yield Problem(self.file, line, "call-unsure", "query", message)


def _behind_in_sentence(text: str, call: Call) -> tuple[int, str]:
    """Where a call ends with the place behind its bracket, and that place: "Smith (2012), p. 14"."""
    if not call.in_sentence or len(call.found) > 1 or call.found[0].locator:
        return call.end, ""
    place = place_at(text, call.end, must_be_named=True)
    return (place.end, place.locator) if place.locator else (call.end, "")


def _shown(work: KnownWork) -> str:
    return f"@{work.key}"
