"""Ctrl-C stops a command in one word, whenever it comes."""

import pytest

from footpress import cli


def test_a_command_that_is_stopped_while_it_loads_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def loads(_: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_parser", loads)
    assert cli.main(["build", "--edition", "pdf", "--anew"]) == 130
    assert capsys.readouterr() == ("", "Stopped.\n")
