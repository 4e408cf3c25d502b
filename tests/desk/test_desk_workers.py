"""A piece of work that crashes, never ends or fails is told; the next one is done."""

import os
import time
import weakref

import pytest

from footpress.desk.jobs import Jobs
from footpress.desk.seen import _MAKERS, Seen
from footpress.problems import Problem, ProblemsFound, WorldError
from footpress.publication.workers import COLLECTED, Worker


def adds(tell, one: int, two: int) -> int:
    tell("adding")
    return one + two


def crashes(_tell) -> None:
    os._exit(11)


def never_ends(_tell) -> None:
    time.sleep(600)


def gives(_tell, _directory, _slug: str) -> dict[str, bytes]:
    return {"page": b"good"}


def dies(_tell, _directory, _slug: str) -> None:
    os._exit(11)


def lasts(_tell, _directory, _slug: str) -> None:
    time.sleep(600)


def fails(_tell, kind: str) -> None:
    if kind == "problems":
        raise ProblemsFound([Problem("a.md", 3, "x", "error", "Wrong.")])
    raise ZeroDivisionError


_LEFT: list[weakref.ref] = []


class Page:
    """Refers to itself, as a page that WeasyPrint has laid out."""

    def __init__(self) -> None:
        self.itself = self
        _LEFT.append(weakref.ref(self))


def lays_out(_tell) -> int:
    """How many pages are still there that nobody needs."""
    Page()
    return sum(page() is not None for page in _LEFT)


@pytest.fixture(scope="module")
def worker():
    one = Worker("test")
    yield one
    one.close()


def test_work_is_told_and_done(worker) -> None:
    assert list(worker.steps(adds, 1, 2)) == [("told", "adding"), ("done", 3)]


def test_what_one_work_leaves_behind_does_not_grow_with_the_number_of_works() -> None:
    worker = Worker("test")
    try:
        assert max(worker.result(lays_out) for _ in range(3 * COLLECTED)) <= COLLECTED
    finally:
        worker.close()


@pytest.mark.parametrize(("work", "words"), [(crashes, "ended before its time"), (never_ends, "did not end within 1 seconds")])
def test_what_ends_badly_takes_nothing_with_it(work, words: str, worker) -> None:
    with pytest.raises(WorldError, match=words):
        worker.result(work, seconds=1)
    assert worker.result(adds, 2, 2) == 4


def test_errors_come_over_as_they_are(worker) -> None:
    with pytest.raises(ProblemsFound, match=r"a\.md:3: error: Wrong\."):
        worker.result(fails, "problems")
    with pytest.raises(WorldError, match="a defect of footpress"):
        worker.result(fails, "other")


def test_a_job_is_asked_how_far_it_is(worker) -> None:
    after = []
    job = Jobs(worker).start("sum", "tide", adds, 3, 4, then=lambda: after.append("done"))
    for _ in range(200):
        if job.is_done:
            break
        time.sleep(0.02)
    assert (job.told, job.result, job.error, after) == (["adding"], 7, None, ["done"])


def test_a_preview_that_dies_or_never_ends_leaves_the_last_one(worker, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen(tmp_path, worker, worker)
    for made, words in ((gives, ""), (dies, "ended before its time"), (lasts, "did not end"), (gives, "")):
        monkeypatch.setitem(_MAKERS, "web", made)
        monkeypatch.setattr("footpress.desk.seen._SECONDS", 1 if made is lasts else 30)
        (tmp_path / "bibliography.bib").write_text(made.__name__ + words, encoding="utf-8")
        if words:
            with pytest.raises(WorldError, match=words):
                seen.now("web", "tide")
        else:
            assert seen.now("web", "tide") == {"page": b"good"}
        assert seen.file("web", "tide", "page") == b"good"
