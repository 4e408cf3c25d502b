"""The door in: no file is read as a publication's that does not lie in its folder, wherever its name or a link may point.

A name may climb (`../x`, `%2e%2e/x`, `..\\x`), be a path of the whole machine, or be a symbolic link to a file outside; what counts is
where it leads in the end.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from footpress.problems import Problem, ProblemsFound

LARGEST = 64 * 2**20
"""No file of a publication may be larger, in bytes."""


def refusal(path: Path, directory: Path) -> str:
    """Why a file may not be read as one of a publication's, "" where it may. A file that is not there is refused by nobody here."""
    try:
        inside = path.resolve().is_relative_to(directory.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links; a name that no file can have
        return "it cannot be reached: give it a name of letters, digits and hyphens"
    if not inside:
        return "it lies outside the publication's folder, or is a link out of it: put the file itself there"
    if path.exists() and not (path.is_file() or path.is_dir()):
        return "it is no file that can be read to its end: put a plain file in its place"
    if path.is_file() and path.stat().st_size > LARGEST:
        return f"it is larger than {LARGEST // 2**20} MB: make it smaller"
    return ""


def admit(path: Path, directory: Path) -> Path:
    """A path of a publication, to be read. Raises ProblemsFound where it leads out of the publication's folder."""
    if reason := refusal(path, directory):
        raise ProblemsFound([Problem(_named(path, directory), 0, "file-outside", "error", f"this file is not read: {reason}.")])
    return path


def read_bytes(path: Path, directory: Path) -> bytes:
    """The bytes of a file of a publication. Raises ProblemsFound as `admit` does, OSError where there is none."""
    return admit(path, directory).read_bytes()


def read_plain(path: str) -> bytes | None:
    """The bytes of a file in a folder that lies in a publication's: of a plain one; None for a link, which may lead anywhere, and for what
    `read_bytes` refuses or cannot read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return None
        with open(handle, "rb", closefd=False) as stream:
            return stream.read()
    except OSError:
        return None
    finally:
        os.close(handle)


def listed(directory: Path, pattern: str) -> Iterator[Path]:
    """The files of a publication whose paths match, sorted. Raises ProblemsFound as `admit` does."""
    for path in sorted(directory.glob(pattern)):
        yield admit(path, directory)


def addressed(address: str, directory: Path) -> Path | None:
    """The file in source/ that a relative address leads to ("lamp.png", "maps/a%20b.png#top"); None where it leads out of source/.

    The file need not be there. What climbs is refused even if it comes back: the address is published, and readers have no source/.
    """
    name = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    parts = re.split(r"[/\\]", name)
    if not name or name.startswith(("/", "\\", "~")) or "\\" in name or re.match(r"[A-Za-z]:", name) or not name.isprintable():
        return None
    if any(part == ".." or (part.startswith(".") and part != ".") for part in parts):
        return None
    return directory / "source" / name


def _named(path: Path, directory: Path) -> str:
    """A path as a person would type it, from the publication's folder."""
    return path.relative_to(directory).as_posix() if path.is_relative_to(directory) else str(path)
