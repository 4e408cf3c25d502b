"""Work that takes long or may go wrong (a build, an import, a preview) runs in processes of its own.

A worker comes from the forkserver, which has loaded what it needs, or is split off this process, which has; it does one thing after another
and keeps what it has read. One that crashes, or does not end in time, is let go, and the next call starts another: the desk stays, and so
does a build of many articles.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import multiprocessing
import os
import pickle
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, cast

from footpress.problems import FootpressError, ProblemsFound, UsageError, WorldError

SECONDS = 3600.0
"""How long a volume may take."""
SELDOM = (20_000, 20, 50)
"""When Python looks for what refers to itself and is no longer needed: a build makes many values and few such."""
LARGEST = 400 * 2**20
"""Bytes of memory that a process may have had at most when it goes on to the next volume: what it makes then seldom needs a third more."""
COLLECTED = 8
"""After so much work a process looks for what refers to itself and is no longer needed: WeasyPrint leaves much of each page behind."""
_ONE = 3
"""How many links /proc/self/task has where there is one thread: two, and its folder."""
Step = tuple[str, Any]
"""("told", what a worker says meanwhile), ("done", its result), ("failed", the error)."""
Work = Callable[..., Any]
"""A function of a module. Its first argument is a function by which it tells how far it is."""


class Worker:
    """One process that works for another, started when it is first needed.

    With `split`, it is split off this process where that can be, which has loaded everything; else the forkserver loads what is named.
    """

    def __init__(self, name: str, *preload: str, split: bool = False) -> None:
        self._name, self._preload, self._split = name, ("footpress.publication.workers", *preload), split
        self._lock = threading.Lock()
        self._process: Any = None
        self._connection: Connection | None = None

    def steps(self, work: Work, *arguments: object, seconds: float = 60) -> Generator[Step]:
        """Do a piece of work: what it tells, and in the end its result or why there is none. One at a time; others wait."""
        with self._lock:
            self.begin(work, *arguments)
            yield from self._steps(seconds)

    def result(self, work: Work, *arguments: object, seconds: float = 60) -> Any:
        """What a piece of work gives. Raises FootpressError where it gives nothing."""
        return _given(self.steps(work, *arguments, seconds=seconds))

    def begin(self, work: Work, *arguments: object) -> None:
        """Give it a piece of work, and do other things until its result is `awaited`; for who shares the worker with nobody."""
        with contextlib.suppress(OSError):  # it is told by who waits for it that the process has ended
            self.start().send((work, arguments))

    def awaited(self, seconds: float = 60) -> Any:
        """What the piece of work gives that was begun. Raises FootpressError where it gives nothing."""
        return _given(self._steps(seconds))

    def _steps(self, seconds: float) -> Generator[Step]:
        connection = self._connection
        try:
            if connection is None:
                raise EOFError
            while connection.poll(seconds):
                step = connection.recv()
                yield step
                if step[0] != "told":
                    return
            self._let_go()
            yield "failed", WorldError(f"This did not end within {seconds:.0f} seconds, and was stopped.")
        except (EOFError, OSError):
            self._let_go()
            yield (
                "failed",
                WorldError("The process that did this has ended before its time. Do it again; if it does so again, tell us."),
            )

    def close(self) -> None:
        """End the process."""
        self._let_go()

    def start(self) -> Connection:
        """Have the process there, and the way to it."""
        if self._process is None or not self._process.is_alive() or self._connection is None:
            self._let_go()
            split = self._split and is_alone()
            context: Any = multiprocessing.get_context("fork" if split else "forkserver")
            if not split:
                context.set_forkserver_preload(list(self._preload))
            ours, theirs = context.Pipe()
            given = (theirs, ours) if split else (theirs,)
            self._process = context.Process(target=_serve, args=given, name=f"footpress-{self._name}", daemon=True)
            with _deaf():
                self._process.start()
            theirs.close()
            self._connection = ours
        return self._connection

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if process is not None and process.is_alive():
            process.kill()
            process.join(5)


def cores() -> int:
    """How many processes can work at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def is_alone() -> bool:
    """Whether this process can be split in two: on Linux, while it has one thread. Pango starts another, which a half would lack."""
    return sys.platform == "linux" and Path("/proc/self/task").stat().st_nlink == _ONE


def ready(_tell: Callable[[str], None]) -> bool:
    """Nothing but that a worker is there."""
    return True


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C is heard afterwards: what it raises while a process is split in two, in what is called then, would be lost."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def most_memory() -> int:
    """The most bytes of memory that this process has had."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _given(steps: Generator[Step]) -> Any:
    with contextlib.closing(steps):  # an error that is kept would keep them, and the worker, too
        for kind, value in steps:
            if kind == "done":
                return value
            if kind == "failed":
                raise value
    raise WorldError("The process that did this gave no answer.")


def _serve(connection: Connection, other: Connection | None = None) -> None:
    """In the process: one piece of work after another, until who gave it is gone. That one hears Ctrl-C, and ends this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])  # what it starts may be stopped
    gc.set_threshold(*SELDOM)
    if other is not None:
        other.close()  # the end of the one who asks, who else would never seem gone
        gc.freeze()  # what there is already is never looked through, and stays shared
    with contextlib.suppress(EOFError, OSError):  # who asks is gone
        for done in itertools.count(1):
            work, arguments = connection.recv()
            connection.send(_done(work, lambda told: connection.send(("told", told)), arguments))
            if done % COLLECTED == 0:
                gc.collect()


def _done(work: Work, tell: Callable[[str], None], arguments: Sequence[object]) -> Step:
    try:
        return "done", work(tell, *arguments)
    except Exception as error:  # whatever it is, it is told, and the next is done
        return "failed", that_travels(error)


def that_travels(error: Exception) -> FootpressError:
    """An error as it can be sent from process to process."""
    if isinstance(error, ProblemsFound):
        return _Problems(error.problems)
    if isinstance(error, FootpressError):
        return UsageError(str(error)) if isinstance(error, UsageError) else WorldError(str(error))
    return WorldError(f"This is a defect of footpress ({type(error).__name__}: {error}), not of your text.")


def that_is_told_alike(error: Exception) -> Exception:
    """An error as it can be sent from process to process, and is told there in the same words as here; with the traceback that it has here."""
    if isinstance(error, FootpressError):
        return that_travels(error)
    try:
        copy = pickle.loads(pickle.dumps(error))
    except Exception:  # an error may be of any kind
        return that_travels(error)
    if type(copy) is not type(error):
        return that_travels(error)
    return cast(Exception, _Elsewhere(error, "".join(traceback.format_exception(error))))


class _Elsewhere:
    """An error that becomes itself where it arrives. It is none here, since others teach pickle how errors travel: tblib, which Dask brings."""

    def __init__(self, error: Exception, trace: str) -> None:
        self._parts = error, trace

    def __reduce__(self) -> tuple[object, ...]:
        return _arrived, self._parts


def _arrived(error: Exception, trace: str) -> Exception:
    error.__cause__ = Exception(f"\n{trace}")
    return error


class _Problems(ProblemsFound):
    """Problems that can be pickled."""

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[object, ...]]:
        return ProblemsFound, (self.problems,)
