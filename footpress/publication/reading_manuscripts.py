"""Steps 1 and 2, read and parse: they need nothing of a publication, so that they can be done elsewhere, and before a manuscript has its turn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from footpress import documents
from footpress.model.manuscript import Manuscript
from footpress.model.reference import Reading
from footpress.problems import ProblemsFound
from footpress.publication.workers import that_is_told_alike
from footpress.references import read_notes


@dataclass(frozen=True, slots=True)
class Asked:
    """A manuscript to be read: its file, the name and the slug that it will have, what becomes of tracked changes, and whether its notes
    are read too."""

    path: Path
    received: str
    slug: str
    changes: str
    notes: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """A manuscript and its notes as read, and the SHA-256 of the file."""

    manuscript: Manuscript
    readings: tuple[Reading, ...]
    digest: str


Reader = Callable[[Asked], Read]
Answers = Mapping[Asked, Read | Exception]
"""Manuscripts as read, or why one cannot be."""
Job = Callable[[], tuple[Asked, ...]]
"""What is to be read for one import, which is found when it is its turn."""
Ahead = Callable[[Sequence[Job]], Generator[Answers]]
"""Who reads ahead: the answers of each job, in their order."""


def read_manuscript(asked: Asked, at: Path | None = None, told: Callable[[str], None] = lambda _: None) -> Read:
    """The manuscript under the name that it will have, which lies `at` another place where it was sent there; what stops it is told of the
    file as it was given. `told` hears of each step as it begins: "read", "parse". Raises UsageError and ProblemsFound."""
    told("read")
    path = at or asked.path
    try:
        manuscript = documents.read(path, asked.received, asked.slug, asked.changes)
    except ProblemsFound as stopped:
        raise ProblemsFound([replace(problem, file=str(asked.path)) for problem in stopped.problems]) from stopped
    if errors := [replace(problem, file=str(asked.path)) for problem in manuscript.problems if problem.severity == "error"]:
        raise ProblemsFound(errors)
    told("parse")
    return Read(manuscript, read_notes(manuscript.notes) if asked.notes else (), digest_of_file(path))


def digest_of_file(path: Path) -> str:
    """The SHA-256 by which the record knows a manuscript."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def answer(asked: Asked, at: Path | None = None) -> Read | Exception:
    """The same as it can travel from process to process; an error is told there in the same words."""
    try:
        return read_manuscript(asked, at)
    except Exception as error:  # whatever it is, the next manuscript is not to blame
        return that_is_told_alike(error)


def reader_of(answers: Answers) -> Reader:
    """Who has these answers ready; what is not among them, or was read before the file changed, is read now."""

    def read(asked: Asked) -> Read:
        made = answers.get(asked)
        if isinstance(made, Exception):
            raise made
        return made if made is not None and made.digest == digest_of_file(asked.path) else read_manuscript(asked)

    return read
