"""Whether the files of a publication have changed: by the desk, by a command, an editor or git."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from footpress.editions import EDITIONS, USUAL

_NOT_SHOWN = ("manuscripts", "notes")
"""Folders of source/ of which no edition is made."""


def state_of(directory: Path, slug: str) -> str:
    """Another text whenever a file has changed of which the editions of an article are made."""
    state = hashlib.blake2b(digest_size=12)
    for path in _files(directory, slug):
        try:
            facts = path.stat()
        except OSError:
            continue  # it has gone meanwhile, which the next look will tell
        state.update(f"{path}\0{facts.st_mtime_ns}\0{facts.st_size}\0".encode("utf-8", "surrogateescape"))
    return state.hexdigest()


def _files(directory: Path, slug: str) -> Iterator[Path]:
    """Its text, the bibliography, the settings, templates and pictures; and what stands of it in build/, which the web page offers."""
    yield directory / "bibliography.bib"
    for folder, folders, files in os.walk(directory / "source"):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_SHOWN)
        names = (
            name for name in sorted(files) if not name.startswith(".") and (name == f"{slug}.md" or not name.endswith(".md"))
        )
        yield from (Path(folder) / name for name in names)
    for folder, folders, files in os.walk(directory / "templates"):
        folders.sort()
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))
    yield from (directory / "build" / EDITIONS[name].file(slug) for name in USUAL if name != "html")
