"""The concordance: note by note and entry by entry, what each edition says, and where they differ.

One difference is declared: in the page profile a note may say "Ibid." or use a form that refers to the note before; in the screen
profile every note is understood alone. Every other difference is a fault, and `agreement` has made it an error already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from footpress.model.article import Article
from footpress.model.readback import ReadBack
from footpress.readback.fold import fold_printed
from footpress.readback.passages import plain

Stretch = tuple[str, bool]
"""A stretch of words, and whether it differs from what should stand there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one edition says: its words in stretches; `agrees` is whether they are the article's, in that edition's profile."""

    edition: str
    words: tuple[Stretch, ...]
    agrees: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One note or entry in every edition; `declared`: the two profiles set it differently, as they should."""

    name: str
    typed: str
    cells: tuple[Cell, ...]
    declared: bool = False

    @property
    def agrees(self) -> bool:
        """Whether every edition says what it should."""
        return all(cell.agrees for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Concordance:
    """Everything side by side."""

    editions: tuple[str, ...]
    notes: tuple[Row, ...]
    entries: tuple[Row, ...]

    @property
    def differences(self) -> int:
        """How many rows do not agree."""
        return sum(not row.agrees for row in (*self.notes, *self.entries))


def align(articles: Mapping[str, Article], reads: Mapping[str, ReadBack], typed: Mapping[int, str]) -> Concordance:
    """The concordance of the editions in `reads`. `articles` are the article in each edition's profile, by edition; `typed` the notes
    as their author typed them."""
    names = tuple(reads)
    numbers = [note.number for note in articles[names[0]].notes]
    found = {name: {note.number: note.text for note in read.notes} for name, read in reads.items()}
    expected = {name: {note.number: plain(note.html) for note in article.notes} for name, article in articles.items()}
    notes = [
        _row(str(n), typed.get(n, ""), {name: (expected[name][n], found[name].get(n, "")) for name in names}) for n in numbers
    ]
    keys = [entry.key for entry in articles[names[0]].entries]
    printed = {name: {entry.key: plain(entry.html) for entry in article.entries} for name, article in articles.items()}
    entries = [
        _row(key, "", {name: (printed[name][key], _entry(reads[name], printed[name], key)) for name in names}) for key in keys
    ]
    return Concordance(names, tuple(notes), tuple(entries))


def _row(name: str, typed: str, texts: Mapping[str, tuple[str, str]]) -> Row:
    cells = tuple(_cell(edition, expected, found) for edition, (expected, found) in texts.items())
    return Row(name, typed, cells, declared=len({fold_printed(expected) for expected, _ in texts.values()}) > 1)


def _entry(read: ReadBack, printed: Mapping[str, str], key: str) -> str:
    """The entry of an edition that stands for a key: word for word if there is one, else the one at its place."""
    wanted = fold_printed(printed[key])
    same = next((entry for entry in read.entries if fold_printed(entry) == wanted), None)
    place = list(printed).index(key)
    return same if same is not None else (read.entries[place] if place < len(read.entries) else "")


def _cell(edition: str, expected: str, found: str) -> Cell:
    if fold_printed(expected) == fold_printed(found):
        return Cell(edition, ((found, False),), agrees=True)
    return Cell(edition, tuple(_stretches(expected.split(), found.split())), agrees=False)


def _stretches(expected: Sequence[str], found: Sequence[str]) -> list[Stretch]:
    stretches: list[Stretch] = []
    for kind, _, _, start, end in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        stretches.append((" ".join(found[start:end]) or "[…]", kind != "equal"))
    return stretches or [("[nothing]", True)]
