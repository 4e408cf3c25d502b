"""A Dask cluster on this machine, one for all tests of a process: a scheduler, and two workers that are started again when they end."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footpress.cluster.connecting import connected

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """start("worker", …) starts a process of Dask that ends with the tests; named words are its environment."""
    running: list[subprocess.Popen[bytes]] = []
    folder = tmp_path_factory.mktemp("dask")

    def started(kind: str, *words: str, **environment: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *words]
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
        process = start("scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], **environment)
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
