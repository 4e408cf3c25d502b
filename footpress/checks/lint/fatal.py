"""The rules of what no edition can be built with, whatever a publication says about it. A build loads these, and none of the others."""

from __future__ import annotations

from footpress.checks.lint import calls, citations, eaten, pictures
from footpress.checks.lint.findings import findings
from footpress.checks.lint.rule import Rule, Sources
from footpress.problems import Problem

FATAL = (
    Rule("call-without-note", "error", calls.calls_without_note),
    Rule("note-never-called", "error", calls.notes_never_called),
    Rule("note-called-twice", "error", calls.notes_called_twice),
    Rule("note-written-twice", "error", calls.notes_written_twice),
    Rule("note-in-note", "error", calls.notes_within_notes),
    Rule("link-unused", "error", eaten.addresses_without_link),
    Rule("citation-nested", "error", citations.nested),
    Rule("citation-open", "error", citations.opened),
    Rule("citation-printed", "error", citations.printed),
    Rule("image-missing", "error", pictures.missing_pictures),
    Rule("image-unfit", "error", pictures.unfit_pictures),
)


def fatal_problems(sources: Sources) -> tuple[Problem, ...]:
    """What they find, by file and line: unknown keys, calls without a note."""
    return tuple(sorted(problem for problem, _ in findings(sources, FATAL)))
