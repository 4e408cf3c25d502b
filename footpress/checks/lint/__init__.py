"""The lint of the sources: the findings of a table of rules (`rules`), each with its stable id; docs/checks.md lists them with examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from footpress.checks.lint.broken import broken_entries
from footpress.checks.lint.rule import Remedy, Rule, Sources, lines_of_uncited
from footpress.checks.lint.rules import FATAL, RULES
from footpress.problems import Problem, Severity


def lint(sources: Sources, rules: tuple[Rule, ...] = RULES) -> tuple[Problem, ...]:
    """The findings of every rule, by file and line. `checks:` in publication.yaml sets a rule's severity, or `off`."""
    broken = broken_entries(sources) if rules is RULES else ()
    return tuple(sorted([*_problems(sources, rules), *broken]))


def lint_alone(sources: Sources) -> tuple[Problem, ...]:
    """The findings in some articles of a publication and in the entries that they cite, not in those that only others do."""
    beside = lines_of_uncited(sources)
    return tuple(each for each in lint(sources) if each.file != sources.bibliography.file or each.line not in beside)


def lint_with_remedies(sources: Sources, rules: tuple[Rule, ...] = RULES) -> tuple[tuple[Problem, Remedy | None], ...]:
    """The findings of every rule, by file and line, each with what would mend it."""
    return tuple(sorted(_found(sources, rules), key=lambda each: each[0]))


def _problems(sources: Sources, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    if rules is RULES:
        yield from _unknown(_severities(sources))
    yield from (problem for problem, _ in _found(sources, rules))


def _found(sources: Sources, rules: tuple[Rule, ...]) -> Iterator[tuple[Problem, Remedy | None]]:
    severities = _severities(sources)
    for rule in rules:
        severity = severities.get(rule.id, rule.severity)
        if severity in ("error", "warning", "query"):
            yield from ((rule.problem(finding, severity), finding.remedy) for finding in rule.find(sources))  # type: ignore[arg-type]


def _severities(sources: Sources) -> dict[str, Severity | str]:
    return dict(sources.publication.settings.get("checks") or {})


def _unknown(severities: Mapping[str, object]) -> Iterator[Problem]:
    """A check that is set and does not exist: whoever set it believes that something is checked, or is not."""
    known = [rule.id for rule in RULES]
    for id in severities:
        if id not in known:
            near = get_close_matches(str(id), known, n=1)
            hint = f"did you mean {near[0]}?" if near else "docs/checks.md lists them."
            yield Problem("source/publication.yaml", 0, "check-unknown", "warning", f"checks: {id} is no check; {hint}")


__all__ = ["FATAL", "RULES", "lint", "lint_alone", "lint_with_remedies"]
