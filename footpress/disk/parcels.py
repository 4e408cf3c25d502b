"""The sources of a publication as one archive, to be unpacked into a scratch folder where somebody works for this machine.

Equal sources give equal bytes. What the door does not let in (`footpress.disk.reading`: a link that leads out, a file without end or measure)
goes along without a byte of it, as something that the door will not let in there either, for the same reason.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from footpress.disk.digests import digest
from footpress.disk.reading import LARGEST
from footpress.problems import WorldError

MOST = 2**30
"""Bytes of all that is packed."""
_KEPT = 4
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)
_FILE, _FOLDER, _OUTSIDE, _LARGE, _PIPE = "file", "folder", "outside", "large", "pipe"


def pack(directory: Path, names: tuple[str, ...], passed_over: tuple[str, ...] = ()) -> bytes:
    """These files and folders of a publication, whole, but what is `passed_over`. Raises WorldError where they are too much."""
    total, stream = 0, io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        found = (each for name in names for each in _found(directory / name, name, directory, passed_over, ()))
        for kind, name, path in found:
            data = path.read_bytes() if kind == _FILE else b""
            if (total := total + len(data)) > MOST:
                raise WorldError(
                    f"The sources have more than {MOST // 2**20:,} MB, too much to be sent: build without --cluster, or a part of them."
                )
            _add(archive, f"{kind}/{name}", data)
    return stream.getvalue()


def pack_files(files: Mapping[str, bytes]) -> bytes:
    """Some files by their paths."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            _add(archive, f"{_FILE}/{name}", files[name])
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _MIDNIGHT), data, zipfile.ZIP_DEFLATED, 1)


def _found(
    path: Path, name: str, directory: Path, passed_over: tuple[str, ...], above: tuple[Path, ...]
) -> Iterator[tuple[str, str, Path]]:
    """(kind, name, path) of a file, or of a folder and all below it."""
    try:
        here = path.resolve()
        inside = here.is_relative_to(directory.resolve())
    except (OSError, RuntimeError):  # a circle of links
        return
    if name in passed_over or here in above:
        return
    if not inside:
        yield _OUTSIDE, name, path
    elif path.is_dir():
        yield _FOLDER, name, path
        for each in sorted(path.iterdir()):
            yield from _found(each, f"{name}/{each.name}", directory, passed_over, (*above, here))
    elif path.is_file():
        yield (_FILE if path.stat().st_size <= LARGEST else _LARGE), name, path
    elif path.exists():
        yield _PIPE, name, path


class Shelf:
    """Parcels in this process, each unpacked once into a folder of its own, the last few of them; all go with the folder `parent`."""

    def __init__(self, parent: str) -> None:
        self._parent, self._lock = parent, threading.Lock()
        self._folders: dict[tuple[str, ...], Path] = {}

    def folder(self, parcels: Mapping[str, bytes]) -> Path:
        """The folder in which these parcels, each by its digest, are unpacked over each other. Raises WorldError for one that is damaged, and
        where a path leads out of the folder."""
        with self._lock:
            names = tuple(parcels)
            if names not in self._folders:
                while len(self._folders) >= _KEPT:
                    shutil.rmtree(self._folders.pop(next(iter(self._folders))), ignore_errors=True)
                made = Path(tempfile.mkdtemp(prefix="footpress-", dir=self._parent))
                for name, data in parcels.items():
                    if digest(data) != name:
                        raise WorldError("The sources have not come whole.")
                    _unpack(data, made)
                self._folders[names] = made
            else:
                self._folders[names] = self._folders.pop(names)  # the last to go
            return self._folders[names]


def _unpack(data: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(each.file_size for each in archive.infolist()) > MOST:
            raise WorldError("The sources are too much to be unpacked.")
        for each in archive.infolist():
            kind, _, name = each.filename.partition("/")
            if not is_within(name):
                raise WorldError(f"{name} was not unpacked: it leads out of its folder.")
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if kind == _FILE:
                path.write_bytes(archive.read(each))
            elif kind == _FOLDER:
                path.mkdir(exist_ok=True)
            elif kind == _OUTSIDE:
                path.symlink_to(Path(__file__))
            elif kind == _LARGE:
                path.touch()
                os.truncate(path, LARGEST + 1)
            else:
                os.mkfifo(path)


def is_within(name: str) -> bool:
    """Whether a relative path stays in the folder from which it starts, and is written in one way only."""
    pure = PurePosixPath(name)
    return (
        bool(name)
        and not pure.is_absolute()
        and ".." not in pure.parts
        and "\\" not in name
        and "\0" not in name
        and str(pure) == name
    )


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a scratch folder. Raises WorldError for a path that leads out of it."""
    for name, data in files.items():
        if not is_within(name):
            raise WorldError(f"{name} was not written: it leads out of its folder.")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def below(folder: Path, patterns: Sequence[str]) -> dict[str, bytes]:
    """The files whose paths in a folder match ("a.pdf", ".plan/a.*"), and those below folders that do, by these paths."""
    found = [path for pattern in patterns for path in folder.glob(pattern)]
    paths = (each for path in found for each in (path, *(path.rglob("*") if path.is_dir() else ())))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths) if path.is_file()}


def clear(folder: Path, patterns: Sequence[str]) -> None:
    """Take out of a scratch folder what `below` finds there."""
    for path in [path for pattern in patterns for path in folder.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
