"""What the lint finds in the text of one article, each finding with its place in the text and the words that mend it. Done in a worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from footpress.checks.lint.lint import lint_with_remedies
from footpress.checks.lint.rule import Remedy, Sources
from footpress.problems import Problem, ProblemsFound
from footpress.publication.opening import open_publication


def text_findings(_tell: Callable[[str], None], directory: Path, slug: str) -> tuple[tuple[Problem, Remedy | None], ...]:
    """The findings of an article's source by line; of one that cannot be read, what is wrong with it."""
    file = f"source/{slug}.md"
    try:
        opened = open_publication(directory)
        source = opened.source(slug)
    except ProblemsFound as stopped:
        return tuple((problem, None) for problem in stopped.problems if problem.file == file)
    sources = Sources(opened.publication, opened.bibliography, (source,), date.today(), whole=False)
    return tuple(each for each in lint_with_remedies(sources) if each[0].file == file)
