"""The one door out: everything that footpress writes into a publication is written here, whole or not at all.

A file is written beside its place under a name of ours, made sure to be on the disk, and moved into place in one step; a folder
likewise. So a command that is killed, or that finds the disk full, leaves what stood, and no half of anything. While a thing is
being written it is locked (flock); what has a name of ours and no lock was left by a command that was killed, and is swept away.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from footpress.disk.exchanging import exchange
from footpress.problems import WorldError

_OURS = ".footpress-"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where there is no room for a file."""


def replace_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, or leave the old one as it was. Raises WorldError, which names the file, where it cannot be written."""
    with _named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_OURS)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                _lock(stream.fileno())
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
                temporary.chmod(0o666 & ~_umask())
                temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def replace_text(path: Path, text: str) -> None:
    """Write a UTF-8 text whole, or leave the old one as it was. Raises as `replace_bytes`."""
    replace_bytes(path, text.encode("utf-8"))


def change_text(path: Path, change: Callable[[str], str]) -> None:
    """Change a UTF-8 text, whose lines end in `\\n` for `change`, and write it with the line ends that it had."""
    old = path.read_bytes().decode("utf-8")
    new = change(old.replace("\r\n", "\n"))
    ends = ["\r\n" if line.endswith("\r") else "\n" for line in old.split("\n")[:-1]]
    if new.count("\n") == len(ends):
        lines = new.split("\n")
        new = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    elif ends.count("\r\n") * 2 > len(ends):
        new = new.replace("\n", "\r\n")
    if new != old:
        replace_bytes(path, new.encode("utf-8"))


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, {"html/a/index.html": …}, each whole, into a folder. Raises as `replace_bytes`, and for a name that leads out of it."""
    for name in files:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise WorldError(f"{name} was not written: it leads out of {folder}.")
    for name, data in files.items():
        replace_bytes(folder / name, data)


def make_folder(path: Path) -> None:
    """A folder, and those above it, where it is not there. Raises as `replace_bytes`."""
    with _named(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """An empty folder to make things in before they are moved to their place in `parent`; gone afterwards."""
    with _named(parent):
        parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=parent, prefix=_OURS))
        folder.chmod(0o777 & ~_umask())
        handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def move_files(made: Path, folder: Path, files: Iterable[str], last: str = "") -> None:
    """Move files that `scratch` holds to the same places in `folder`; the file `last` after all that it needs."""
    for name in sorted(files, key=lambda name: (name == last, name)):
        with _named(folder / name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).replace(folder / name)


def place_files(folder: Path, files: Mapping[str, bytes], last: str = "", whole: str = "") -> None:
    """Write files into a folder, all of them before the first is moved to its place; the folder `whole` in it, if any is named, is
    exchanged as it is: what stood there and is not among the files stays no longer. Raises as `replace_bytes`."""
    with scratch(folder) as made:
        write_all(made, files)
        if whole:
            replace_folder(made / whole, folder / whole)
        move_files(made, folder, [name for name in files if not (whole and name.startswith(f"{whole}/"))], last)


def replace_folder(made: Path, folder: Path) -> None:
    """Move a whole folder that `scratch` holds to its place, instead of what stood there; in one step, where the system can do that."""
    with _named(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        if not folder.exists():
            made.replace(folder)
            return
        if made.is_dir() and exchange(made, folder):
            return  # what stood there goes with `scratch`
        with scratch(folder.parent) as away:
            folder.replace(away / folder.name)
            try:
                made.replace(folder)
            except BaseException:
                (away / folder.name).replace(folder)
                raise


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder with these files, whole, instead of what stood there. Raises as `replace_bytes`."""
    with scratch(folder.parent) as made:
        write_all(made / folder.name, files)
        replace_folder(made / folder.name, folder)


def link_files(folder: Path, into: Path, files: Iterable[str]) -> None:
    """Have files of a folder stand in another too, to be read there: as links, copied where the file system knows none."""
    for name in files:
        with _named(into / name):
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            try:
                (into / name).hardlink_to(folder / name)
            except OSError:
                shutil.copyfile(folder / name, into / name)


def delete(paths: Iterable[Path]) -> None:
    """Take files and folders away that are published no more. Raises as `replace_bytes`."""
    for path in paths:
        with _named(path):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def sweep(folder: Path, *, below: bool = True) -> None:
    """Delete what killed commands left half written in a folder (and in those below it): what has a name of ours and no lock."""
    for path, folders, files in os.walk(folder):
        for name in [name for name in (*folders, *files) if name.startswith(_OURS)]:
            _sweep(Path(path) / name)
        folders[:] = [name for name in folders if below and not name.startswith(_OURS)]


def _sweep(path: Path) -> None:
    with contextlib.suppress(OSError):  # somebody is at work in it, or it has gone meanwhile
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        finally:
            os.close(handle)


def _lock(handle: int) -> None:
    with contextlib.suppress(OSError):  # a file system that knows no locks: then nothing is ever swept there either
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Whatever keeps a file from being written is told with the file's own name, and what to do."""
    try:
        yield
    except OSError as error:
        remedy = "Make room" if error.errno in FULL else "Look whether you may write there"
        reason = error.strerror or str(error)
        raise WorldError(f"{path} was not written: {reason}. {remedy}, then do it again; what stood there stands.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
