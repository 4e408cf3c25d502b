"""Entries that cannot be read: an error where an article cites them, else a warning, since they cost nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from footpress.checks.lint.rule import Sources, cited
from footpress.problems import Problem


def broken_entries(sources: Sources) -> Iterator[Problem]:
    """The problem of each entry that cannot be read."""
    used = cited(sources)
    for one in sources.bibliography.broken:
        yield one.problem if one.key in used else replace(one.problem, severity="warning")
