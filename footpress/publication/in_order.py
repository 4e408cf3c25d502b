"""Jobs done beside each other by processes, each with one after another; what comes of them in the order of the jobs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import TypeVar

from footpress.publication.workers import Worker

_J = TypeVar("_J")
_R = TypeVar("_R")


def in_order(jobs: Sequence[_J], workers: Sequence[Worker], do: Callable[[Worker, _J], _R], most: int = 0) -> Generator[_R]:
    """What `do` gives of each job, in their order; it raises nothing. At most so many results are begun or wait to be taken, any number where
    nothing is said: with one worker and one result, a job is begun when its result is asked for. Who stops asking ends the processes."""
    for worker in workers:
        with suppress(OSError):  # then it is tried again
            worker.start()  # before there are threads
    done: dict[int, _R] = {}
    begun = wanted = 0
    ended = False
    changed = threading.Condition()

    def next_job() -> int | None:
        nonlocal begun
        with changed:
            changed.wait_for(lambda: ended or begun == len(jobs) or not most or begun < wanted + most)
            if ended or begun == len(jobs):
                return None
            begun += 1
            return begun - 1

    def work(worker: Worker) -> None:
        while (number := next_job()) is not None:
            made = do(worker, jobs[number])
            with changed:
                done[number] = made
                changed.notify_all()

    threads = [threading.Thread(target=work, args=(worker,), daemon=True) for worker in workers]
    try:
        for thread in threads:
            thread.start()
        for number in range(len(jobs)):
            with changed:
                wanted = number
                changed.notify_all()
                changed.wait_for(lambda number=number: number in done)  # type: ignore[misc]
                made = done.pop(number)
            yield made
    finally:
        with changed:
            ended = True
            changed.notify_all()
        for worker in workers:
            worker.close()
