"""Jobs for a worker that end it, as a test wants."""

import os
import time
from pathlib import Path

import psutil


def end_worker(_folder: Path, name: str) -> tuple[str, bool]:
    """Ends the worker for which this process works, where the job is the deadly one."""
    if name == "deadly":
        psutil.Process().parent().parent().kill()  # the parent is the server that splits off processes
        time.sleep(60)
    return name, False


def end_process(_folder: Path) -> tuple[str, bool]:
    """Ends the process in which it runs."""
    os._exit(9)
