"""The findings of every rule in the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from footpress.checks.lint.broken import broken_entries
from footpress.checks.lint.findings import findings, severities_of
from footpress.checks.lint.rule import Remedy, Rule, Sources, cited, lines_of_uncited
from footpress.checks.lint.rules import RULES
from footpress.model.entry import Bibliography
from footpress.problems import Problem


def lint(sources: Sources) -> tuple[Problem, ...]:
    """The findings of every rule, by file and line. `checks:` in publication.yaml sets a rule's severity, or `off`."""
    return tuple(sorted([*_problems(sources), *broken_entries(sources)]))


def lint_alone(sources: Sources) -> tuple[Problem, ...]:
    """The findings in some articles of a publication and in the entries that they cite, not in those that only others do."""
    beside = lines_of_uncited(sources)
    found = [*_problems(sources, _cited_alone(sources)), *broken_entries(sources)]
    return tuple(sorted(each for each in found if each.file != sources.bibliography.file or each.line not in beside))


def lint_with_remedies(sources: Sources, rules: tuple[Rule, ...] = RULES) -> tuple[tuple[Problem, Remedy | None], ...]:
    """The findings of every rule, by file and line, each with what would mend it."""
    return tuple(sorted(findings(sources, rules), key=lambda each: each[0]))


def _cited_alone(sources: Sources) -> Sources:
    """The sources with the entries that they cite, and those that these refer to."""
    keys = cited(sources)
    entries = tuple(entry for entry in sources.bibliography.entries if entry.key in keys)
    return replace(sources, bibliography=Bibliography(sources.bibliography.file, entries, sources.bibliography.broken))


def _problems(sources: Sources, of_cited: Sources | None = None) -> Iterator[Problem]:
    yield from _unknown(sources)
    yield from (problem for problem, _ in findings(sources, RULES, of_cited))


def _unknown(sources: Sources) -> Iterator[Problem]:
    """A check that is set and does not exist: whoever set it believes that something is checked, or is not."""
    known = [rule.id for rule in RULES]
    for id in severities_of(sources):
        if id not in known:
            near = get_close_matches(str(id), known, n=1)
            hint = f"did you mean {near[0]}?" if near else "docs/checks.md lists them."
            yield Problem("source/publication.yaml", 0, "check-unknown", "warning", f"checks: {id} is no check; {hint}")
