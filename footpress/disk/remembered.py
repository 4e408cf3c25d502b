"""The digests of built files, remembered with what the system says of each file (size, inode, when it was changed): thousands of megabytes need
not be read again to find that not one byte is another.

This is what git's index does, and it deceives nobody for git's reasons. A file is believed to be the one that was read where its inode, its size,
its mtime and its ctime are the same to the nanosecond. The ctime is set by the system at each change of the file and cannot be set by
others: one that is put back from a backup, copied with its old date, or edited in place has another. Nothing is compared as earlier or later,
but for this: what was changed shortly before it was read, by the file system's own clock, is not remembered (a second change could fall into
the same tick), and nothing is where the clock did not run evenly meanwhile. What is remembered may be deleted or damaged: then files are read.
Sources are always read.
"""

from __future__ import annotations

import os
import time

from footpress.disk.digests import KNOWN, content, footpress_itself

_FILE = "digests"
_SHORTLY = 2 * 10**9
"""Nanoseconds: longer than the tick of any file system (FAT's, two seconds)."""
_WORTH = 16 * 2**20
"""Fewer bytes are read again as fast as they are remembered."""


class _Remembered:
    """What was known of files, what was used of it or found since, and when this began."""

    def __init__(self, build: str) -> None:
        self.file = f"{build}/{KNOWN}/{_FILE}"
        self.known = _known(self.file)
        self.used: dict[str, str] = {}
        self.read = 0
        self.itself = ""
        self.began = _clocks(f"{build}/{KNOWN}")

    def content(self, path: str) -> str:
        try:
            found = os.stat(path)
        except OSError:
            return ""
        stamp = _stamp(found)
        if known := self.used.get(stamp):
            return known
        if known := self.known.get(stamp):
            self.used[stamp] = known
            return known
        settled, known = self._is_settled(found), content(path)
        self.read += found.st_size
        if known and settled:
            self.used[stamp] = known
        return known

    def _is_settled(self, found: os.stat_result) -> bool:
        """Whether a file was changed some time ago, so that a change after this moment is bound to show."""
        if not self.began:
            return False
        at, _, ran = self.began
        return max(found.st_mtime_ns, found.st_ctime_ns) + _SHORTLY < at + time.monotonic_ns() - ran

    def is_worth_keeping(self) -> bool:
        """Whether much was read, and the clock has run evenly."""
        if self.read < _WORTH or not self.began:
            return False
        _, wall, ran = self.began
        return abs((time.time_ns() - wall) - (time.monotonic_ns() - ran)) < _SHORTLY // 2


_now: list[_Remembered] = []


def begin(build: str) -> None:
    """From now on `built` remembers the files of this build/."""
    _now[:] = [_Remembered(build)]


def built(path: str) -> str:
    """The digest of a built file, as `digests.content` has it."""
    return _now[0].content(path) if _now else content(path)


def itself() -> str:
    """As `digests.footpress_itself`, which is asked once for one command: what is installed while it works is new to the next."""
    if not _now:
        return footpress_itself()
    _now[0].itself = _now[0].itself or footpress_itself()
    return _now[0].itself


def end() -> None:
    """Keep what is remembered, where that is worth it; that it cannot be kept costs the next command time, and no more."""
    for remembered in _now:
        if remembered.is_worth_keeping():
            from contextlib import suppress
            from pathlib import Path

            from footpress.disk.writing import replace_text
            from footpress.problems import WorldError

            kept = (
                remembered.used if len(remembered.known) > 2 * len(remembered.used) else {**remembered.known, **remembered.used}
            )
            lines = (f"{stamp} {digest}" for stamp, digest in kept.items())
            with suppress(WorldError):
                replace_text(Path(remembered.file), "\n".join([*lines, "end"]))
    _now.clear()


def _stamp(found: os.stat_result) -> str:
    return f"{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _clocks(folder: str) -> tuple[int, int, int] | None:
    """The time of the file system in which a folder stands, by its own clock; that of the system; and of the clock that cannot be set. None
    where the folder cannot be touched."""
    try:
        os.utime(folder)
        return os.stat(folder).st_ctime_ns, time.time_ns(), time.monotonic_ns()
    except OSError:
        return None


def _known(file: str) -> dict[str, str]:
    """What was kept; nothing where it cannot be read whole."""
    try:
        with open(file, encoding="ascii") as stream:
            lines = stream.read().split("\n")
        if lines.pop() != "end":
            return {}
        return dict(line.rsplit(" ", 1) for line in lines)
    except (OSError, ValueError, IndexError):
        return {}
