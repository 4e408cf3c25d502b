"""What an edition has rules of its own for, held against the built file: a table, by the name of the edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from footpress.checks.epub import lint_epub
from footpress.problems import Problem

_RULES: Mapping[str, Callable[[bytes, str], tuple[Problem, ...]]] = {"epub": lint_epub, "kindle": lint_epub}


def lint_built(edition: str, data: bytes, file: str) -> tuple[Problem, ...]:
    """The findings of an edition's own rules in a built file that is called `file`. Raises whatever a broken file makes a reader raise."""
    return _RULES[edition](data, file) if edition in _RULES else ()
