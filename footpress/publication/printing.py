"""The PDF of a volume, made beside its other editions: a process of its own sets it, while who builds prepares these.

What is made there is a function of the volume, and stands nowhere until who builds has put it in its place.
"""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from footpress.editions import EDITIONS
from footpress.editions.edition import Edition
from footpress.editions.look import Look
from footpress.model.kept import KEEPER
from footpress.model.volume import Volume
from footpress.pandoc.running import WARM, kept_running
from footpress.problems import WorldError
from footpress.publication.making import Made, make_edition
from footpress.publication.workers import LARGEST, SECONDS, Worker, most_memory, that_is_told_alike
from footpress.templates import Templates


class Printer:
    """One process that makes an edition at a time, with the templates of a publication."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._worker = Worker("printer", "footpress.publication.printing", "footpress.editions.pdf", split=True)

    def begin(self, edition: Edition, volume: Volume, look: Look) -> None:
        """Have an edition made, whose making is `awaited` once other things are done."""
        with suppress(WorldError):  # that there is no Pango is told where the edition is made
            import footpress.editions.pdf.making  # noqa: F401  before this process is split, as covers and cards are typeset too
        self._worker.begin(_make, edition.name, volume, look, self._directory)

    def awaited(self) -> Made:
        """The edition that was begun. Raises what its making raised, and WorldError where the process has ended before its time."""
        made, memory = self._worker.awaited(SECONDS)
        if memory > LARGEST:
            self.close()
        if isinstance(made, Exception):
            raise made
        assert isinstance(made, Made)
        return made

    def close(self) -> None:
        """End it."""
        self._worker.close()


def printer(directory: Path, processes: int) -> Printer | None:
    """A printer, where so many processes may work; a process of a pool has none."""
    return Printer(directory) if processes > 1 and not multiprocessing.current_process().daemon else None


def _make(_tell: object, name: str, volume: Volume, look: Look, directory: Path) -> tuple[Made | Exception, int]:
    """In the process: (the edition, or what its making raised; the most memory that the process has had)."""
    WARM.set(None)  # what the process that was split has running is its own
    KEEPER.set(None)
    with kept_running():
        try:
            made: Made | Exception = make_edition(EDITIONS[name], volume, look, _templates(directory))
        except Exception as error:  # whatever it is, the next edition may be good
            made = that_is_told_alike(error)
    return made, most_memory()


@lru_cache(maxsize=1)
def _templates(directory: Path) -> Templates:
    return Templates(directory)
