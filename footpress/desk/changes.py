"""Whether the files of a publication have changed: by the desk, by a command, an editor or git."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import watchfiles

from footpress.editions import EDITIONS, USUAL

_NOT_SHOWN = ("manuscripts", "notes")
"""Folders of source/ of which no edition is made."""

_OFTEN, _SELDOM = 0.4, 3.0
"""Seconds between two looks: where the system tells of no changes, and where it does, in case that one was not told."""


class Watch:
    """Wakes whoever waits for a change of the files of a publication, as soon as the system tells of one.

    Where it tells of none (some folders of the network, too many watches), whoever waits looks again after a moment. In WSL, watchfiles itself
    looks at the folders of Windows, which tell nothing.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._told = asyncio.Event()
        self._tells = True
        self._following: tuple[asyncio.Task[None], ...] = ()

    @property
    def now(self) -> asyncio.Event:
        """This moment, after which a change is waited for: take it before you look at the files."""
        if not self._following:
            self._following = tuple(asyncio.ensure_future(self._follow(folder)) for folder in ("", "source", "templates"))
        return self._told

    async def changed(self, since: asyncio.Event) -> None:
        """Wait until a file may have changed since a moment."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(since.wait(), _SELDOM if self._tells else _OFTEN)

    async def _follow(self, folder: str) -> None:
        """Tell of each change in a folder and all below it; of the publication's own, which has build/ and perhaps much else, in it alone."""
        path = self._directory / folder
        if not path.is_dir():
            return
        try:
            async for _ in watchfiles.awatch(path, recursive=bool(folder), watch_filter=None, debounce=200, step=20):
                told, self._told = self._told, asyncio.Event()
                told.set()
        except (OSError, RuntimeError):  # the system tells of no changes here, or no more
            self._tells = False


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
