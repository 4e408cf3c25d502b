"""The pictures that a manuscript names, and the parts of a text: files beside it and below, data in it; nothing is fetched."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from footpress.text.late_patterns import late

_LARGEST = 120 * 2**20
_DATA = late(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)

_SENT: ContextVar[tuple[Mapping[str, bytes], Callable[[str], None]] | None] = ContextVar("files sent", default=None)


@contextmanager
def neighbours_from(files: Mapping[str, bytes], miss: Callable[[str], None]) -> Iterator[None]:
    """Meanwhile a manuscript is read elsewhere than where it lies: the files beside it are these, by the names that it has for them; `miss`
    hears of each that is looked for and not there."""
    token = _SENT.set((files, miss))
    try:
        yield
    finally:
        _SENT.reset(token)


def neighbour(manuscript: Path, name: str) -> bytes | None:
    """The bytes of a picture that stands beside a manuscript, or in its own address; None for any other."""
    if found := _DATA.fullmatch(name):
        try:
            return base64.b64decode(found[1], validate=False)
        except (binascii.Error, ValueError):
            return None
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|\\", name) or not name:
        return None
    if sent := _SENT.get():
        files, miss = sent
        if name not in files:
            miss(name)
        return files.get(name)
    folder = manuscript.parent.resolve()
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder) and path.is_file() and path.stat().st_size <= _LARGEST
        return path.read_bytes() if inside else None
    except (OSError, ValueError):
        return None
