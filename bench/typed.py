"""What an import does with the words of typed notes: `python bench/typed.py [FILE.jsonl | FOLDER]…`, by default our own corpus.

For each file: its notes; those of which a word or number is neither in the note as written nor in the entries that it cites; how many of
these nobody is asked about; those with a star that nobody typed as one, or with a bracket of which one half is lost; those whose citations
are all taken, some of them, or none, so that the note stays as typed; and those in which no work was read at all. The words are looked for in what import writes, without a look at how it decided: this is no part of the account but its proof.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from footpress.gathering.account.settling import settle
from footpress.gathering.doubts import doubt_problems
from footpress.gathering.proposals import proposal_problems
from footpress.gathering.written_notes import note_as_proposed, note_as_written
from footpress.languages.terms import months, terms
from footpress.model.entry import Bibliography, Entry
from footpress.model.manuscript import Note
from footpress.references import read_notes
from footpress.references.apparatus import BESIDE, phrases_of
from footpress.resolution import resolve
from footpress.text.folding import fold_letters

CORPUS = Path(__file__).parent.parent / "tests" / "references" / "corpus" / "tune"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_POINTER = re.compile(r"(?i)\b(?:n|nn|fn|note|anm|fußnote)\.? \d+")
"""What points to another note of the same text ("supra note 5"): resolving has looked there."""
_NUMERAL = re.compile(r"[ivxlcdm]+")


@dataclass(frozen=True, slots=True)
class Written:
    """A note as typed and as import wrote it, with the entries it cites, and whether a person is asked anything about it."""

    number: int
    typed: str
    markdown: str
    entries: tuple[Entry, ...]
    asked: bool
    read: int
    taken: int


@dataclass(frozen=True, slots=True)
class Count:
    """The figures of some notes."""

    notes: int = 0
    losing: int = 0
    silent: int = 0
    stars: int = 0
    brackets: int = 0
    cited: int = 0
    in_part: int = 0
    as_typed: int = 0
    prose: int = 0

    def __add__(self, other: Count) -> Count:
        """The figures of both."""
        return Count(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded."""
    return [folded for piece in _WORD.findall(text) if (folded := fold_letters(piece))]


def listed() -> frozenset[str]:
    """The words that a style writes itself, and those that point back."""
    phrases = (phrase for kind in BESIDE for phrase in phrases_of(kind))
    pointing = (*terms("backs", "ibid"), *terms("backs", "opcit"), *terms("apparatus", "back"))
    backs = (word for rest in pointing for word in words(rest))
    return frozenset(fold_letters(word) for phrase in phrases for word in phrase) | frozenset(backs)


def lost(note: Written, apparatus: frozenset[str]) -> list[str]:
    """The typed words and numbers that are neither in the written note nor in an entry that it cites."""
    keys = {entry.key for entry in note.entries}
    prose = re.sub(r"(?<![\w\\])@[\w:.-]*\w", lambda found: "" if found[0][1:] in keys else found[0], note.markdown)
    values = " ".join(value for entry in note.entries for _, value in entry.fields)
    text = re.sub(r"\\(?=[^\w\s])|[{}]", "", f"{prose} {values}")
    said = {*words(text), *words(re.sub(r"['’ʼ]", "", text))}
    addresses = "".join(fold_letters(entry.get(name)) for entry in note.entries for name in ("url", "doi"))
    numbers = {int(word) for word in said if word.isdecimal()}
    initials = {word[0] for word in said}
    missing = []
    for word in words(_POINTER.sub(" ", note.typed) if note.entries else note.typed):
        if word.isdecimal():
            known = int(word) in numbers or (
                len(word) == 2 and any(str(number).endswith(word) and number > 1000 for number in numbers)
            )
        else:
            known = word in said or (word in apparatus and not _NUMERAL.fullmatch(word)) or (len(word) == 1 and word in initials)
            known = known or (note.entries != () and (word in apparatus or _MONTHS.get(word, 0) in numbers or word in _SEASONS))
        if not known and not (len(word) > 1 and word in addresses):
            missing.append(word)
    return missing


_MONTHS = {fold_letters(word): number for word, number in months().items()}
_SEASONS = frozenset(word for term in terms("seasons", "season") for word in words(term))


def unbalanced(text: str) -> bool:
    """Whether a bracket of a text has no partner."""
    return any(text.count(one) != text.count(other) for one, other in ("()", "[]"))


def count(notes: Iterable[Written], apparatus: frozenset[str]) -> Count:
    """The figures of written notes."""
    total = Count()
    for note in notes:
        losing = bool(lost(note, apparatus))
        own = re.sub(r"(?<![\w\\])@[\w:.-]*\w", "", note.markdown)
        total += Count(
            1,
            losing,
            losing and not note.asked,
            "\\*" in note.markdown,
            unbalanced(own.replace("\\", "")) and not unbalanced(note.typed),
            0 < note.read == note.taken,
            0 < note.taken < note.read,
            note.taken == 0 < note.read,
            note.read == 0,
        )
    return total


def write(notes: Sequence[Note], *, proposed: bool = False) -> list[Written]:
    """The notes of one document as import writes them; or as they stand where every reading that is `proposed` is accepted."""
    readings = read_notes(notes)
    resolved = resolve(readings)
    settlement = settle(resolved, Bibliography("bibliography.bib"), {})
    problems = [*doubt_problems("", readings, resolved), *proposal_problems("", settlement, "")]
    asked = {int(found[1]) for problem in problems if (found := re.match(r"note (\d+)", problem.message))}
    entries = {entry.key: entry for entry in (*settlement.new, *settlement.proposed)}
    written = []
    for note in notes:
        read = [each for each in settlement.of_note(note.number) if each.key]
        keys = dict.fromkeys(each.key for each in read if each.taken or proposed)
        cited = tuple(entries[key] for key in keys if key in entries)
        markdown = (note_as_proposed if proposed else note_as_written)(note, settlement)
        taken = sum(each.taken for each in read)
        written.append(Written(note.number, note.raw, markdown, cited, note.number in asked, len(read), taken))
    return written


def documents(path: Path) -> list[list[Note]]:
    """The documents of a file of notes as JSON lines; their notes are numbered from 1."""
    found: dict[str, list[Note]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        notes = found.setdefault(given["doc"], [])
        notes.append(Note(len(notes) + 1, given["raw"], len(notes) + 1, given.get("lang", "")))
    return list(found.values())


def corpus() -> list[tuple[str, list[list[Note]]]]:
    """Our own corpus, a document each."""
    sys.path.insert(0, str(CORPUS.parent.parent))
    from corpus_format import load

    return [
        (path.stem, [[Note(n, note["raw"], n, note["lang"]) for n, note in enumerate(load(path), 1)]])
        for path in sorted(CORPUS.rglob("*.yaml"))
    ]


def main(paths: Sequence[str]) -> None:
    """Print the table, a line a file."""
    show = "--lost" in paths
    files = [
        file
        for path in map(Path, paths)
        if path.name != "--lost"
        for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])
    ]
    inputs = [(file.stem, documents(file)) for file in files] or corpus()
    apparatus = listed()
    total = Count()
    print(
        f"{'file':34}{'notes':>7}{'losing':>8}{'silent':>8}{'stars':>7}{'brackets':>10}{'cited':>7}{'in part':>9}{'as typed':>10}{'prose':>7}"
    )
    for name, docs in inputs:
        written = [note for doc in docs for note in write(doc)]
        figures = count(written, apparatus)
        total += figures
        _print(name, figures)
        for note in written if show else ():
            if missing := lost(note, apparatus):
                print(f"    {note.number}: {' '.join(missing)}\n      {note.typed}\n      {note.markdown}")
    _print("all", total)


def _print(name: str, figures: Count) -> None:
    print(
        f"{name[:33]:34}{figures.notes:7}{figures.losing:8}{figures.silent:8}{figures.stars:7}{figures.brackets:10}"
        f"{figures.cited:7}{figures.in_part:9}{figures.as_typed:10}{figures.prose:7}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
