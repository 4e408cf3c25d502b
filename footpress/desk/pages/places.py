"""Where at the desk a finding is mended: its file and line as an address."""

from __future__ import annotations

from footpress.desk.desk import Desk
from footpress.gathering.corrections.recorded_notes import recorded_notes
from footpress.gathering.corrections.works_cited import bibliography_of
from footpress.gathering.source_notes import cited_keys, note_lines
from footpress.problems import Problem


def place_of(desk: Desk, slug: str, problem: Problem) -> str:
    """The address of the page where a person mends it, "" where the desk has none."""
    if problem.file.startswith("source/manuscripts/"):
        notes = recorded_notes(desk.sitting.texts(slug).record).values()
        found = next((note["n"] for note in notes if note["line"] == problem.line), None)
        return f"/a/{slug}/note/{found}" if found else ""
    if problem.file != f"source/{slug}.md":
        note = _note_of_entry(desk, slug, problem) if problem.file == "bibliography.bib" else None
        return f"/a/{slug}/note/{note}" if note else ""
    if not problem.line:
        return f"/a/{slug}/text"
    markdown = desk.sitting.texts(slug).markdown
    lines = note_lines(markdown)
    found = next((number for number, line in lines.items() if line == problem.line), None)
    if found is not None:
        return f"/a/{slug}/note/{found}"
    return f"/a/{slug}/text?line={problem.line}#body"


def _note_of_entry(desk: Desk, slug: str, problem: Problem) -> int | None:
    """The first note that cites the entry at a line of bibliography.bib."""
    texts = desk.sitting.texts(slug)
    before = [entry for entry in bibliography_of(texts.bibliography).entries if entry.line <= problem.line]
    key = before[-1].key if before else ""
    return next((number for number, keys in cited_keys(texts.markdown).items() if key in keys), None)
