"""Work that takes long or may go wrong (a build, an import, a preview) runs in processes of its own.

A worker comes from the forkserver, which has loaded what it needs; it does one thing after another and keeps what it has read. One that
crashes, or does not end in time, is let go, and the next call starts another: the desk stays, and so does a build of many articles.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from footpress.problems import FootpressError, ProblemsFound, UsageError, WorldError

Step = tuple[str, Any]
"""("told", what a worker says meanwhile), ("done", its result), ("failed", the error)."""
Work = Callable[..., Any]
"""A function of a module. Its first argument is a function by which it tells how far it is."""


class Worker:
    """One process that works for another, started when it is first needed."""

    def __init__(self, name: str, *preload: str) -> None:
        self._name = name
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["footpress.publication.workers", *preload])
        self._lock = threading.Lock()
        self._process: Any = None
        self._connection: Connection | None = None

    def steps(self, work: Work, *arguments: object, seconds: float = 60) -> Iterator[Step]:
        """Do a piece of work: what it tells, and in the end its result or why there is none. One at a time; others wait."""
        with self._lock:
            try:
                connection = self._ready()
                connection.send((work, arguments))
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

    def result(self, work: Work, *arguments: object, seconds: float = 60) -> Any:
        """What a piece of work gives. Raises FootpressError where it gives nothing."""
        for kind, value in self.steps(work, *arguments, seconds=seconds):
            if kind == "done":
                return value
            if kind == "failed":
                raise value
        raise WorldError("The process that did this gave no answer.")

    def close(self) -> None:
        """End the process."""
        self._let_go()

    def _ready(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._connection is None:
            self._let_go()
            ours, theirs = self._context.Pipe()
            self._process = self._context.Process(target=_serve, args=(theirs,), name=f"footpress-{self._name}", daemon=True)
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


def ready(_tell: Callable[[str], None]) -> bool:
    """Nothing but that a worker is there."""
    return True


def _serve(connection: Connection) -> None:
    """In the process: one piece of work after another, until who gave it is gone. That one hears Ctrl-C, and ends this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            work, arguments = connection.recv()
        except EOFError:
            return
        try:
            result = work(lambda told: connection.send(("told", told)), *arguments)
            connection.send(("done", result))
        except Exception as error:  # whatever it is, it is told, and the next is done
            connection.send(("failed", that_travels(error)))


def that_travels(error: Exception) -> FootpressError:
    """An error as it can be sent from process to process."""
    if isinstance(error, ProblemsFound):
        return _Problems(error.problems)
    if isinstance(error, FootpressError):
        return UsageError(str(error)) if isinstance(error, UsageError) else WorldError(str(error))
    return WorldError(f"This is a defect of footpress ({type(error).__name__}: {error}), not of your text.")


class _Problems(ProblemsFound):
    """Problems that can be pickled."""

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[object, ...]]:
        return ProblemsFound, (self.problems,)
