"""How a command tells what it found and what stopped it: one sentence on stderr, and an exit code."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence

from footpress.commands.counting import counted
from footpress.disk.writing import FULL
from footpress.problems import FootpressError, Problem, ProblemsFound, Refused, Severity


def say(sentence: str) -> None:
    """One line on stderr, at once."""
    print(sentence, file=sys.stderr, flush=True)


def exit_code(error: Exception) -> int:
    """1 the text has problems, 2 usage, 3 the world failed."""
    return error.exit_code if isinstance(error, FootpressError) else 3


def sentence(error: Exception) -> str:
    """What a person must hear of it. For what should never happen, the traceback goes into a file that can be sent to us."""
    if isinstance(error, FootpressError):
        return str(error)
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        if error.errno in FULL:
            return f"{error.filename or tempfile.gettempdir()}: {reason}. Make room, then do it again."
        return f"{error.filename or 'footpress'}: {reason}."
    return _defect(error)


def lines_of(problems: Sequence[Problem], *, as_json: bool = False) -> tuple[str, ...]:
    """What is printed of the findings."""
    if as_json:
        return tuple(problem.to_json() for problem in problems)
    return tuple(map(str, problems)) or ("No problems found.",)


def how_many(problems: Sequence[Problem]) -> tuple[str, ...]:
    """The last line on stderr, so that an error is not overlooked among queries: "1 error, 12 warnings, 30 queries."; none of nothing."""
    found = Counter(problem.severity for problem in problems)
    named: tuple[tuple[Severity, str], ...] = (("error", "errors"), ("warning", "warnings"), ("query", "queries"))
    told = [counted(found[one], one, more) for one, more in named if found[one]]
    return (f"{', '.join(told)}.",) if told else ()


def worst(problems: Sequence[Problem]) -> int:
    """The exit code for some findings: 1 if any of them is an error."""
    return 1 if any(problem.severity == "error" for problem in problems) else 0


class Refusals:
    """Tells what is refused as it comes, each reason once, and gives the worst exit code in the end."""

    def __init__(self) -> None:
        self.exit_code = 0
        self._told: dict[str, list[str]] = {}

    def tell(self, refused: Refused) -> None:
        """One thing that was not made, and why."""
        self.exit_code = max(self.exit_code, exit_code(refused.error))
        reason = sentence(refused.error)
        told = self._told.setdefault(reason, [])
        if not told:
            say(reason if isinstance(refused.error, ProblemsFound) else f"{refused.what}: {reason}")
        told.append(refused.what)

    def tell_problems(self, problems: Iterable[Problem]) -> None:
        """Findings about files that were passed over."""
        for problem in problems:
            say(str(problem))
            self.exit_code = max(self.exit_code, 1 if problem.severity == "error" else 0)

    @property
    def refused(self) -> tuple[str, ...]:
        """Everything that was not made."""
        return tuple(dict.fromkeys(what for told in self._told.values() for what in told))

    def summary(self) -> None:
        """In the end, one line with everything that was not made."""
        if refused := self.refused:
            say(f"Not built, and left as it stood: {', '.join(refused)}.")


def _defect(error: Exception) -> str:
    with tempfile.NamedTemporaryFile("w", prefix="footpress-", suffix=".txt", delete=False, encoding="utf-8") as report:
        report.writelines(traceback.format_exception(error))
    return (
        f"This is a defect of footpress ({type(error).__name__}), not of your text. Please report it with the file {report.name}."
    )
