"""What commands spend: seconds of the processor and of the clock, and memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import footpress

RUNS = 3


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the processor (all processes together) and of the clock, and the most memory that one process had, in bytes."""

    cpu: float
    wall: float
    memory: int = 0

    def of(self, parts: int) -> Spent:
        """One of so many equal parts."""
        return Spent(self.cpu / parts, self.wall / parts, self.memory)

    def less(self, other: Spent) -> Spent:
        """What was spent beyond another."""
        return Spent(self.cpu - other.cpu, self.wall - other.wall, self.memory)


def spent(*commands: list[str], before: Callable[[], object] = lambda: None, runs: int = RUNS) -> Spent:
    """The median of some runs of commands, one after another; `before` is done before each run and not measured."""
    found = []
    for _ in range(1 if "--once" in sys.argv else runs):
        before()
        begin, at = os.times(), time.perf_counter()
        memory = max(_run(command) for command in commands)
        wall = time.perf_counter() - at
        _wait_for_all()
        end = os.times()
        cpu = end.children_user - begin.children_user + end.children_system - begin.children_system
        found.append(Spent(cpu, wall, memory))
    return Spent(
        statistics.median(each.cpu for each in found),
        statistics.median(each.wall for each in found),
        max(each.memory for each in found),
    )


def _run(command: list[str]) -> int:
    """Run a command; the most memory that it or a process of its had. Ends the measuring with its words where it fails."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            said.seek(0)
            raise SystemExit(f"{' '.join(command)}\n{said.read().decode()}")
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def adopt_all() -> None:
    """Have processes that outlive who started them (a pool's) handed to this one, so that what they spent is counted. Linux alone can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def keep_bytecode() -> None:
    """Have Python's bytecode of footpress kept, as it is wherever footpress is installed; that of its libraries is."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(Path(footpress.__file__).parent)], check=True)


def _wait_for_all() -> None:
    """Until every process that was started has ended."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
