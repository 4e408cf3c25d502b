"""Review: the queries that the imports of a publication left, from the records, and the readings that wait to be accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from footpress.disk.reading import admit, listed
from footpress.disk.writing import replace_text
from footpress.gathering.conflicts import conflicts_in, with_conflicts
from footpress.gathering.doubts import asked_here, doubt_problem
from footpress.gathering.proposals import proposal_problem
from footpress.gathering.queries import open_queries, with_answered
from footpress.gathering.record import format_record, is_answered, read_doubts
from footpress.gathering.record_reading import read_record
from footpress.gathering.source_notes import digest, source_notes
from footpress.problems import Problem, UsageError


def find_queries(directory: Path, slugs: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Every query of the records (of all articles where none is named), in the order of the manuscripts' lines.

    Raises UsageError where there is no publication, or no such record.
    """
    if not (directory / "source").is_dir():
        raise UsageError(f"{directory} is no publication (it has no source/ folder): name the folder of one with --publication.")
    records = tuple(listed(directory, "source/notes/*.yaml"))
    unknown = set(slugs) - {path.stem for path in records}
    if unknown:
        raise UsageError(f"There is no record source/notes/{min(unknown)}.yaml in {directory}.")
    return tuple(problem for path in records if not slugs or path.stem in slugs for problem in sorted(_queries(path)))


def mark_seen(directory: Path, slug: str, lines: Sequence[int]) -> int:
    """Take from the record of an article the conflicts at these lines of its source, which a person has looked at; how many they were.

    Raises UsageError, before anything is written, where there is none at one of them.
    """
    find_queries(directory, [slug])  # that there is such a record
    source, path = (admit(directory / file, directory) for file in (f"source/{slug}.md", f"source/notes/{slug}.yaml"))
    data = read_record(path.read_text(encoding="utf-8"), f"source/notes/{slug}.yaml")
    text = source.read_text(encoding="utf-8") if source.is_file() else ""
    placed = [(each.line_in(text), each) for each in conflicts_in(data)]
    unknown = set(lines) - {line for line, _ in placed if line}
    if unknown:
        raise UsageError(
            f"No change of the author waits at line {min(unknown)} of source/{slug}.md: `footpress review {slug}` lists where one does."
        )
    left = [each for line, each in placed if line and line not in lines]
    replace_text(path, format_record(with_conflicts(data, left)))
    return sum(line in lines for line, _ in placed)


def mark_answered(directory: Path, slug: str, named: Sequence[str], day: str) -> int:
    """Say of queries about the whole article, each named by its rule or by rule:line, that a person has looked at them; how many they were.

    Raises UsageError, before anything is written, where one of them names none that is open.
    """
    find_queries(directory, [slug])  # that there is such a record
    path = admit(directory / f"source/notes/{slug}.yaml", directory)
    data = read_record(path.read_text(encoding="utf-8"), f"source/notes/{slug}.yaml")
    found: set[int] = set()
    for name in named:
        rule, _, line = name.partition(":")
        places = {each.place for each in open_queries(data) if each.id == rule and line in ("", str(each.line))}
        if not places:
            raise UsageError(f"No query {name} of the whole article is open: `footpress review {slug}` lists those that are.")
        found |= places
    replace_text(path, format_record(with_answered(data, frozenset(found), day)))
    return len(found)


def _queries(path: Path) -> Iterator[Problem]:
    data = read_record(path.read_text(encoding="utf-8"), f"source/notes/{path.name}")
    file = data["manuscript"]
    for query in open_queries(data):
        yield Problem(file, query.line, query.id, "query", query.message)
    source = admit(path.parent.parent / f"{path.stem}.md", path.parent.parent.parent)
    text = source.read_text(encoding="utf-8") if source.is_file() else ""
    yield from (each.problem(f"source/{source.name}", text) for each in conflicts_in(data) if each.line_in(text))
    written = source_notes(text) if text else {}
    for note in data["notes"]:
        if is_answered(note) or ("written" in note and digest(written.get(note["n"], "")) != note["written"]):
            continue  # a person has looked at it
        if "proposal" in note:
            yield proposal_problem(file, note["line"], note["n"], note["proposal"]["because"], path.stem)
        doubts = (doubt for owner in (*note["citations"], note) for doubt in read_doubts(owner))
        yield from (doubt_problem(file, note["line"], note["n"], doubt) for doubt in doubts if asked_here(doubt))
