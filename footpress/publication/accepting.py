"""Accept: the reading of a note that stays as typed is taken all the same, because a person says that it is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from footpress.disk.reading import admit
from footpress.disk.together import replace_together
from footpress.gathering.record import format_record
from footpress.gathering.record_reading import read_record
from footpress.gathering.source_notes import digest, source_notes, with_note
from footpress.model.entry import Entry
from footpress.problems import ProblemsFound, UsageError
from footpress.records.bibtex import append_entries, read_bibliography


def accept(directory: Path, slug: str, numbers: Sequence[int], day: str) -> tuple[str, ...]:
    """Write the proposals of these notes into source/<slug>.md and bibliography.bib, confirmed on this `day` (ISO 8601); a sentence for each.

    Of a note without a proposal what is published is accepted as it is, whatever was typed; what a proposal prints is compared with
    that at each check. Raises UsageError, before anything is
    written, where a note has no record or was changed since it was imported.
    """
    source, record = (admit(directory / file, directory) for file in (f"source/{slug}.md", f"source/notes/{slug}.yaml"))
    if not source.is_file() or not record.is_file():
        raise UsageError(f"There is no article {source} with its record {record}: import its manuscript first.")
    data = read_record(record.read_text(encoding="utf-8"), f"source/notes/{slug}.yaml")
    notes = {note["n"]: note for note in data["notes"]}
    markdown = source.read_text(encoding="utf-8")
    entries: dict[str, Entry] = {}
    done = []
    for number in dict.fromkeys(numbers):
        note = _note(notes, number, source_notes(markdown), source)
        if proposal := note.get("proposal"):
            markdown = with_note(markdown, number, proposal["markdown"])
            entries |= {entry.key: entry for entry in map(_entry, proposal["entries"])}
            done.append(f"note {number}: {proposal['markdown']}")
        else:
            done.append(f"note {number} is accepted as it stands.")
        notes[number] = _accepted(note, day)
    path = admit(directory / "bibliography.bib", directory)
    bibliography = read_bibliography(path)
    if entries and (unclosed := [one.problem for one in bibliography.broken if one.problem.id == "bib-broken"]):
        raise ProblemsFound(unclosed)  # as in importing
    there = {entry.key for entry in bibliography.entries} | {one.key for one in bibliography.broken}
    lacking = [entry for entry in entries.values() if entry.key not in there]
    texts: dict[str, str] = {}
    if lacking:
        texts["bibliography.bib"] = append_entries(path.read_bytes().decode("utf-8") if path.exists() else "", lacking)
        done.append(f"added {', '.join(entry.key for entry in lacking)} to bibliography.bib")
    texts[f"source/{slug}.md"] = markdown
    texts[f"source/notes/{slug}.yaml"] = format_record({**data, "notes": list(notes.values())})
    replace_together(directory, texts)
    return tuple(done)


def _note(notes: Mapping[int, dict[str, Any]], number: int, written: Mapping[int, str], source: Path) -> dict[str, Any]:
    note = notes.get(number)
    if note is None or number not in written:
        known = f"its notes are numbered {min(notes)} to {max(notes)}" if notes else "it has no notes"
        raise UsageError(f"There is no note {number} of {source.name} in its record: {known}.")
    if note.get("written") != digest(written[number]):
        raise UsageError(
            f"Note {number} of {source.name} was changed since it was imported: what stands there is yours, and stays."
        )
    return note


def _entry(given: Mapping[str, Any]) -> Entry:
    return Entry(given["key"], given["type"], tuple(given["fields"].items()))


def _accepted(note: Mapping[str, Any], day: str) -> dict[str, Any]:
    """The note in the record, its proposal taken."""
    written = digest(note["proposal"]["markdown"]) if "proposal" in note else note["written"]
    return {
        **{name: note[name] for name in ("n", "line", "raw", "breaks") if name in note},
        "written": written,
        **({"confirmed": day} if "proposal" in note else {"accepted": True}),
        "citations": [dict(_taken(citation)) for citation in note["citations"]],
    }


def _taken(citation: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for name, value in citation.items():
        if name not in ("proposed", "lost"):
            yield name, citation.get("proposed", value) if name == "key" else value
