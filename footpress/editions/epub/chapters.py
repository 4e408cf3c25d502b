"""Step 6 for long texts: the text divided where its chapters begin, and the notes, so that no file is too large for an old reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from footpress.editions.endnotes import link_calls
from footpress.model.article import ArticleNote
from footpress.text.parsing import parse_fragment

LONGEST = 120_000
"""Characters of a text that stays in one file. Reading systems of the first generation fail beyond 260 KB a file."""
NOTES_IN_A_FILE = 250

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?:[^<>\"]|\"[^\"]*\")*?(?P<empty>/?)>")
_CALL = re.compile(r'data-note="(\d+)"')
_ID = re.compile(r'<[a-z][^<>]*?\bid="([^"]+)"', re.IGNORECASE)
_INSIDE = re.compile(r'\bhref="#([^"]+)"')
_ENTRY = re.compile(r'<a class="cited" role="doc-biblioref" href="#')


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the text: its name without ending, its XHTML, and (id, words) of each heading of the first level in it."""

    name: str
    body: str
    headings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """The files of a text in reading order, and where things are: calls and notes by number, and `homes`, the file of each id."""

    parts: tuple[Part, ...]
    calls: Mapping[int, str]
    notes: Mapping[int, str]
    homes: Mapping[str, str]


def divide(body: str, notes: Sequence[ArticleNote]) -> Divided:
    """The text in one file, or one for each chapter where it is long; calls link to their notes, links reach across the files."""
    pieces = [piece for piece in _chapters(body) if piece.strip()] if len(body) > LONGEST else [body]
    names = ["text"] if len(pieces) < 2 else [f"text-{number:03}" for number in range(1, len(pieces) + 1)]
    note_files = dict(_note_files(notes))
    homes = {f"note-{number}": f"{name}.xhtml" for number, name in note_files.items()}
    homes |= {id: f"{name}.xhtml" for name, piece in zip(names, pieces, strict=True) for id in _ID.findall(piece)}
    return Divided(
        parts=tuple(_part(name, piece, note_files, homes) for name, piece in zip(names, pieces, strict=True)),
        calls={int(number): name for name, piece in zip(names, pieces, strict=True) for number in _CALL.findall(piece)},
        notes=note_files,
        homes=homes,
    )


def _chapters(body: str) -> Iterator[str]:
    """The text cut before each heading of the first level that stands in no other element."""
    begin, depth = 0, 0
    for tag in _TAG.finditer(body):
        if depth == 0 and tag["name"] == "h2":
            yield body[begin : tag.start()]
            begin = tag.start()
        if not tag["empty"]:
            depth += -1 if tag["end"] else 1
    yield body[begin:]


def _note_files(notes: Sequence[ArticleNote]) -> Iterator[tuple[int, str]]:
    """(number, name of its file) of every note."""
    for place, note in enumerate(notes):
        number = place // NOTES_IN_A_FILE
        yield note.number, "notes" if len(notes) <= NOTES_IN_A_FILE else f"notes-{number + 1:03}"


def link_entries(xhtml: str) -> str:
    """Citations lead to the entries, which stand in a file of their own."""
    return _ENTRY.sub('<a class="cited" role="doc-biblioref" epub:type="biblioref" href="bibliography.xhtml#', xhtml)


def _part(name: str, piece: str, note_files: Mapping[int, str], homes: Mapping[str, str]) -> Part:
    own = f"{name}.xhtml"

    def across(link: re.Match[str]) -> str:
        home = homes.get(link[1], own)
        return f'href="{"" if home == own else home}#{link[1]}"'

    linked = link_calls(
        _INSIDE.sub(across, link_entries(piece)), lambda number: f"{note_files.get(number, 'notes')}.xhtml", epub=True
    )
    return Part(name, linked, tuple(_headings(linked)))


def _headings(body: str) -> Iterator[tuple[str, str]]:
    root = parse_fragment(body)
    for heading in root.iter("h2"):
        if heading.get("id"):
            for call in heading.xpath(".//a[@role='doc-noteref']"):
                call.drop_tree()
            yield str(heading.get("id")), " ".join(heading.text_content().split())
