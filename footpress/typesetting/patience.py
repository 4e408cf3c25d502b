"""Step 8, pack: a document that never ends does not hold up a build.

Measured is the time that the processor works, not that of the clock: a machine with much to do is no reason to refuse a book.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

LEAST = 120.0
"""Seconds that any document may take."""
PER_CHARACTER = 0.001
"""Seconds more for each character of its markup: a page of 3,000 takes a tenth of a second, and may take three."""
_LOOKS = 0.2


class TakesTooLong(Exception):
    """A document was not typeset within the time that it may take; `seconds` is that time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not finished within {seconds:.0f} seconds")
        self.seconds = seconds


def patience_for(markup: str) -> float:
    """How long typesetting a document may take, in seconds of the processor."""
    return LEAST + PER_CHARACTER * len(markup)


@contextmanager
def ending_within(seconds: float) -> Iterator[Callable[[], None]]:
    """Raise TakesTooLong in what runs inside of this, in whatever thread, once the processor has worked on it for so long; what is yielded
    gives it as long again."""
    watch = _Watch(threading.get_ident(), time.process_time() + seconds)
    watch.start()
    try:
        try:
            yield partial(watch.renew, seconds)
        finally:
            watch.end()
    except _Late:
        raise TakesTooLong(seconds) from None
    if watch.late:  # and what ran inside of this let nobody know
        raise TakesTooLong(seconds)


class _Late(BaseException):
    """What the watch raises; no `except Exception` on the way takes it for a fault of a picture."""


class _Watch(threading.Thread):
    """Raises _Late in a thread when its time has come, again and again until it has ended."""

    def __init__(self, watched: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self._watched, self._deadline = ctypes.c_ulong(watched), deadline
        self.late = False
        self._lock, self._ended = threading.Lock(), threading.Event()

    def run(self) -> None:
        """Look at the time until the end."""
        while not self._ended.wait(_LOOKS):
            with self._lock:
                if time.process_time() > self._deadline and not self._ended.is_set():
                    self.late = True
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(self._watched, ctypes.py_object(_Late))

    def renew(self, seconds: float) -> None:
        """Begin to measure anew."""
        with self._lock:
            self._deadline = time.process_time() + seconds

    def end(self) -> None:
        """Raise nothing any more; what was raised and has not arrived arrives here.

        It cannot be taken back: CPython 3.11 goes on looking for what SetAsyncExc(None) took away, without end where code is traced.
        """
        with suppress(_Late), self._lock:
            self._ended.set()
        self._ended.set()
        self.join()
        with suppress(_Late):
            if self.late:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._watched, ctypes.py_object(_Late))
                while True:
                    time.sleep(0)
