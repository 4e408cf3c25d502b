"""Jobs given to a cluster, a few more at a time than it can do at once; their results as they come.

A worker that goes takes no job with it: Dask gives it to another, and a few times more, then says so. Then it is not known which of those jobs
that the worker had was to blame: each is tried once more with no other beside it, and only the one that ends workers then is refused.
"""

from __future__ import annotations

import contextlib
import pickle
import queue
import sys
import time
import uuid
from collections import Counter, deque
from collections.abc import Callable, Generator, Mapping, Sequence
from itertools import islice
from typing import Any

from footpress.cluster.connecting import Cluster
from footpress.cluster.there import do, given
from footpress.disk.digests import digest
from footpress.problems import FootpressError, WorldError

Work = tuple[Callable[..., tuple[Any, bool]], tuple[object, ...]]
"""A function of a module and its arguments, which follow the folder in which it works. It gives its result and whether its process has grown
too large to go on."""
_TRIES = 4
_AHEAD = 2
"""Jobs that wait at the scheduler for each that is done: a worker need not wait for this machine."""
_STEP = 0.5
_LONE = 30.0
"""Seconds that are waited for another worker where all have gone."""


class Sharing:
    """Jobs that need the same parcels, given to a cluster."""

    def __init__(self, cluster: Cluster, parcels: Sequence[bytes], lone: float = _LONE, ahead: int = sys.maxsize) -> None:
        """`ahead`: how far a job may be behind the first that has not come, when it is given."""
        self._cluster, self._lone, self._ahead = cluster, lone, ahead
        self._parcels = {digest(data): data for data in parcels}
        self._there: Mapping[str, Any] = {}
        self._came: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._waiting: deque[int] = deque()
        self._at_hand: dict[Any, int] = {}
        self._tries: Counter[int] = Counter()
        self._suspected: set[int] = set()

    def results(self, works: Sequence[Callable[[], Work]]) -> Generator[tuple[int, Any | FootpressError]]:
        """(number, what came of it) of each piece of work, as they come; each is put together when it is its turn. Raises WorldError where
        the cluster goes. Who stops asking cancels what waits."""
        self._waiting = waiting = deque(range(len(works)))
        alone = deque[int]()
        self._scatter()
        try:
            while waiting or alone or self._at_hand:
                at_once = sum(self._cluster.workers().values())
                first = min((*self._at_hand.values(), *alone, *islice(waiting, 1)))
                while waiting and len(self._at_hand) < max(1, at_once * _AHEAD) and waiting[0] - first < self._ahead:
                    self._give(waiting.popleft(), works)
                if alone and not self._at_hand:
                    self._give(alone.popleft(), works)
                future = self._next()
                number = self._at_hand.pop(future)
                made = self._made(future, number)
                future.release()
                if made is not None:
                    yield number, made
                elif number in self._suspected:
                    alone.append(number)
                else:
                    waiting.appendleft(number)
        finally:
            with contextlib.suppress(Exception):  # the cluster may have gone
                self._cluster.client.cancel([*self._at_hand], force=True)

    def again(self, number: int) -> None:
        """Have a piece of work done once more, whose result has just come: it is put together anew."""
        self._waiting.appendleft(number)

    def _scatter(self) -> None:
        """Send the parcels, once, to all workers."""
        named = {f"footpress-{name}": data for name, data in self._parcels.items()}
        try:
            self._there = self._cluster.client.scatter(named, broadcast=True) if named else {}
        except Exception as error:  # in whatever way it says so
            raise self._cluster.gone() from error

    def _give(self, number: int, works: Sequence[Callable[[], Work]]) -> None:
        parcels = {name: self._there[f"footpress-{name}"] for name in self._parcels}
        key = f"footpress-{uuid.uuid4().hex}"
        try:
            future = self._cluster.client.submit(do, parcels, pickle.dumps(works[number]()), key=key, pure=False)
        except Exception as error:  # the same
            raise self._cluster.gone() from error
        self._at_hand[future] = number
        future.add_done_callback(self._came.put)

    def _next(self) -> Any:
        """The next job that has come to an end. Raises WorldError where the cluster, or its last worker, goes."""
        left_at: float | None = None
        while True:
            with contextlib.suppress(queue.Empty):
                future = self._came.get(timeout=_STEP)
                if future in self._at_hand:
                    return future
            if self._cluster.client.status != "running":
                raise self._cluster.gone()
            if self._cluster.workers():
                left_at = None
            elif left_at is None:
                left_at = time.monotonic()
            elif time.monotonic() - left_at > self._lone:
                raise self._cluster.deserted()

    def _made(self, future: Any, number: int) -> Any | FootpressError | None:
        """What came of a job; None where it is to be done again."""
        if future.status == "finished":
            try:
                worker, made = future.result(timeout=60)
            except Exception:  # who had it has gone since
                return self._again(number, "its result was lost")
            return given(made) if self._cluster.knows(worker) else self._again(number, "the worker went before it was known")
        if future.status == "error":
            error = future.exception(timeout=60)
            if type(error).__name__ != "KilledWorker":
                return self._again(number, f"{type(error).__name__}: {error}")
            if number in self._suspected:
                return WorldError("Each worker that began this has ended before its time. Do it here, without --cluster.")
            self._suspected.add(number)
            return None
        if self._cluster.client.status != "running":
            raise self._cluster.gone()
        self._scatter()  # who had the parcels has gone
        return self._again(number, "the sources were lost on the way")

    def _again(self, number: int, reason: str) -> FootpressError | None:
        self._tries[number] += 1
        if self._tries[number] < _TRIES:
            return None
        return WorldError(f"No worker of {self._cluster.address} could do this ({reason}). Do it here, without --cluster.")
