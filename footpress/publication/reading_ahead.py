"""Manuscripts of a folder read and parsed by processes of their own, a few ahead of the one that is settled, which is done here and in order."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from footpress.publication.in_order import in_order
from footpress.publication.reading_manuscripts import Answers, Asked, Job, answer
from footpress.publication.workers import LARGEST, SECONDS, Worker, most_memory

_LOADED = ("footpress.publication.reading_manuscripts", "footpress.references.document")
_AHEAD = 2
"""Manuscripts for each process that are read, or at hand, before they have their turn: no more of them are in memory."""


class ReadAhead:
    """So many processes that read. With one, a manuscript is read when it has its turn."""

    def __init__(self, processes: int) -> None:
        self._processes = processes

    def __call__(self, jobs: Sequence[Job]) -> Generator[Answers]:
        """The answers of each job, in their order. Who stops asking ends the processes."""
        workers = [Worker(f"import-{number}", *_LOADED, split=True) for number in range(min(self._processes, len(jobs)))]
        return in_order(jobs, workers, _answers, most=self._processes * _AHEAD if self._processes > 1 else 1)


def _answers(worker: Worker, job: Job) -> Answers:
    """What a worker reads of a job; that it ended before its time is told of this one alone."""
    try:
        asked = job()
    except Exception:  # it is found again, and told, when it has its turn
        return {}
    try:
        answers, memory = worker.result(_read, asked, seconds=SECONDS)
    except Exception as error:  # whatever it is, the next manuscript is not to blame
        return dict.fromkeys(asked, error)
    if memory > LARGEST:
        worker.close()
    return dict(answers)


def _read(_tell: Callable[[str], None], asked: tuple[Asked, ...]) -> tuple[Answers, int]:
    """In a worker: (the answers, the most memory that this process has had)."""
    return {one: answer(one) for one in asked}, most_memory()
