"""The manuscripts of an import, read on a cluster: a file goes there, and what was read comes back; all else of an import is done here.

What stands beside a manuscript (its pictures, the parts of a LaTeX text) does not go there before it is asked for: a worker says by what
names it looked for it, and where there is such a file here, the manuscript is read there once more with it.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from footpress.cluster.connecting import connected
from footpress.cluster.sharing import Sharing, Work
from footpress.disk.parcels import put
from footpress.documents.neighbours import neighbour, neighbours_from
from footpress.documents.reading import LARGEST as LARGEST_MANUSCRIPT
from footpress.problems import FootpressError, WorldError
from footpress.publication.reading_manuscripts import Ahead, Answers, Asked, Job, Read, answer
from footpress.publication.workers import LARGEST, most_memory

_AHEAD = 4
"""Manuscripts for each that is read at once that may come before they have their turn: no more of them are in memory."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A manuscript as it is sent: its bytes, and those of the files beside it that were asked for."""

    asked: Asked
    data: bytes
    beside: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Came:
    """What a worker read, and by what names it looked for files beside each manuscript that it had not."""

    answers: Answers
    sought: Mapping[Asked, frozenset[str]]


@contextmanager
def reading_on(address: str, say: Callable[[str], None]) -> Iterator[Ahead]:
    """Who reads manuscripts on the cluster at an address. Raises UsageError for what is none, WorldError where none answers."""
    with connected(address, say) as cluster:
        cluster.require_alike()
        ahead = _AHEAD * max(1, sum(cluster.workers().values()))
        yield lambda jobs: in_their_order(jobs, Sharing(cluster, [], ahead=ahead))


def in_their_order(jobs: Sequence[Job], sharing: Sharing) -> Generator[Answers]:
    """The answers of each job, in the order of the jobs; where the cluster goes, that is the answer of those that have not come. Who stops asking
    takes back what waits."""
    asked: dict[int, tuple[Asked, ...]] = {}
    beside: dict[Asked, dict[str, bytes]] = defaultdict(dict)

    def work(number: int) -> Work:
        asked[number] = _asked(jobs[number])
        return read_there, tuple(sent for one in asked[number] if (sent := _sent(one, beside[one])))

    done: dict[int, Answers] = {}
    stopped: WorldError | None = None
    with closing(sharing.results([partial(work, number) for number in range(len(jobs))])) as coming:
        for number, job in enumerate(jobs):
            while number not in done and stopped is None:
                try:
                    came, made = next(coming)
                    if isinstance(made, Came) and _has_found(asked[came], made, beside):
                        sharing.again(came)
                        continue
                    done[came] = _answers(asked[came], made)
                    for one in asked.pop(came):
                        beside.pop(one, None)
                except WorldError as error:  # the cluster has gone: what came in stands
                    stopped = error
            yield (
                done.pop(number) if number in done else dict.fromkeys(_asked(job), stopped or WorldError("It did not come back."))
            )


def _asked(job: Job) -> tuple[Asked, ...]:
    try:
        return job()
    except Exception:  # it is found again, and told, when it has its turn
        return ()


def _sent(asked: Asked, beside: Mapping[str, bytes]) -> Sent | None:
    """A manuscript as it is sent; None for one that cannot be read, which is told when it has its turn."""
    try:
        if asked.path.stat().st_size > LARGEST_MANUSCRIPT:
            return None
        return Sent(asked, asked.path.read_bytes(), dict(beside))
    except OSError:
        return None


def _has_found(asked: Sequence[Asked], came: Came, beside: Mapping[Asked, dict[str, bytes]]) -> bool:
    """Whether there is here what a worker looked for, which is put to what is sent."""
    found = [
        (one, name, data)
        for one in asked
        for name in came.sought.get(one, frozenset()) - beside[one].keys()
        if (data := neighbour(one.path, name)) is not None
    ]
    for one, name, data in found:
        beside[one][name] = data
    return bool(found)


def _answers(asked: Sequence[Asked], made: Any | FootpressError) -> Answers:
    if isinstance(made, Came):
        return {one: made.answers[one] for one in asked if isinstance(made.answers.get(one), Read | Exception)}
    return dict.fromkeys(
        asked, made if isinstance(made, Exception) else WorldError("What was read has not come whole: do it again.")
    )


def read_there(_folder: Path, *manuscripts: Sent) -> tuple[Came, bool]:
    """On a worker: (what comes of the manuscripts of a job, whether this process has grown too large)."""
    answers: dict[Asked, Read | Exception] = {}
    sought: dict[Asked, frozenset[str]] = {}
    for one in manuscripts:
        missed: set[str] = set()
        with tempfile.TemporaryDirectory(prefix="footpress-") as place, neighbours_from(one.beside, missed.add):
            put(Path(place), {one.asked.path.name: one.data})
            answers[one.asked] = answer(one.asked, Path(place) / one.asked.path.name)
        sought[one.asked] = frozenset(missed)
    return Came(answers, sought), most_memory() > LARGEST
