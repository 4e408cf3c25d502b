"""Review: the queries that the imports of a publication left, from the records, and the readings that wait to be accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from footpress.disk.reading import admit, listed
from footpress.gathering.doubts import asked_here, doubt_problem
from footpress.gathering.proposals import proposal_problem
from footpress.gathering.record import is_answered, read_doubts, read_record
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


def _queries(path: Path) -> Iterator[Problem]:
    data = read_record(path.read_text(encoding="utf-8"), f"source/notes/{path.name}")
    file = data["manuscript"]
    for query in data["queries"]:
        yield Problem(file, query["line"], query["id"], "query", query["message"])
    source = admit(path.parent.parent / f"{path.stem}.md", path.parent.parent.parent)
    written = source_notes(source.read_text(encoding="utf-8")) if source.is_file() else {}
    for note in data["notes"]:
        if is_answered(note) or ("written" in note and digest(written.get(note["n"], "")) != note["written"]):
            continue  # a person has looked at it
        if "proposal" in note:
            yield proposal_problem(file, note["line"], note["n"], note["proposal"]["because"], path.stem)
        doubts = (doubt for owner in (*note["citations"], note) for doubt in read_doubts(owner))
        yield from (doubt_problem(file, note["line"], note["n"], doubt) for doubt in doubts if asked_here(doubt))
