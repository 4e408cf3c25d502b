"""A build on other machines: the bytes, the words and the exit code of a build here, whatever happens to the machines."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from deadly import end_process, end_worker
from PIL import Image

from footpress.cli import main
from footpress.cluster import connecting
from footpress.cluster.building import OnCluster
from footpress.cluster.connecting import connected
from footpress.cluster.sharing import Sharing
from footpress.commands.new import start_publication
from footpress.disk.digests import KNOWN
from footpress.problems import FootpressError, Refused, UsageError, WorldError
from footpress.publication.building import Built, publish

Start = Callable[..., "subprocess.Popen[bytes]"]
SLUGS = ("one", "three", "two")


def papers(folder: Path) -> Path:
    """A publication with what may go wrong: an article that is refused, one with a picture that lies outside, and a style of its own."""
    start_publication(folder, "Papers")
    for slug in SLUGS:
        text = f"---\ntitle: The {slug}\nauthor: Ada Roe\ndate: 2021-05-03\n---\n\nA text.[^1]\n\n[^1]: A note of {slug}.\n"
        (folder / "source" / f"{slug}.md").write_text(text, encoding="utf-8")
    (folder / "source/bad.md").write_text("---\ntitle: Bad\n---\n\nOne.[^1]\n", encoding="utf-8")
    (folder / "source/outside.md").write_text("---\ntitle: Outside\n---\n\n![A lamp](lamp.png)\n", encoding="utf-8")
    Image.new("RGB", (4, 4), (1, 2, 3)).save(folder.parent / "lamp.png")
    (folder / "source/lamp.png").symlink_to(folder.parent / "lamp.png")
    (folder / "templates/html").mkdir(parents=True)
    (folder / "templates/html/own.css").write_text("p { color: navy }", encoding="utf-8")
    return folder


def published(folder: Path) -> dict[str, bytes]:
    """What stands in build/, but what this machine knows of the sources, and of the words that it was asked in."""
    build = folder / "build"
    files = (path for path in build.rglob("*") if path.is_file() and path.suffix != ".said" and path.name != "sources.json")
    return {path.relative_to(build).as_posix(): path.read_bytes() for path in files}


def test_a_cluster_makes_the_same_bytes_and_says_the_same(
    cluster: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known of what was made (build/.plan) is the same too: the next build here finds that all of it stands."""
    heard, words = [], ["build", "--check", "--edition", "epub", "--edition", "html", "bad", "one", "outside"]
    for name, more in (("there", ["--cluster", cluster]), ("here", ["--jobs", "1"])):
        monkeypatch.chdir(papers(tmp_path / name / "papers"))
        code = main([*words, *more])
        heard.append((code, capfd.readouterr()))
    assert heard[0] == heard[1]
    assert heard[0][0] == 1 and "lies outside" in heard[0][1].err and "one.epub: 1 note" in heard[0][1].out
    there, here = (published(tmp_path / name / "papers") for name in ("there", "here"))
    assert there == here
    assert {
        f"{KNOWN}/one.epub.json",
        f"{KNOWN}/one.check.json",
        "one.epub",
        "html/one/index.html",
        "one.concordance.html",
    } <= set(there)
    monkeypatch.chdir(tmp_path / "there/papers")
    text = Path("source/one.md").read_text(encoding="utf-8")
    Path("source/one.md").write_text(text.replace("A text", "A word"), encoding="utf-8")
    main(["build", "--edition", "html", "one", "--cluster", cluster])
    assert capfd.readouterr().out == "build/html/one/index.html: 1 note, 0 entries, all there\n"


def test_a_worker_that_is_killed_costs_nothing(cluster: str, tmp_path: Path) -> None:
    """One is, as soon as it is at work: what it had is made elsewhere, and nothing is made twice or lost."""
    folder, killed = papers(tmp_path / "papers"), set[int]()
    with connected(cluster, lambda _: None) as watching:
        pids = watching.client.run(os.getpid)
        done = threading.Event()

        def kill() -> None:
            while not done.is_set() and not killed:
                for worker, keys in watching.client.processing().items():
                    if keys and worker in pids and not killed:
                        os.kill(pids[worker], signal.SIGKILL)
                        killed.add(pids[worker])
                time.sleep(0.05)

        thread = threading.Thread(target=kill)
        thread.start()
        came = list(published_on(cluster, folder))
        done.set()
        thread.join()
    assert killed
    assert [item.what.partition(" ")[0] for item in came if isinstance(item, Refused)] == ["source/bad.md", "source/outside.md"]
    files = [item.file.relative_to(folder).as_posix() for item in came if isinstance(item, Built)]
    assert sorted(files) == sorted(f"build/{slug}.epub" for slug in SLUGS)


def published_on(cluster: str, folder: Path) -> Iterator[Built | Refused]:
    return publish(folder, editions=["epub"], elsewhere=OnCluster(cluster, lambda _: None))


def test_a_job_that_ends_every_worker_is_refused_alone(cluster: str) -> None:
    names = ["a", "deadly", "b", "c"]
    with connected(cluster, lambda _: None) as held:
        came = dict(Sharing(held, []).results([lambda name=name: (end_worker, (name,)) for name in names]))
    assert [came[number] for number in (0, 2, 3)] == ["a", "b", "c"]
    assert str(came[1]) == "Each worker that began this has ended before its time. Do it here, without --cluster."


def test_a_job_that_breaks_its_process_is_refused_as_it_is_here(cluster: str) -> None:
    with connected(cluster, lambda _: None) as held:
        ((_, came),) = Sharing(held, []).results([lambda: (end_process, ())])
    assert isinstance(came, FootpressError) and "has ended before its time" in str(came)


def test_a_worker_with_another_pandoc_is_refused_with_both_named(
    cluster: str, start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "pandoc"
    old.write_text("#!/bin/sh\necho pandoc 1.17\n", encoding="utf-8")
    old.chmod(0o755)
    folder = papers(tmp_path / "papers")
    with connected(cluster, lambda _: None) as held:
        before = held.workers()
        worker = start("worker", cluster, "--no-nanny", PYPANDOC_PANDOC=str(old))
        wait_for(lambda: set(held.workers()) - set(before))
        try:
            assert main(["build", "--cluster", cluster, "--publication", str(folder)]) == 3
        finally:
            os.killpg(worker.pid, signal.SIGKILL)
            wait_for(lambda: set(held.workers()) <= set(before))
    said = capsys.readouterr().err
    assert "has pandoc 1.17, where this machine has 3." in said and "install the same on both" in said
    assert not (folder / "build/one.pdf").exists()


def wait_for(come: Callable[[], object]) -> None:
    for _ in range(900):
        if come():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come")


def test_a_cluster_that_goes_away_leaves_what_came_and_the_next_build_takes_up(
    start: Start, start_scheduler: Callable[[], tuple[str, "subprocess.Popen[bytes]"]], tmp_path: Path
) -> None:
    folder, (address, scheduler) = papers(tmp_path / "papers"), start_scheduler()
    worker = start("worker", address, "--no-nanny", "--nthreads", "1")
    coming = iter(published_on(address, folder))
    came = [next(coming), next(coming)]
    for process in (scheduler, worker):
        os.killpg(process.pid, signal.SIGKILL)
    came += coming
    refused = [item for item in came if isinstance(item, Refused) and "bad" not in item.what and "outside" not in item.what]
    assert refused and {str(item.error) for item in refused} == {
        f"The cluster at {address} does not answer any more. What came from it stands; do this again for the rest."
    }
    stands = {path.name for path in (folder / "build").glob("*.epub")}
    assert stands and len(stands) + len(refused) == len(SLUGS)
    again = [item for item in publish(folder, editions=["epub"]) if isinstance(item, Built)]
    assert {item.file.name for item in again if not item.made} == stands
    assert len(again) == len(SLUGS)


def test_a_scheduler_without_workers_is_waited_for_and_then_told(start_scheduler: Callable[[], tuple[str, object]]) -> None:
    said, (address, _) = list[str](), start_scheduler()
    with (
        pytest.raises(WorldError, match=r"has no workers: start some with `dask worker tcp://"),
        connected(address, said.append, 3) as held,
    ):
        held.require_alike()
    assert said == [f"Waiting for workers of {address}."]


@pytest.mark.parametrize(
    "address", ["", "here", "tcp://host", "http://host:8786", "tcp://host:99999", "tcp://a b:1", "tcp://host:8786/x"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a cluster: write tcp://HOST:PORT"), connected(address, print):
        pass


def test_where_nobody_listens_and_where_somebody_else_does(free_address: Callable[[], str]) -> None:
    with pytest.raises(WorldError, match=r"No cluster answers at .* \(Connection refused\)"), connected(free_address(), print):
        pass
    for greeting in (b"", b"SSH-2.0-OpenSSH_9.2\r\n" * 9):
        with socket.create_server(("127.0.0.1", 0)) as other:
            threading.Thread(target=greet, args=(other, greeting), daemon=True).start()
            address = f"tcp://127.0.0.1:{other.getsockname()[1]}"
            with (
                pytest.raises(WorldError, match="is no Dask scheduler that this machine understands"),
                connected(address, print, 1),
            ):
                pass


def greet(listening: socket.socket, greeting: bytes) -> None:
    heard = []
    with contextlib.suppress(OSError):  # until it is closed
        while True:
            heard.append(listening.accept()[0])
            heard[-1].sendall(greeting)


def test_without_dask_one_sentence_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting.importlib.util, "find_spec", lambda _: None)
    with (
        pytest.raises(WorldError, match=r"pip install --require-hashes --requirement requirements-cluster\.txt"),
        connected("tcp://host:8786", print),
    ):
        pass


def test_a_build_without_a_cluster_loads_nothing_of_dask() -> None:
    code = "import sys, footpress.commands.build, footpress.commands.import_; sys.exit('distributed' in sys.modules or 'dask' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_ctrl_c_stops_and_takes_back_what_waits(cluster: str, tmp_path: Path) -> None:
    words = ["build", "--edition", "epub", "--cluster", cluster, "--publication", str(papers(tmp_path / "papers"))]
    heard = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with connected(cluster, lambda _: None) as held:
        command = [sys.executable, "-m", "footpress.cli", *words]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **heard) as running:
            wait_for(lambda: any(held.client.processing().values()))
            running.send_signal(signal.SIGINT)
            _, said = running.communicate(timeout=60)
        assert running.returncode == 130 and said.endswith("Stopped.\n")
        wait_for(lambda: not any(held.client.processing().values()))
