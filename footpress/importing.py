"""Import, steps 1–4: a manuscript becomes source/<slug>.md, entries of bibliography.bib and the record. It only ever adds.

What a person corrected since is theirs: a text that stands is not written again, an entry that stands is not changed, and a
work that was given another key keeps it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from footpress import manuscript as manuscripts
from footpress.bibtex import append_entries, can_be_written, read_bibliography
from footpress.boundary import admit
from footpress.files import replace_bytes, replace_text
from footpress.gathering.entries import make_entry
from footpress.gathering.keys import ascii_word, make_key
from footpress.gathering.matching import find_entry
from footpress.gathering.queries import citation_problems
from footpress.gathering.record import read_record, write_record
from footpress.gathering.source_text import write_source
from footpress.gathering.works import by_note, by_work, describe_work, fullest
from footpress.model.entry import Bibliography, Entry
from footpress.model.manuscript import Manuscript
from footpress.model.reference import Resolved
from footpress.problems import Problem, ProblemsFound, UsageError
from footpress.references import read_notes
from footpress.resolution import resolve
from footpress.slugs import is_slug


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the files it wrote (relative to the publication), what it added, and what a person should look at."""

    slug: str
    manuscript: Manuscript
    works: int
    added: tuple[Entry, ...]
    written: tuple[str, ...]
    problems: tuple[Problem, ...]


def import_manuscript(path: Path, publication: Path, slug: str = "") -> Imported:
    """Read a manuscript into a publication. Raises ProblemsFound, before anything is written, where the text stops it."""
    if not (publication / "source").is_dir():
        raise UsageError(
            f"{publication} is no publication (it has no source/ folder): start one with `footpress new {publication}`."
        )
    slug = slug or _slug(path.stem)
    if not is_slug(slug):
        raise UsageError(
            f"The slug {slug!r} cannot be part of an address: use small letters, digits and hyphens, as in --slug my-article."
        )
    received = Path("source/manuscripts") / path.name
    for file in (received, f"source/{slug}.md", f"source/notes/{slug}.yaml", "bibliography.bib"):
        admit(publication / file, publication)
    manuscript = _read(path, str(received))
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    _refuse_another_manuscript(publication, received, digest)

    resolved = resolve(read_notes(manuscript.notes))
    bibliography = read_bibliography(publication / "bibliography.bib")
    if unclosed := [one.problem for one in bibliography.broken if one.problem.id == "bib-broken"]:
        raise ProblemsFound(unclosed)  # what is added behind an open brace would be part of that entry
    settled = _settled_keys(publication, slug, resolved)
    keys, new = assign_keys(resolved, bibliography, settled)
    resolved = tuple(item if item.work is None or item.work in keys else _untied(item) for item in resolved)

    texts = {
        f"source/{slug}.md": write_source(manuscript, resolved, keys),
        f"source/notes/{slug}.yaml": write_record(manuscript, digest, resolved, keys),
    }
    written = {file: text for file, text in texts.items() if not (publication / file).exists()}
    problems = [*manuscript.problems, *citation_problems(manuscript.file, resolved)]
    if f"source/{slug}.md" not in written:
        problems += _changed(publication, slug, digest)
        new = _still_cited(new, (publication / f"source/{slug}.md").read_text(encoding="utf-8"))
    if new:
        written["bibliography.bib"] = _with_entries(publication / "bibliography.bib", new)
    if not (publication / received).exists():
        replace_bytes(publication / received, data)
    for file, text in reversed(written.items()):  # the text last: where it stands, all that it cites does
        replace_text(publication / file, text)
    works = len({item.work for item in resolved if item.work is not None})
    return Imported(slug, manuscript, works, new, tuple(written), tuple(sorted(problems)))


def _read(path: Path, received: str) -> Manuscript:
    """The manuscript under the name that it will have; what stops it is told of the file as it was given."""
    try:
        manuscript = manuscripts.read(path, received)
    except ProblemsFound as stopped:
        raise ProblemsFound([replace(problem, file=str(path)) for problem in stopped.problems]) from stopped
    if errors := [replace(problem, file=str(path)) for problem in manuscript.problems if problem.severity == "error"]:
        raise ProblemsFound(errors)
    return manuscript


def assign_keys(
    resolved: Sequence[Resolved], bibliography: Bibliography, settled: Mapping[tuple[int, int], str]
) -> tuple[dict[int, str], tuple[Entry, ...]]:
    """The key of each work, and the entries that the bibliography lacks.

    A key that was settled for a note (note number, place in the note) holds; else the entry that is for the same work; else a
    new key is made. A work whose entry cannot be written has none.
    """
    keys: dict[int, str] = {}
    new: list[Entry] = []
    places = _places(resolved)
    broken = {one.key: one for one in bibliography.broken if one.key}
    for work, items in by_work(resolved).items():
        reference = fullest([item.reference for item in items])
        known = next((settled[place] for item in items if (place := places[id(item)]) in settled), None)
        entry = bibliography.get(known) if known else find_entry(describe_work(items), bibliography)
        if entry is None and known in broken:
            keys[work] = known  # it stands there, to be mended by hand
            continue
        if entry is None:
            taken = {*keys.values(), *broken, *(entry.key for entry in bibliography.entries)}
            entry = make_entry(known or make_key(reference, taken), reference, " ".join(item.note.raw for item in items))
            if not can_be_written(entry):
                continue
            new.append(entry)
        keys[work] = entry.key
    return keys, tuple(new)


def _untied(item: Resolved) -> Resolved:
    """A reference whose work can have no entry: it stays in its note as typed, and a person is asked."""
    query = "no entry can be made of this work; it stays in the note as typed: enter it by hand."
    return replace(item, work=None, queries=(*item.queries, query))


def _places(resolved: Iterable[Resolved]) -> dict[int, tuple[int, int]]:
    """Where each reference stands, by its identity: note number, place in the note from 0."""
    return {id(item): (number, index) for number, items in by_note(resolved).items() for index, item in enumerate(items)}


def _settled_keys(publication: Path, slug: str, resolved: Sequence[Resolved]) -> dict[tuple[int, int], str]:
    """The keys that the record and, before it, the text as it now stands give to the notes that are still typed the same."""
    record = publication / f"source/notes/{slug}.yaml"
    if not record.exists():
        return {}
    data = read_record(record.read_text(encoding="utf-8"), f"source/notes/{slug}.yaml")
    typed = {item.note.number: item.note.raw for item in resolved}
    text = publication / f"source/{slug}.md"
    now = _cited_keys(text.read_text(encoding="utf-8")) if text.exists() else {}
    settled: dict[tuple[int, int], str] = {}
    for note in data["notes"]:
        keys = [citation["key"] for citation in note["citations"]]
        tied = [index for index, key in enumerate(keys) if key]
        if typed.get(note["n"]) != note["raw"]:
            continue
        current = now.get(note["n"], ())
        chosen = current if len(current) == len(tied) else [keys[index] for index in tied]
        settled |= {(note["n"], index): key for index, key in zip(tied, chosen, strict=True)}
    return settled


def _cited_keys(markdown: str) -> dict[int, tuple[str, ...]]:
    """The keys that each note of a canonical text cites, in order."""
    notes = re.findall(r"^\[\^(\d+)\]:(.*(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t])))*)", markdown, re.MULTILINE)
    key = re.compile(r"(?<![\w\\])@(?:\{([^{}]+)\}|([\w:.#$%&+?<>~/-]*\w))")
    return {int(number): tuple(braced or bare for braced, bare in key.findall(text)) for number, text in notes}


def _still_cited(new: Iterable[Entry], markdown: str) -> tuple[Entry, ...]:
    cited = {key for keys in _cited_keys(markdown).values() for key in keys}
    return tuple(entry for entry in new if entry.key in cited)


def _with_entries(path: Path, new: Iterable[Entry]) -> str:
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    return append_entries(text, new)


def _refuse_another_manuscript(publication: Path, received: Path, digest: str) -> None:
    kept = publication / received
    if kept.exists() and hashlib.sha256(kept.read_bytes()).hexdigest() != digest:
        raise UsageError(
            f"{received} is there already and differs from this file: manuscripts are kept as received. "
            "Give the new version another name, and import it with --slug as an article of its own."
        )


def _changed(publication: Path, slug: str, digest: str) -> list[Problem]:
    """A query where the text that stands was made from another version of the manuscript."""
    record = publication / f"source/notes/{slug}.yaml"
    if not record.exists() or digest in record.read_text(encoding="utf-8"):
        return []
    message = f"source/{slug}.md was made from another manuscript and was left as it is; import this one with another --slug."
    return [Problem(f"source/{slug}.md", 0, "manuscript-changed", "warning", message)]


def _slug(stem: str) -> str:
    return "-".join(word for part in re.split(r"[\W_]+", stem) if (word := ascii_word(part))) or "article"
