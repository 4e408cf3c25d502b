"""How far a command is, on a terminal: one line on stderr that is written over. Where stderr is none, nothing is said."""

from __future__ import annotations

import sys
import time

from footpress.text.terminal import write_over

_WIDEST = 100


class Progress:
    """So many of so many editions, at what rate, and the one at hand."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._made, self._begun = total, 0, 0, time.monotonic()
        self._shown = sys.stderr.isatty()

    def step(self, name: str, *, made: bool) -> None:
        """One edition is done: made, or found standing, which says nothing of the rate."""
        self._done, self._made = self._done + 1, self._made + made
        rate = self._made / max(time.monotonic() - self._begun, 0.001)
        self._write(f"{self._done:,} of {self._total:,} editions, {rate:.1f} made a second: {name}")

    def clear(self) -> None:
        """Take the line away, for another that is to stay."""
        self._write("")

    def _write(self, line: str) -> None:
        if self._shown:
            write_over(line[:_WIDEST])
