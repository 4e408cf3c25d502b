"""Volumes made beside each other: one process a core, each with one volume after another, their results in the order of the volumes.

A volume is a function of the sources, so that it is the same wherever it is made. A process that ends before its time costs the volume that
it had at hand; one that has grown large is exchanged for a new one.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from footpress.editions import EDITIONS
from footpress.pandoc.running import WARM, pandoc_path
from footpress.pandoc.warm import WarmPandoc
from footpress.problems import Refused
from footpress.publication.building_volumes import Built, Making, Planned
from footpress.publication.checking_editions import check_editions
from footpress.publication.in_order import in_order
from footpress.publication.opening import OpenPublication, open_publication
from footpress.publication.plan import Plan
from footpress.publication.workers import LARGEST, SECONDS, SELDOM, Worker, most_memory, that_is_told_alike
from footpress.source.collections import CollectionSource

FEWEST = 2
"""Fewer volumes than these are made in the process that asks: to start others takes longer."""
_LOADED = ("footpress.publication.side_by_side", *(f"footpress.editions.{name}" for name in ("epub", "html")))

_OPEN: dict[tuple[Path, str], tuple[OpenPublication, Plan]] = {}


@dataclass(frozen=True, slots=True)
class Job:
    """A volume to be made in editions, by their names, of a publication by its folder."""

    directory: Path
    planned: Planned
    editions: tuple[str, ...]
    issues: tuple[CollectionSource, ...] = ()
    anew: bool = False
    checks: bool = False
    """Whether what `footpress check` asks of an article is asked at once; the plan keeps the answer."""
    itself: str = ""
    """As `Plan` has it."""


Many = Callable[[Sequence[Job]], Iterator[tuple[Built | Refused, ...]]]
"""What comes of each job, in their order."""


def side_by_side(jobs: Sequence[Job], processes: int) -> Iterator[tuple[Built | Refused, ...]]:
    """What comes of each job, in their order. Who stops asking ends the processes."""
    workers = [Worker(f"build-{number}", *_LOADED, split=True) for number in range(min(processes, len(jobs)))]
    yield from in_order(jobs, workers, _result)


def _result(worker: Worker, job: Job) -> tuple[Built | Refused, ...]:
    """What a worker makes of a job; that it ended before its time is the refusal of this one."""
    try:
        made, memory = worker.result(make, job, seconds=SECONDS)
    except Exception as error:  # whatever it is, the next volume is not to blame
        return (Refused(job.planned.what, error),)
    if memory > LARGEST:
        worker.close()
    return tuple(made)


def make(_tell: Callable[[str], None], job: Job) -> tuple[tuple[Built | Refused, ...], int]:
    """In a worker: (the editions of a volume as they can travel, the most memory that this process has had)."""
    gc.set_threshold(*SELDOM)
    if WARM.get() is None:
        WARM.set(WarmPandoc(pandoc_path()))
    opened, plan = _opened(job.directory, job.itself)
    editions = [EDITIONS[name] for name in job.editions]
    making = Making(opened, plan, job.planned, job.issues, job.anew)
    made = tuple(map(_that_travels, making.editions(editions)))
    if job.checks and not any(isinstance(item, Refused) for item in made):
        check_editions(opened.source(job.planned.articles[0]), opened, plan, tuple(EDITIONS.values()), making.cited)
    for slug in job.planned.articles:
        opened.let_go(slug)
    return made, most_memory()


def _that_travels(item: Built | Refused) -> Built | Refused:
    return replace(item, error=that_is_told_alike(item.error)) if isinstance(item, Refused) else replace(item, read={})


def have_open(opened: OpenPublication, plan: Plan, itself: str = "") -> None:
    """Have a publication open for the processes that are split off this one, so that they need not read it again."""
    _OPEN.clear()
    _OPEN[opened.directory, itself] = opened, plan


def _opened(directory: Path, itself: str) -> tuple[OpenPublication, Plan]:
    """The publication, read once by each process."""
    if (directory, itself) not in _OPEN:
        opened = open_publication(directory)
        have_open(opened, Plan(opened, itself), itself)
    return _OPEN[directory, itself]
