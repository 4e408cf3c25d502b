"""What files are, as digests (SHA-256): equal digests, equal bytes. No file of a publication is taken for older or newer than another, so
that a clock that runs back, or a file copied with its old date, deceives nobody.

This module loads nothing but the system's own: a command that finds that nothing has changed must have loaded nothing to find it.
"""

from __future__ import annotations

import os
import stat
import sys
from functools import cache
from hashlib import sha256

TYPE_CHECKING = False  # `typing` is not loaded
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

KNOWN = ".plan"
"""The folder in build/ of what is known by its digests of what stands there. It may be deleted at any time."""
_LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig")
"""What sets the lines of a PDF, as the system has it."""
_FOLDER, _LINK = 1, 2
_LARGEST = 64 * 2**20
"""A larger file is none that a publication may read."""


def digest(data: bytes) -> str:
    """The digest of some bytes."""
    return sha256(data).hexdigest()


def digest_of(parts: Iterable[str]) -> str:
    """One digest of several texts, which no other division of the same characters has."""
    whole = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d " % len(data) + data)
    return whole.hexdigest()


def content(path: str) -> str:
    """The digest of a file, "" where there is none that can be read to its end."""
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
            return ""
        with open(path, "rb") as stream:
            return digest(stream.read())
    except OSError:
        return ""


def contents(folder: str, passed_over: Collection[str] = (), of: Callable[[str], str] = content) -> Iterator[str]:
    """Each file below a folder, sorted, its name there and its digest after each other; without what is `passed_over` at the top. The
    digests are `of` their paths."""
    for name in _below(folder, passed_over):
        yield name
        yield of(f"{folder}/{name}")


def _below(folder: str, passed_over: Collection[str] = (), above: tuple[str, ...] = (), *, linked: bool = False) -> Iterator[str]:
    """As `names`, sorted, without what is `passed_over` at the top; a link to a folder is followed, in no circle. `linked`: one was already."""
    above = (*above, folder)
    for name, kind in sorted(_entries(folder)):
        if name in passed_over:
            continue
        if not kind:
            yield name
            continue
        path, by_link = f"{folder}/{name}", linked or kind == _LINK
        if not by_link or os.path.realpath(path) not in map(os.path.realpath, above):
            yield from (f"{name}/{below}" for below in _below(path, (), above, linked=by_link))


def names(folder: str) -> Iterator[str]:
    """The files below a folder, by their names there; whatever is no folder is one."""
    for name, kind in _entries(folder):
        yield from (f"{name}/{below}" for below in names(f"{folder}/{name}")) if kind == _FOLDER else (name,)


def files_in(folder: str) -> list[str]:
    """The names of the files that stand in a folder itself, sorted."""
    return sorted(name for name, kind in _entries(folder) if not kind)


def footpress_itself() -> str:
    """A digest of all that makes editions besides the sources: the files of this package and its templates (by size and time, since who
    changes them is its developer), the packages, the libraries and the fonts that are installed, Python. Of the package those that this
    process began with, as it goes on with what it has loaded."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    beside = f"{package}/_templates" if os.path.isdir(f"{package}/_templates") else f"{os.path.dirname(package)}/templates"
    parts = [
        sys.version,
        *(f"{name}={os.environ.get(name)}" for name in ("PYPANDOC_PANDOC", "FONTCONFIG_FILE", "FONTCONFIG_PATH")),
    ]
    parts += [*_loaded(package), *_stamps(beside)]
    for folder in dict.fromkeys(path for path in sys.path if path.endswith("-packages")):
        parts += sorted(name for name, _ in _entries(folder) if name.endswith(".dist-info"))
    for folder in _fonts():
        parts += _stamps(folder)
    for path in (*(path for _, path in libraries()), os.environ.get("PYPANDOC_PANDOC", "")):
        parts += [_stamp(path)] if os.path.isfile(path) else []
    return digest_of(parts)


@cache
def _loaded(package: str) -> tuple[str, ...]:
    """The files of this package, as they were when they were first asked for."""
    return tuple(_stamps(package))


def libraries() -> Iterator[tuple[str, str]]:
    """(name, path) of each library that sets the lines of a PDF, where it is."""
    yield from ((name, path) for name, path in _libraries() if os.path.isfile(path))


def _libraries() -> Iterator[tuple[str, str]]:
    for folder in (f"/usr/lib/{os.uname().machine}-linux-gnu", "/usr/lib64", "/usr/lib", "/opt/homebrew/lib", "/usr/local/lib"):
        for name in _LIBRARIES:
            yield from ((name, f"{folder}/lib{name}{end}") for end in (".so.0", ".so.1", ".dylib", ".0.dylib"))


def _fonts() -> Iterator[str]:
    home = os.path.expanduser("~")
    yield from ("/usr/share/fonts", "/usr/local/share/fonts", f"{home}/.fonts", f"{home}/.local/share/fonts")
    yield from ("/etc/fonts", f"{home}/.config/fontconfig")
    yield from ("/Library/Fonts", f"{home}/Library/Fonts", "/opt/homebrew/share/fonts")


def _stamps(folder: str) -> Iterator[str]:
    """The files below a folder, each with its size and its time."""
    folder = os.path.realpath(folder)
    for name, kind in sorted(_entries(folder)):
        path = f"{folder}/{name}"
        if kind == _FOLDER:
            yield from _stamps(path) if name != "__pycache__" else ()
        else:
            yield _stamp(path)


def _stamp(path: str) -> str:
    """A file with its size and its time."""
    try:
        found = os.stat(path)
    except OSError:
        return path
    real = os.path.realpath(path) if os.path.islink(path) else path
    return f"{real} {found.st_size} {found.st_mtime_ns}"


def _entries(folder: str) -> list[tuple[str, int]]:
    """(name, _FOLDER, _LINK to a folder, or 0) of what stands in a folder."""
    try:
        with os.scandir(folder) as found:
            return [(entry.name, _kind(entry)) for entry in found]
    except OSError:
        return []


def _kind(entry: os.DirEntry[str]) -> int:
    try:
        if not entry.is_dir():
            return 0
    except OSError:  # a circle of links
        return 0
    return _LINK if entry.is_symlink() else _FOLDER
