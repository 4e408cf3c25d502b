"""What rules find in the sources, as problems: `checks:` in publication.yaml sets how grave each is, or `off`."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.checks.lint.rule import Remedy, Rule, Sources
from footpress.problems import Problem, Severity


def findings(
    sources: Sources, rules: tuple[Rule, ...], of_cited: Sources | None = None
) -> Iterator[tuple[Problem, Remedy | None]]:
    """The findings of these rules, each with what would mend it. `of_cited` is what those look at that look at each entry by itself, where
    it is not all."""
    severities = severities_of(sources)
    for rule in rules:
        severity = severities.get(rule.id, rule.severity)
        if severity in ("error", "warning", "query"):
            seen = of_cited if of_cited and rule.alone else sources
            yield from ((rule.problem(finding, severity), finding.remedy) for finding in rule.find(seen))  # type: ignore[arg-type]


def severities_of(sources: Sources) -> dict[str, Severity | str]:
    """What a publication says of its checks, by their ids."""
    return dict(sources.publication.settings.get("checks") or {})
