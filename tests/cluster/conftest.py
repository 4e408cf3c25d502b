"""A Dask cluster on this machine, one for all tests of a process: a scheduler, and two workers that are started again when they end.

They are started as docs/many-machines.md says it, at an address of this machine.
"""

import contextlib
import os
import re
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footpress.cluster.connecting import connected

Start = Callable[..., "subprocess.Popen[bytes]"]
ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/many-machines.md"


def commands_of_the_page(address: str) -> list[str]:
    """What the page tells its readers to type, with another address than that of its example."""
    blocks = re.findall(r"^```\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    host, _, port = address.removeprefix("tcp://").partition(":")
    return "".join(blocks).replace("10.0.0.1", host).replace("8786", port).splitlines()


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """start("worker", address, …) starts a process of Dask that ends with the tests, as the page does with these words behind; named words are
    its environment."""
    running: list[subprocess.Popen[bytes]] = []
    folder = tmp_path_factory.mktemp("dask")

    def started(kind: str, address: str, *words: str, **environment: str) -> "subprocess.Popen[bytes]":
        (line,) = [each for each in commands_of_the_page(address) if each.startswith(f".venv/bin/dask {kind}")]
        command = [f"{ROOT}/{line.split()[0]}", *shlex.split(line)[1:], *words]
        paths = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(Path(__file__).parent))))
        with (folder / f"{len(running)}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=os.environ | {"PYTHONPATH": paths} | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        running.append(process)
        return process

    yield started
    for process in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="session")
def free_address() -> Callable[[], str]:
    """free_address() is one at which nobody listens."""

    def found() -> str:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            return f"tcp://127.0.0.1:{listening.getsockname()[1]}"

    return found


@pytest.fixture(scope="session")
def start_scheduler(start: Start, free_address: Callable[[], str]) -> Callable[..., tuple[str, "subprocess.Popen[bytes]"]]:
    """start_scheduler() → (the address of a scheduler that answers, its process)."""

    def started(**environment: str) -> tuple[str, "subprocess.Popen[bytes]"]:
        address = free_address()
        process = start("scheduler", address, **environment)
        wait_for_answer(address)
        return address, process

    return started


def wait_for_answer(address: str) -> None:
    host, _, port = address.removeprefix("tcp://").rpartition(":")
    for _ in range(600):
        with socket.socket() as asking:
            if asking.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nobody answers at {address}")


@pytest.fixture(scope="session")
def cluster(start_scheduler: Callable[..., tuple[str, object]], start: Start) -> str:
    """The address of a cluster of two workers, each of which does one job at a time. One job may end one worker, and no more."""
    address, _ = start_scheduler(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1")
    start("worker", address, "--nthreads", "1", "--nworkers", "2")
    with connected(address, print) as held:
        while len(held.workers()) < 2:
            time.sleep(0.1)
    return address
