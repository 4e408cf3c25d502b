"""Problems are values; failures of the world are exceptions.

A `Problem` is something wrong, or uncertain, in what a person wrote: it has a stable id, a place and one sentence that says
what to do. The exceptions below are for what footpress cannot go on from; only the command line catches them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning", "query"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `file` is as a person would type it, relative to the publication; `line` is 1-based, 0 for the whole file."""

    file: str
    line: int
    id: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        message = " ".join(self.message.splitlines())  # what it quotes may have several; one finding is one line
        return f"{place}: {self.severity}: {message} [{self.id}]"

    def to_json(self) -> str:
        """One JSON line: {"id", "severity", "file", "line", "message"}."""
        fields = asdict(self)
        return json.dumps({name: fields[name] for name in ("id", "severity", "file", "line", "message")}, ensure_ascii=False)


class FootpressError(Exception):
    """What a person must hear before anything else can happen: one sentence, and the command's exit code."""

    exit_code = 3


class UsageError(FootpressError):
    """The command was asked for something that cannot be: exit code 2."""

    exit_code = 2


class ProblemsFound(FootpressError):
    """The text has problems that stop this command: exit code 1, one line for each problem."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class WorldError(FootpressError):
    """Something outside the text failed (a missing program, font or library, a full disk): exit code 3."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not made while its neighbours were, and why: "source/keepers.md (pdf)", and what stopped it."""

    what: str
    error: Exception
