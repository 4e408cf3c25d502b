"""The PDF of an article is made beside its other editions: the same bytes and the same words as one after another, however it ends."""

import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

import pytest

from footpress.cli import main
from footpress.disk.digests import KNOWN
from footpress.problems import Refused
from footpress.publication import printing, workers
from footpress.publication.building import Built, publish
from footpress.publication.importing import import_manuscript
from footpress.publication.making import make_edition
from footpress.publication.plan import Plan

HIEROGLYPH = "\U00013080"
"""No font of ours has it, so that the PDF is refused, and the others are not."""


@pytest.fixture
def papers(publication: Path, manuscript: Path) -> Path:
    import_manuscript(manuscript, publication, "keepers")
    bibliography = publication / "bibliography.bib"
    typed = bibliography.read_text(encoding="utf-8")
    bibliography.write_text(
        re.sub(r"(?m)^ *volume *=.*\n", "", typed, count=1), encoding="utf-8"
    )  # a typed number is nowhere in print
    return publication


def published(folder: Path) -> dict[str, bytes]:
    build = folder / "build"
    files = [path for path in build.rglob("*") if path.is_file() and KNOWN not in path.parts]
    return {path.relative_to(build).as_posix(): path.read_bytes() for path in files}


def built(folder: Path, processes: str, capfd: pytest.CaptureFixture[str]) -> tuple[int, tuple[str, str], dict[str, bytes]]:
    """The exit code, what was said, and what stands."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    code = main(["build", "--publication", str(folder), "--jobs", processes])
    return code, tuple(capfd.readouterr()), published(folder)


def test_the_editions_of_an_article_are_made_beside_each_other_with_the_same_bytes_and_words(
    papers: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (papers / "source/owl.md").write_text(f"---\ntitle: The owl\n---\n\n{HIEROGLYPH}.[^1]\n\n[^1]: A note.\n", encoding="utf-8")
    monkeypatch.chdir(papers.parent)
    alone = built(papers, "1", capfd)
    code, (said, told), files = alone
    assert code == 1 and "typed-unprinted" in told and "U+13080" in told and "source/owl.md (pdf)" in told
    assert "keepers.pdf" in files and "owl.pdf" not in files and "html/owl/index.html" in files
    split = subprocess.run(
        [sys.executable, "-m", "footpress.cli", "build", "--publication", str(papers), "--jobs", "2", "--anew"],
        capture_output=True, text=True, check=False, cwd=papers.parent,
    )  # fmt: skip
    assert (split.returncode, split.stdout, split.stderr) == (code, said, told)
    again = published(papers)
    assert again == files
    monkeypatch.setattr(workers, "is_alone", lambda: False)  # as where a process cannot be split
    assert built(papers, "2", capfd) == alone


def dies(*_: object) -> None:
    os._exit(9)


def fails(*_: object) -> None:
    raise KeyError("page")


@pytest.mark.parametrize(("work", "words"), [(dies, "ended before its time"), (fails, "page")])
def test_a_process_that_dies_or_a_defect_costs_the_pdf_alone(
    papers: Path, monkeypatch: pytest.MonkeyPatch, work: object, words: str
) -> None:
    monkeypatch.setattr(workers, "is_alone", lambda: True)  # what is made there needs no threads
    monkeypatch.setattr(printing, "make_edition", work)
    pdf, epub, html = publish(papers, processes=2)
    assert isinstance(pdf, Refused) and pdf.what == "source/keepers.md (pdf)" and words in str(pdf.error)
    assert isinstance(epub, Built) and isinstance(html, Built)
    if work is fails:
        told = "".join(traceback.format_exception(pdf.error))
        assert type(pdf.error) is KeyError and "in fails" in str(pdf.error.__cause__), f"the report says not where it is:\n{told}"


def test_the_report_of_a_defect_travels_where_dask_has_taught_pickle_how_errors_do() -> None:
    pytest.importorskip("tblib.pickling_support", reason="Dask is not here: pip install -r requirements-cluster.txt").install()
    try:
        fails()
    except KeyError as error:
        arrived = pickle.loads(pickle.dumps(workers.that_is_told_alike(error)))
    assert type(arrived) is KeyError and "in fails" in str(arrived.__cause__)


@pytest.mark.skipif(sys.platform != "linux", reason="its processes are found in /proc")
def test_ctrl_c_ends_the_process_that_makes_the_pdf_too_and_the_next_build_takes_up(papers: Path) -> None:
    command = [sys.executable, "-m", "footpress.cli", "build", "--jobs", "2", "--publication", str(papers)]
    heard = {"start_new_session": True, "preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **heard) as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        while running.poll() is None and not any(
            named(child) == named(f"{running.pid}") for child in children.read_text().split()
        ):
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(60) == 130
        assert running.stderr is not None and running.stderr.read() == "Stopped.\n"
    assert not (papers / "build/.lock").exists() and not (papers / "build/keepers.pdf").exists()
    with pytest.raises(ProcessLookupError):
        for _ in range(50):
            os.killpg(running.pid, 0)
            time.sleep(0.1)
    assert [item for item in publish(papers) if isinstance(item, Built)]


def named(process: str) -> str:
    try:
        return Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""


def test_what_stands_asks_for_no_process(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr(printing.Printer, "begin", lambda *_: begun.append("pdf"))
    list(publish(papers))
    assert not [item for item in publish(papers, processes=2) if isinstance(item, Built) and item.made] and not begun
    (papers / "build/keepers.epub").unlink()
    again = [item.file.name for item in publish(papers, processes=2) if isinstance(item, Built) and item.made]
    assert again == ["keepers.epub"] and not begun, "the PDF stands"


def test_the_parts_made_ahead_are_those_that_the_editions_want(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that was made in vain costs time, and nobody would see it."""
    monkeypatch.setattr(printing.Printer, "begin", lambda _self, *given: made.append(given))
    monkeypatch.setattr(printing.Printer, "awaited", lambda _self: make_edition(*made.pop(), printing.Templates(papers)))
    made: list[tuple[object, ...]] = []
    parts: list[tuple[str, bool]] = []

    keep = Plan.part

    def seen(self: Plan, name: str, made_of: object, make: object) -> bytes:
        return keep(self, name, made_of, lambda: parts.append((name, bool(made))) or make())

    monkeypatch.setattr(Plan, "part", seen)
    list(publish(papers, processes=2))
    assert parts == [("keepers.cover", True), ("keepers.citations", True)]


def test_weasyprint_is_loaded_before_the_process_is_split_so_that_neither_half_loads_it_again() -> None:
    run = "import sys; from footpress.publication import printing; from footpress.publication.workers import Worker; "
    run += "Worker.begin = lambda *_: print('weasyprint' in sys.modules); "
    run += "printing.Printer(printing.Path()).begin(printing.EDITIONS['pdf'], None, None)"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
