"""Work that goes on while the editor looks: what it tells, and what came of it. A page asks how far it is."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from footpress.problems import FootpressError
from footpress.publication.workers import Work, Worker

_KEPT = 30
_SECONDS = 900.0
"""Longer than any import or build of an article takes."""


@dataclass(slots=True)
class Job:
    """One piece of work: what it is, for which article, the steps it told, its result or what stopped it."""

    id: str
    what: str
    slug: str
    told: list[str] = field(default_factory=list)
    result: Any = None
    error: FootpressError | None = None
    is_done: bool = False


class Jobs:
    """The work of a desk, the last of it."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._jobs: OrderedDict[str, Job] = OrderedDict()

    def start(self, what: str, slug: str, work: Work, *arguments: object, then: Callable[[], None] = lambda: None) -> Job:
        """Begin a piece of work; `then` is done behind it, whatever came of it."""
        job = Job(secrets.token_hex(8), what, slug)
        self._jobs[job.id] = job
        while len(self._jobs) > _KEPT:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._do, args=(job, work, arguments, then), daemon=True).start()
        return job

    def get(self, id: str) -> Job | None:
        """A piece of work that was begun."""
        return self._jobs.get(id)

    def last(self, what: str, slug: str) -> Job | None:
        """The last of its kind for an article that is done."""
        found = (job for job in reversed(self._jobs.values()) if (job.what, job.slug) == (what, slug) and job.is_done)
        return next(found, None)

    def _do(self, job: Job, work: Work, arguments: tuple[object, ...], then: Callable[[], None]) -> None:
        try:
            for kind, value in self._worker.steps(work, *arguments, seconds=_SECONDS):
                if kind == "told":
                    job.told.append(str(value))
                elif kind == "done":
                    job.result = value
                else:
                    job.error = value
        finally:
            then()
            job.is_done = True
