"""Where at the desk a finding is mended: its file and line as an address."""

from __future__ import annotations

from footpress.desk.desk import Desk
from footpress.gathering.corrections.recorded_notes import recorded_notes
from footpress.gathering.corrections.works_cited import bibliography_of
from footpress.gathering.source_notes import cited_keys, note_lines
from footpress.problems import Problem
from footpress.publication.changes_since import Changed

_BEGINNING = 5
"""Words of a paragraph by which it is found in the Markdown."""


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


def place_of_change(desk: Desk, slug: str, changed: Changed) -> str:
    """The address of the page where a person sees what has changed, and can change it again."""
    if changed.part == "front":
        return f"/a/{slug}/article"
    if changed.part == "note" and changed.place:
        return f"/a/{slug}/note/{changed.place}"
    markdown = desk.sitting.texts(slug).markdown
    if changed.part == "entry":
        note = next((number for number, keys in cited_keys(markdown).items() if changed.place in keys), None)
        return f"/a/{slug}/note/{note}" if note else ""
    line = _line_of_words(markdown, changed.place) if changed.part == "text" else 0
    return f"/a/{slug}/text?line={line}#body" if line else f"/a/{slug}/text"


def _line_of_words(markdown: str, words: str) -> int:
    """The first line that begins as a paragraph does, 0 where none does; marks and signs do not count."""
    begins = _letters(" ".join(words.split()[:_BEGINNING]))
    return next((number for number, line in enumerate(markdown.split("\n"), 1) if _letters(line).startswith(begins)), 0)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


def _note_of_entry(desk: Desk, slug: str, problem: Problem) -> int | None:
    """The first note that cites the entry at a line of bibliography.bib."""
    texts = desk.sitting.texts(slug)
    before = [entry for entry in bibliography_of(texts.bibliography).entries if entry.line <= problem.line]
    key = before[-1].key if before else ""
    return next((number for number, keys in cited_keys(texts.markdown).items() if key in keys), None)
