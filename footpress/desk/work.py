"""What the desk has done in processes of their own: an import, a build, a check. Each is told how far it is, where that can be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from footpress.checks.lint.lint import lint_alone
from footpress.checks.lint.mending import mend_bibliography, mend_markdown
from footpress.checks.lint.rule import Sources
from footpress.disk.lock import hold
from footpress.disk.reading import read_bytes
from footpress.editions import EDITIONS
from footpress.problems import Problem, ProblemsFound, Refused
from footpress.publication.building import publish
from footpress.publication.changes_since import Changed, changes_since
from footpress.publication.checking import check, mend
from footpress.publication.importing import import_manuscript
from footpress.publication.opening import open_publication
from footpress.source.articles import find_slugs

Tell = Callable[[str], None]
_PATIENCE = 20.0
"""Seconds that a piece of work waits for a command that is at work in the publication."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an import found."""

    slug: str
    notes: int
    works: int
    written: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """An edition that was built, or refused with its reasons."""

    what: str
    edition: str
    notes: int = 0
    entries: int = 0
    refused: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def import_file(tell: Tell, path: Path, directory: Path, slug: str) -> Found:
    """Read a manuscript into the publication."""
    with hold(directory, "desk, import", tell, _PATIENCE):
        try:
            imported = import_manuscript(path, directory, slug, told=tell)
        except ProblemsFound as stopped:  # told of the file by the name that its editor knows
            raise ProblemsFound([replace(problem, file=path.name) for problem in stopped.problems]) from stopped
    return Found(imported.slug, len(imported.manuscript.notes), imported.works, imported.written, imported.problems)


def build_article(tell: Tell, directory: Path, slug: str) -> tuple[Made, ...]:
    """The usual editions of an article."""
    made: list[Made] = []
    with hold(directory, "desk, build", tell, _PATIENCE):
        tell("pdf")
        for item in publish(directory, (slug,)):
            if isinstance(item, Refused):
                made.append(_refused(item))
            else:
                edition = next((name for name in EDITIONS if item.file.match(EDITIONS[name].file(slug))), item.file.suffix)
                made.append(Made(item.file.name, edition, item.notes, item.entries, remarks=item.remarks))
            tell(made[-1].edition)
    return tuple(made)


def check_article(tell: Tell, directory: Path, slug: str) -> tuple[Problem, ...]:
    """What `footpress check` finds of an article and of what is built of it; its concordance is written."""
    with hold(directory, "desk, check", tell, _PATIENCE):
        return check(directory, (slug,))


def lint_article(_tell: Tell, directory: Path, slug: str) -> tuple[tuple[Problem, ...], int]:
    """(what the lint finds in an article and in the entries that it cites, how many of that can be mended safely)."""
    find_slugs(directory, (slug,))
    opened = open_publication(directory)
    try:
        source = opened.source(slug)
    except ProblemsFound as stopped:
        return stopped.problems, 0
    sources = Sources(opened.publication, opened.bibliography, (source,), date.today(), whole=False)
    bibliography = directory / "bibliography.bib"
    text = read_bytes(bibliography, directory).decode("utf-8", "replace") if bibliography.is_file() else ""
    return lint_alone(sources), len(mend_markdown(source.text).done) + len(mend_bibliography(text).done)


def changes_of_article(_tell: Tell, directory: Path, slug: str) -> tuple[tuple[Changed, ...], tuple[str, ...]]:
    """(what has changed since the editions that stand were built, those editions)."""
    return changes_since(directory, slug)


def mend_article(_tell: Tell, directory: Path, slug: str) -> tuple[str, ...]:
    """Mend what is safe to mend."""
    with hold(directory, "desk, mend", _tell, _PATIENCE):
        return mend(directory, (slug,))


def _refused(item: Refused) -> Made:
    problems = (
        item.error.problems if isinstance(item.error, ProblemsFound) else (Problem("", 0, "refused", "error", str(item.error)),)
    )
    edition = item.what.partition("(")[2].rstrip(")")
    return Made(item.what, edition, refused=tuple(problems))
