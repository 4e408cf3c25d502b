"""Two folders change places in one step, where the system can do that: renameat2(2) of Linux, renamex_np(2) of macOS."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: both paths are whole
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Whether they have changed places; if not, nothing has happened: the system, or the file system, knows no such step."""
    paths = [os.fsencode(one.absolute()), os.fsencode(other.absolute())]
    try:
        library = ctypes.CDLL(None)
    except OSError:
        return False
    if linux := getattr(library, "renameat2", None):
        return bool(linux(_HERE, paths[0], _HERE, paths[1], ctypes.c_uint(_EXCHANGE)) == 0)
    if macos := getattr(library, "renamex_np", None):
        return bool(macos(paths[0], paths[1], ctypes.c_uint(_EXCHANGE)) == 0)
    return False
