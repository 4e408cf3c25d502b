"""Import, steps 1–4: a manuscript becomes source/<slug>.md, entries of bibliography.bib and the record. It only ever adds.

What a person corrected since is theirs: a text that stands is not written again, an entry that stands is not changed, and a
work that was given another key keeps it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from footpress.checks.written_notes import lost_notes, printed_calls
from footpress.disk.reading import admit
from footpress.disk.writing import replace_bytes, replace_text
from footpress.gathering.account.settling import Place, Settlement, settle
from footpress.gathering.brought_works import brought_entries
from footpress.gathering.corrections.recorded_readings import beside_of
from footpress.gathering.doubts import doubt_problems
from footpress.gathering.listed.listing import with_listed_works
from footpress.gathering.proposals import proposal_problems
from footpress.gathering.record import is_answered, write_record
from footpress.gathering.record_reading import read_record
from footpress.gathering.source_notes import cited_keys
from footpress.gathering.source_text import write_source, written_text
from footpress.model.entry import Bibliography, Entry
from footpress.model.manuscript import Manuscript
from footpress.model.reference import Reading, Resolved, Span
from footpress.problems import Problem, ProblemsFound, UsageError
from footpress.publication.given_bibliographies import read_given, with_keys_as_taken
from footpress.publication.reading_manuscripts import Asked, Read, Reader, digest_of_file, read_manuscript
from footpress.records.bibtex import append_entries, can_be_written, read_bibliography
from footpress.records.keys import ascii_word
from footpress.references import read_notes
from footpress.text.citation_keys import keys_in
from footpress.text.slugs import is_slug


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the files it wrote (relative to the publication), what it added, and what a person should look at."""

    slug: str
    manuscript: Manuscript
    works: int
    added: tuple[Entry, ...]
    written: tuple[str, ...]
    problems: tuple[Problem, ...]
    tied: int = 0
    given: int = 0
    """Calls by author and year or by number that were tied to works; works that given bibliographies have."""


def import_manuscript(
    path: Path,
    publication: Path,
    slug: str = "",
    changes: str = "accept",
    bibliographies: Sequence[Path] = (),
    told: Callable[[str], None] = lambda _: None,
    read: Reader | None = None,
) -> Imported:
    """Read a manuscript into a publication; tracked changes in it are accepted, or rejected (`changes`). Its works are sought in
    `bibliographies` first. `told` hears of each step as it begins: "read", "parse", "gather"; `read` may have read it before.

    Raises ProblemsFound, before anything is written, where the text stops it.
    """
    slug = slug_in(publication, path, slug)
    received = Path("source/manuscripts") / path.name
    for file in (received, f"source/{slug}.md", f"source/notes/{slug}.yaml", "bibliography.bib", f"source/{slug}"):
        admit(publication / file, publication)
    (asked,) = asked_first(path, publication, slug, changes)
    found = read(asked) if read else read_manuscript(asked, told=told)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    _refuse_another_manuscript(publication, received, digest)

    settled = settled_in(publication, slug, found, bibliographies=bibliographies, told=told)
    manuscript, settlement, new = settled.manuscript, settled.settlement, settled.new

    texts = {
        f"source/{slug}.md": write_source(manuscript, settlement),
        f"source/notes/{slug}.yaml": write_record(manuscript, digest, settled.readings, settlement),
    }
    written = {file: text for file, text in texts.items() if not (publication / file).exists()}
    problems = list(settled.problems)
    if f"source/{slug}.md" not in written:
        problems += _changed(publication, slug, digest)
        new = still_cited(new, (publication / f"source/{slug}.md").read_text(encoding="utf-8"))
    if new:
        written["bibliography.bib"] = with_entries(publication / "bibliography.bib", new)
    if not (publication / received).exists():
        replace_bytes(publication / received, data)
    pictures = [picture for picture in manuscript.pictures if f"source/{slug}.md" in written]
    pictures = [picture for picture in pictures if not (publication / "source" / picture.name).exists()]
    for picture in pictures:
        replace_bytes(admit(publication / "source" / picture.name, publication), picture.data)
    for file, text in reversed(written.items()):  # the text last: where it stands, all that it cites does
        replace_text(publication / file, text)
    shown = [f"source/{picture.name}" for picture in pictures]
    files = (*written, *shown)
    return Imported(slug, manuscript, settled.works, new, files, tuple(sorted(problems)), settled.tied, settled.given)


def asked_first(path: Path, _publication: Path, slug: str, changes: str) -> tuple[Asked, ...]:
    """What `import_manuscript` reads."""
    return (Asked(path, f"source/manuscripts/{path.name}", slug, changes),)


def slug_in(publication: Path, path: Path, slug: str) -> str:
    """The name that an article has in addresses: as given, or made from the name of its file. Raises UsageError."""
    if not (publication / "source").is_dir():
        raise UsageError(
            f"{publication} is no publication (it has no source/ folder): start one with `footpress new {quote(str(publication))}`."
        )
    slug = slug or _slug(path.stem)
    if not is_slug(slug):
        raise UsageError(
            f"The slug {slug!r} cannot be part of an address: use small letters, digits and hyphens, as in --slug my-article."
        )
    return slug


@dataclass(frozen=True, slots=True)
class Settled:
    """A manuscript with its notes read, resolved and settled; `new` are the entries that the bibliography lacks,
    `tied` counts the calls by author and year or by number, `given` the works of bibliographies beside it."""

    manuscript: Manuscript
    readings: tuple[Reading, ...]
    settlement: Settlement
    new: tuple[Entry, ...]
    works: int
    tied: int
    given: int
    problems: tuple[Problem, ...]


def settled_in(
    publication: Path,
    slug: str,
    read: Read,
    moved: Mapping[int, int] | None = None,
    bibliographies: Sequence[Path] = (),
    told: Callable[[str], None] = lambda _: None,
) -> Settled:
    """Steps 3 and 4 for a publication as it stands, and for `bibliographies` that came with the manuscript. `moved` says which number a
    note of the record has in this manuscript; the same where nothing is said. `told` hears of each step. Raises ProblemsFound where
    nothing can be added to the bibliography."""
    bibliography = read_bibliography(publication / "bibliography.bib")
    if unclosed := [one.problem for one in bibliography.broken if one.problem.id == "bib-broken"]:
        raise ProblemsFound(unclosed)  # what is added behind an open brace would be part of that entry
    given = read_given(bibliographies, bibliography)
    manuscript = with_keys_as_taken(read.manuscript, given.renamed)
    readings = read.readings if manuscript.notes == read.manuscript.notes else read_notes(manuscript.notes)
    known = replace(bibliography, entries=(*bibliography.entries, *(one for one in given.entries if one.key not in bibliography)))
    beside = {entry.key: entry for entry in (*given.entries, *brought_entries(manuscript.works, known, can_be_written))}
    listed = with_listed_works(manuscript, readings, bibliography, tuple(beside.values()), can_be_written)
    manuscript, readings, resolved = listed.manuscript, listed.readings, listed.resolved
    told("gather")
    keys, taken, left_beside = _settled_before(publication, slug, resolved, moved)
    at_hand = (*(entry for entry in beside.values() if entry.key not in bibliography), *listed.entries)
    described = replace(bibliography, entries=(*bibliography.entries, *at_hand))
    settlement = settle(
        resolved, described, {**listed.keys, **keys}, taken | listed.sure, beside=left_beside, can_be_written=can_be_written
    )
    cited = {*settlement.keys.values(), *listed.needed}
    needed = tuple(entry for entry in at_hand if entry.key in cited)
    new = (*(entry for entry in needed if can_be_written(entry)), *settlement.new)
    problems_given = (*given.problems, *_unwritable(needed, given.files))
    unlike = [*lost_notes(written_text(manuscript, settlement), manuscript, settlement), *printed_calls(manuscript)]
    manuscript = replace(manuscript, problems=tuple(sorted([*manuscript.problems, *unlike])))
    answered = _answered(publication, slug, readings, moved)
    problems = (
        *manuscript.problems,
        *problems_given,
        *doubt_problems(manuscript.file, [each for each in readings if each.note.number not in answered], resolved),
        *proposal_problems(manuscript.file, settlement, slug, answered),
        *_without_entry(manuscript, described),
    )
    works = len({*settlement.keys.values(), *(key for block in manuscript.blocks for key in keys_in(block.text))})
    return Settled(manuscript, readings, settlement, new, works, listed.tied, len(given.entries), problems)


def _settled_before(
    publication: Path, slug: str, resolved: Sequence[Resolved], moved: Mapping[int, int] | None
) -> tuple[dict[Place, str], frozenset[Place], dict[Place, tuple[Span, ...]]]:
    """The keys that the record and, before it, the text as it now stands give to the notes that are still typed the same; the
    places of those that were taken; and the words that these left beside them."""
    record = publication / f"source/notes/{slug}.yaml"
    if not record.exists():
        return {}, frozenset(), {}
    data = read_record(record.read_text(encoding="utf-8"), f"source/notes/{slug}.yaml")
    typed = {item.note.number: item.note.raw for item in resolved}
    text = publication / f"source/{slug}.md"
    now = cited_keys(text.read_text(encoding="utf-8")) if text.exists() else {}
    taken: dict[Place, str] = {}
    proposed: dict[Place, str] = {}
    beside: dict[Place, tuple[Span, ...]] = {}
    for note in data["notes"]:
        keys = [citation["key"] for citation in note["citations"]]
        tied = [index for index, key in enumerate(keys) if key]
        number = note["n"] if moved is None else moved.get(note["n"], 0)
        if typed.get(number) != note["raw"]:
            continue
        current = now.get(note["n"], ())
        chosen = current if len(current) == len(tied) else [keys[index] for index in tied]
        taken |= {(number, index): key for index, key in zip(tied, chosen, strict=True)}
        proposed |= {(number, k): each["proposed"] for k, each in enumerate(note["citations"]) if "proposed" in each}
        beside |= {(number, k): spans for k, each in enumerate(note["citations"]) if (spans := beside_of(each))}
    return proposed | taken, frozenset(taken), beside


def _answered(publication: Path, slug: str, readings: Sequence[Reading], moved: Mapping[int, int] | None) -> frozenset[int]:
    """The numbers of the notes, still typed the same, whose reading a person has confirmed or accepted."""
    record = publication / f"source/notes/{slug}.yaml"
    if not record.exists():
        return frozenset()
    typed = {each.note.number: each.note.raw for each in readings}
    notes = read_record(record.read_text(encoding="utf-8"), f"source/notes/{slug}.yaml")["notes"]
    numbers = ((note["n"] if moved is None else moved.get(note["n"], 0), note) for note in notes)
    return frozenset(number for number, note in numbers if is_answered(note) and typed.get(number) == note["raw"])


def still_cited(new: Iterable[Entry], markdown: str) -> tuple[Entry, ...]:
    """Of new entries those that a text cites."""
    cited = set(keys_in(markdown))
    return tuple(entry for entry in new if entry.key in cited)


def _without_entry(manuscript: Manuscript, bibliography: Bibliography) -> Iterator[Problem]:
    """A query for each citation that the manuscript has as a citation ([@key]) of a work that has no entry."""
    places = [(block.line, block.text) for block in manuscript.blocks if block.kind in ("paragraph", "markdown")]
    places += [(note.line, note.markdown) for note in manuscript.notes if note.is_kept]
    found = {key: line for line, text in reversed(places) for key in keys_in(text) if key not in bibliography}
    for key, line in found.items():
        message = (
            f"@{key} is cited, and has no entry: add it to bibliography.bib before you build, or import with --bibliography FILE."
        )
        yield Problem(manuscript.file, line, "key-unknown", "query", message)


def _unwritable(entries: Iterable[Entry], files: Sequence[str]) -> Iterator[Problem]:
    for entry in entries:
        if not can_be_written(entry):
            message = f"the entry {entry.key} cannot be written to bibliography.bib without harm: enter it by hand."
            yield Problem(next(iter(files), "bibliography.bib"), entry.line, "bib-write", "query", message)


def with_entries(path: Path, new: Iterable[Entry]) -> str:
    """A bibliography as it stands, with entries behind it."""
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    return append_entries(text, new)


def _refuse_another_manuscript(publication: Path, received: Path, digest: str) -> None:
    kept = publication / received
    if kept.exists() and digest_of_file(kept) != digest:
        raise UsageError(
            f"{received} is there already and differs from this file: manuscripts are kept as received. "
            "Bring the new version in with `footpress import --again`, or import it under another name, with --slug, as an article of its own."
        )


def _changed(publication: Path, slug: str, digest: str) -> list[Problem]:
    """A query where the text that stands was made from another version of the manuscript."""
    record = publication / f"source/notes/{slug}.yaml"
    if not record.exists() or digest in record.read_text(encoding="utf-8"):
        return []
    message = (
        f"source/{slug}.md was made from another manuscript and was left as it is: bring this one in with `footpress import --again`, "
        "or import it with another --slug."
    )
    return [Problem(f"source/{slug}.md", 0, "manuscript-changed", "warning", message)]


def _slug(stem: str) -> str:
    return "-".join(word for part in re.split(r"[\W_]+", stem) if (word := ascii_word(part))) or "article"
