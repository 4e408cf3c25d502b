"""What a person should look at in the citations: what resolving asks, what means no work, what was read unsurely."""

from __future__ import annotations

from collections.abc import Iterable

from footpress.model.reference import Resolved
from footpress.problems import Problem

_UNSURE = 0.5


def citation_queries(item: Resolved) -> tuple[str, ...]:
    """The queries of one citation, as sentences."""
    queries = list(item.queries)
    if item.work is None and not queries:
        queries.append(f"no work was found that “{_shown(item)}” means; it stays in the note as typed.")
    if item.reference.confidence < _UNSURE:
        queries.append(f"the reading of “{_shown(item)}” is uncertain; compare its entry with the note.")
    return tuple(queries)


def citation_problems(file: str, resolved: Iterable[Resolved]) -> tuple[Problem, ...]:
    """The same as problems, each at the line of the manuscript where its note begins."""
    return tuple(
        query_problem(file, item.note.line, item.note.number, query) for item in resolved for query in citation_queries(item)
    )


def query_problem(file: str, line: int, note: int, query: str) -> Problem:
    """A query about a citation."""
    return Problem(file, line, "citation-query", "query", f"note {note}: {query}")


def _shown(item: Resolved) -> str:
    start, end = item.reference.span
    text = item.note.raw[start:end]
    return text if len(text) <= 60 else f"{text[:57]}…"
