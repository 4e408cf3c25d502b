"""A sitting: what is changed at the desk, written at once and undone in any number of steps.

A change is made of what stands on the disk, and written only where that still stands: what a command, an editor or git changed meanwhile is
never written over. Undo puts back what stood before a change, where nobody has changed it since.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from footpress.disk.lock import hold
from footpress.disk.reading import admit, read_bytes
from footpress.disk.together import replace_together
from footpress.gathering.corrections.also_there import WordsRead
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.problems import UsageError

PATIENCE = 8.0
"""Seconds that a change waits for a command that is at work in the publication."""
_ONE_GO = 20.0
"""Seconds between two pauses of one who types."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """Words that were said to be a field, and how they were read before."""

    was: WordsRead
    field: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, in a word, to which article, and each file before and after."""

    what: str
    slug: str
    note: int
    files: Mapping[str, tuple[str, str]]
    assigned: Assigned | None = None
    at: float = 0.0
    """When, in seconds of a clock that only goes forward."""


@dataclass(slots=True)
class Sitting:
    """The publication that is worked at, and what was done to it."""

    directory: Path
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def text(self, name: str) -> str:
        """A file of the publication as it stands, "" where there is none."""
        path = admit(self.directory / name, self.directory)
        if not path.is_file():
            return ""
        try:
            return read_bytes(path, self.directory).decode("utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(f"{name} is not UTF-8: open it in an editor and save it as UTF-8.") from error

    def texts(self, slug: str) -> StandingTexts:
        """The three texts of an article."""
        return StandingTexts(*(self.text(name).replace("\r\n", "\n") for name in _names(slug)))

    def change(
        self,
        what: str,
        slug: str,
        note: int,
        make: Callable[[StandingTexts], StandingTexts],
        assigned: Assigned | None = None,
    ) -> None:
        """Change the texts of an article. Raises whatever `make` raises, before anything is written."""

        def files() -> dict[str, str]:
            made = make(self.texts(slug))
            return dict(zip(_names(slug), (made.markdown, made.bibliography, made.record), strict=True))

        self.change_files(what, slug, note, files, assigned)

    def change_files(
        self,
        what: str,
        slug: str,
        note: int,
        make: Callable[[], Mapping[str, str]],
        assigned: Assigned | None = None,
    ) -> None:
        """Change files of the publication, by their names."""
        with self._lock, hold(self.directory, "desk", lambda _: None, PATIENCE):
            after = make()
            before = {name: self.text(name) for name in after}
            files = {name: (before[name], _ended_as(before[name], text)) for name, text in after.items()}
            files = {name: pair for name, pair in files.items() if pair[0] != pair[1]}
            if files:
                self._write({name: pair[1] for name, pair in files.items()})
                self.done.append(self._joined(Change(what, slug, note, files, assigned, time.monotonic())))
                self.undone.clear()

    def undo(self) -> Change | None:
        """Put back what stood before the last change; None where there is none. Raises UsageError where somebody changed it since."""
        return self._step(self.done, self.undone, 1, 0)

    def redo(self) -> Change | None:
        """Do again what was undone last."""
        return self._step(self.undone, self.done, 0, 1)

    def _step(self, taken: list[Change], given: list[Change], standing: int, wanted: int) -> Change | None:
        with self._lock, hold(self.directory, "desk", lambda _: None, PATIENCE):
            if not taken:
                return None
            change = taken[-1]
            if moved := [name for name, pair in change.files.items() if self.text(name) != pair[standing]]:
                taken.clear()
                raise UsageError(
                    f"{moved[0]} was changed elsewhere meanwhile: what stands there stays, and cannot be undone here."
                )
            self._write({name: pair[wanted] for name, pair in change.files.items()})
            given.append(taken.pop())
            return change

    def _joined(self, change: Change) -> Change:
        """A change together with the one before, where both are a text as it is typed in one go; that is one step to undo."""
        last = self.done[-1] if self.done else None
        if (
            last is None
            or (last.what, change.what, last.slug) != ("text", "text", change.slug)
            or change.at - last.at > _ONE_GO
            or any(name not in last.files or last.files[name][1] != before for name, (before, _) in change.files.items())
        ):
            return change
        self.done.pop()
        return replace(change, files={name: (last.files[name][0], after) for name, (_, after) in change.files.items()})

    def _write(self, files: Mapping[str, str]) -> None:
        replace_together(self.directory, {name: files[name] for name in sorted(files, key=_last)})


def _names(slug: str) -> tuple[str, str, str]:
    return (f"source/{slug}.md", "bibliography.bib", f"source/notes/{slug}.yaml")


def _last(name: str) -> tuple[bool, str]:
    """The texts last: where one stands, all that it cites does."""
    return (name.endswith(".md"), name)


def _ended_as(before: str, after: str) -> str:
    """A text with the line ends that it had."""
    return after.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in before else after


def article_names(slugs: Iterable[str]) -> list[str]:
    """The files in which articles cite: their texts and their records."""
    return [name for slug in slugs for name in (f"source/{slug}.md", f"source/notes/{slug}.yaml")]
