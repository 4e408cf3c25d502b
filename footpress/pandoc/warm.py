"""pandoc kept running, for who asks it many small things and waits for each: starting it costs more than most of what it does.

It does what `running` asks of a new process each time, with the same result. Where it warns or fails, or is not there, nothing is
answered, and the new process is asked as ever, whose warnings are known.
"""

from __future__ import annotations

import contextlib
import selectors
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

_SECONDS = 10.0
_SCRIPT = Path(__file__).parent / "warm.lua"
_HTML = ("--from", "json", "--to", "html5", "--mathml", "--syntax-highlighting=none")
_ITEMS = ("--from", "biblatex", "--to", "csljson")
_CITE = ("--from", "json", "--to", "json", "--citeproc", "--csl")


class WarmPandoc:
    """One pandoc; what it is asked it does one after another."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def answer(self, text: str, arguments: Sequence[str]) -> str | None:
        """What pandoc writes for a text with these arguments; None where it is not asked here, warned or failed."""
        asked = _asked(arguments)
        if asked is None:
            return None
        kind, form, style = asked
        with self._lock:
            try:
                return self._ask(kind, form, text.encode(), style.encode())
            except (OSError, ValueError, EOFError):
                self._let_go()
                return None

    def close(self) -> None:
        """End it."""
        with self._lock:
            self._let_go()

    def _ask(self, kind: str, form: str, text: bytes, style: bytes) -> str | None:
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(f"{kind} {form} {len(text)} {len(style)}\n".encode() + text + style)
        process.stdin.flush()
        with selectors.DefaultSelector() as waiting:
            waiting.register(process.stdout, selectors.EVENT_READ)
            if not waiting.select(_SECONDS):
                raise EOFError
        how, size = process.stdout.readline().split()
        answer = process.stdout.read(int(size)).decode()
        return answer if how == b"ok" else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [self._program, "lua", str(_SCRIPT), "+RTS", "-M512M", "-RTS"]
            pipe, silent = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=silent)
        return self._process

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            process.wait(5)


def _asked(arguments: Sequence[str]) -> tuple[str, str, str] | None:
    """(what is to be done, the format that is read, a style's path) for the arguments that `running` gives."""
    given = tuple(arguments)
    if given == _HTML:
        return "html", "json", ""
    if given[:-1] == _CITE:
        return "cite", "json", given[-1]
    if given == _ITEMS:
        return "items", "biblatex", ""
    if len(given) == 4 and given[::2] == ("--from", "--to") and given[3] == "json" and given[1] != "json":
        return "read", given[1], ""
    return None
