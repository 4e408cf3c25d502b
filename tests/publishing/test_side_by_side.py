"""Several articles are made at once: the same bytes as one after another, and what goes wrong with one costs the others nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from footpress.commands.new import start_publication
from footpress.disk.digests import KNOWN
from footpress.problems import Refused
from footpress.publication.building import Built, publish
from footpress.publication.building_volumes import Planned
from footpress.publication.side_by_side import Job, side_by_side

SLUGS = ("four", "one", "three", "two")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    start_publication(tmp_path / "papers", "Papers")
    for slug in SLUGS:
        text = f"---\ntitle: The {slug}\nauthor: Ada Roe\ndate: 2021-05-03\n---\n\nA text.[^1]\n\n[^1]: A note of {slug}.\n"
        (tmp_path / "papers/source" / f"{slug}.md").write_text(text, encoding="utf-8")
    return tmp_path / "papers"


def published(folder: Path) -> dict[str, bytes]:
    build = folder / "build"
    return {
        path.relative_to(build).as_posix(): path.read_bytes()
        for path in build.rglob("*")
        if path.is_file() and path.relative_to(build).parts[0] != KNOWN
    }


def test_many_processes_make_the_same_bytes_as_one_in_the_same_order_and_one_bad_article_costs_the_others_nothing(
    papers: Path,
) -> None:
    (papers / "source/bad.md").write_text("---\ntitle: Bad\n---\n\nOne.[^1]\n", encoding="utf-8")
    beside = list(publish(papers, editions=["epub", "html"], processes=2, checks=True))
    assert [item.what for item in beside if isinstance(item, Refused)] == ["source/bad.md"]
    files = [item.file.relative_to(papers).as_posix() for item in beside if isinstance(item, Built)]
    assert files == [f"build/{name}" for slug in SLUGS for name in (f"{slug}.epub", f"html/{slug}/index.html")]
    assert (papers / "build/one.concordance.html").is_file()
    first = published(papers)
    assert not [item for item in publish(papers, editions=["epub", "html"]) if isinstance(item, Built) and item.made]
    list(publish(papers, editions=["epub", "html"], anew=True))
    assert published(papers) == first


def test_a_job_that_cannot_be_done_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    jobs = [Job(tmp_path / "nowhere", Planned((slug,)), ("html",)) for slug in SLUGS]
    told = list(side_by_side(jobs, 2))
    assert [item.what for (item,) in told if isinstance(item, Refused)] == [f"source/{slug}.md" for slug in SLUGS]


def test_ctrl_c_stops_all_processes_and_the_next_build_takes_up(papers: Path) -> None:
    command = [sys.executable, "-m", "footpress.cli", "build", "--edition", "pdf", "--jobs", "2", "--publication", str(papers)]
    heard = {
        "start_new_session": True,
        "preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    }  # a shell's `&` ignores it
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **heard) as running:
        assert running.stdout is not None and running.stderr is not None
        assert running.stdout.readline().endswith("all there\n")
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(60) == 130
        assert running.stderr.read() == "Stopped.\n"
    for _ in range(100):
        if not alive(running.pid):
            break
        time.sleep(0.1)
    assert not alive(running.pid)
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "four" not in again.stdout, "it was made before"
    assert (papers / "build/two.pdf").is_file()


def alive(group: int) -> bool:
    """Whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
