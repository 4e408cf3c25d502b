"""What runs on a worker: each job in a process of this worker's own, in a folder with what the job needs.

A job that breaks its process costs neither the worker nor the next job. Dask carries nothing but bytes: what is in them is read in that
process, so that neither the scheduler nor the worker loads what makes editions.
"""

from __future__ import annotations

import multiprocessing
import pickle
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from footpress.disk.parcels import Shelf
from footpress.problems import FootpressError
from footpress.publication.workers import Worker, that_travels

_SECONDS = 3600.0
_LOADED = ("footpress.cluster.building", "footpress.editions.epub", "footpress.editions.html")
_IDLE: list[Worker] = []
_LOCK = threading.Lock()


def do(parcels: Mapping[str, bytes], work: bytes) -> tuple[str, bytes]:
    """(this worker, what comes of a piece of work): a pickled (function, arguments) is done in the folder of these parcels, and gives (its
    result, None), or (None, the error that ended it), pickled. Raises where this worker cannot do it, and another may."""
    from distributed import get_worker

    worker = get_worker()
    folder = _shelf(worker.local_directory).folder(parcels)
    with _process() as process:
        try:
            made, spent = process.result(_done, folder, work, seconds=_SECONDS)
        except FootpressError as error:
            return worker.address, pickle.dumps((None, that_travels(error)))
        if spent:
            process.close()
    return worker.address, made


def _done(_tell: Callable[[str], None], folder: Path, work: bytes) -> tuple[bytes, bool]:
    """In the process: (what the work gives, whether this process has grown too large to go on)."""
    function, arguments = pickle.loads(work)
    made, spent = function(folder, *arguments)
    return pickle.dumps((made, None)), spent


@cache
def _shelf(parent: str) -> Shelf:
    return Shelf(parent)


@contextmanager
def _process() -> Iterator[Worker]:
    """A process that nobody uses meanwhile. A worker that Dask watches over may start none before it says so."""
    multiprocessing.current_process().daemon = False
    with _LOCK:
        process = _IDLE.pop() if _IDLE else Worker("cluster", *_LOADED)
    try:
        yield process
    finally:
        with _LOCK:
            _IDLE.append(process)


def given(made: bytes) -> Any | FootpressError:
    """What came back of a piece of work, or why nothing did."""
    result, error = pickle.loads(made)
    return result if error is None else error
