"""pandoc ends: it is given up with a sentence, and does not go on by itself when footpress is gone."""

import time

import pytest

from footpress.pandoc import running as pandoc
from footpress.problems import WorldError


def test_a_text_that_pandoc_does_not_end_with_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is the processor's, which holds for pandoc alone too: a killed build leaves nothing that runs on."""
    monkeypatch.setattr(pandoc, "_bounded", lambda _: ("/bin/sh", "-c", 'ulimit -t 1 && exec "$@"', "sh"))
    begin = time.perf_counter()
    with pytest.raises(WorldError, match="did not finish"):
        pandoc.read_markdown("[" * 60)
    assert time.perf_counter() - begin < 50
