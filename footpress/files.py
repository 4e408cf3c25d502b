"""Writing files so that no half-written one is ever seen: a new file first, then one move into place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def replace_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, or leave the old one as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_text(path: Path, text: str) -> None:
    """Write a UTF-8 text whole, or leave the old one as it was."""
    replace_bytes(path, text.encode("utf-8"))


def change_text(path: Path, change: Callable[[str], str]) -> None:
    """Change a UTF-8 text, whose lines end in `\\n` for `change`, and write it with the line ends that it had."""
    old = path.read_bytes().decode("utf-8")
    new = change(old.replace("\r\n", "\n"))
    ends = ["\r\n" if line.endswith("\r") else "\n" for line in old.split("\n")[:-1]]
    if new.count("\n") == len(ends):
        lines = new.split("\n")
        new = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    elif ends.count("\r\n") * 2 > len(ends):
        new = new.replace("\n", "\r\n")
    if new != old:
        replace_bytes(path, new.encode("utf-8"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
