"""One command at a time writes into a publication: the lock, who holds it, and the sweeping of what killed commands left."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from footpress.disk.together import finish
from footpress.disk.writing import make_folder, sweep
from footpress.problems import WorldError

_FILE = ".lock"
_STEP = 0.1  # seconds between two tries


@contextmanager
def hold(publication: Path, command: str, say: Callable[[str], None], patience: float = 30.0) -> Iterator[None]:
    """Hold a publication while a command writes into it. Where another does, `say` who, and wait for some seconds.

    The lock is flock's, on build/.lock, which tells who holds it and goes when that is done; it ends with its process, however that
    ends. Raises WorldError where the other is not done in time. A folder that is no publication is not touched.
    """
    if not (publication / "source").is_dir():
        yield
        return
    make_folder(publication / "build")
    path = publication / "build" / _FILE
    handle = _wait(path, say, patience)
    try:
        with contextlib.suppress(OSError):  # a full disk keeps nobody from working, only from saying so
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"footpress {command}, process {os.getpid()}, since {datetime.now():%H:%M}".encode(), 0)
        for folder, below in ((publication, False), (publication / "source", True), (publication / "build", True)):
            sweep(folder, below=below)
        for name in finish(publication):
            say(
                f"{name} was changed after a command was killed that had half written what belongs to it: look at what git shows."
            )
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _wait(path: Path, say: Callable[[str], None], patience: float) -> int:
    end, told = time.monotonic() + patience, False
    while (handle := _take(path)) is None:
        if time.monotonic() > end:
            raise WorldError(
                f"{_holder(path)} is at work in this publication: wait until it is done, or stop it, then do this again."
            )
        if not told:
            say(f"Waiting for {_holder(path)}, which is at work in this publication.")
            told = True
        time.sleep(_STEP)
    return handle


def _take(path: Path) -> int | None:
    """The lock's handle, or None where another has it, or has just taken the file away with its own."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise WorldError(
            f"{path} was not written: {error.strerror}. Look whether you may write there, then do it again."
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), path.stat()):
            return handle
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError:
        return handle  # a file system that knows no locks gives everybody theirs
    os.close(handle)
    return None


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip() or "another command"
    except OSError:
        return "another command"
