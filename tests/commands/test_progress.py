"""How far a build is, on a terminal; nothing where there is none."""

import io
import sys

import pytest

from footpress.commands.progress import Progress
from footpress.text.terminal import readable_output


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_many_at_what_rate_and_which(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with readable_output():
        progress = Progress(1200)
        progress.step("keepers.pdf", made=True)
        progress.step("a\x1b[2Jb", made=False)
        progress.clear()
    first, second, last = terminal.getvalue().removeprefix("\r\x1b[K").split("\r\x1b[K")
    assert first.startswith("1 of 1,200 editions, ") and first.endswith(" made a second: keepers.pdf")
    assert second.endswith(": a\\u001b[2Jb") and last == ""


def test_what_is_no_terminal_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(3)
    progress.step("keepers.pdf", made=True)
    progress.clear()
    assert capsys.readouterr() == ("", "")
