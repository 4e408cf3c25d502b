"""pandoc ends: it is given up with a sentence, and does not go on by itself when footpress is gone."""

import time
from pathlib import Path

import pytest

from footpress import documents
from footpress.pandoc import running as pandoc
from footpress.problems import WorldError


def test_a_text_that_pandoc_does_not_end_with_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is the processor's, which holds for pandoc alone too: a killed build leaves nothing that runs on."""
    monkeypatch.setattr(pandoc, "_bounded", lambda _: ("/bin/sh", "-c", 'ulimit -t 1 && exec "$@"', "sh"))
    begin = time.perf_counter()
    with pytest.raises(WorldError, match="did not finish"):
        pandoc.read_markdown("[" * 60)
    assert time.perf_counter() - begin < 50


def test_a_sound_manuscript_waits_for_its_turn_of_the_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has much else to do, played by a pandoc that sleeps before it begins."""
    busy(tmp_path, monkeypatch, naps=1.5)
    assert '"Tolls"' in pandoc.read_document(b"# Tolls", "markdown", seconds=1).text


def test_a_machine_that_has_no_time_is_not_the_fault_of_a_manuscript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy(tmp_path, monkeypatch, naps=60)
    monkeypatch.setattr(pandoc, "_CLOCK", 0.05)
    (tmp_path / "tolls.md").write_text("# Tolls\n\nA keeper.[^1]\n\n[^1]: A note.\n", encoding="utf-8")
    with pytest.raises(WorldError, match="do this again when this machine has less to do"):
        documents.read(tmp_path / "tolls.md")


def busy(folder: Path, monkeypatch: pytest.MonkeyPatch, naps: float) -> None:
    program = folder / "pandoc"
    program.write_text(f'#!/bin/sh\nsleep {naps}\nexec {pandoc.pandoc_path()} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pandoc, "pandoc_path", lambda: str(program))


def test_the_text_of_each_of_many_articles_is_read_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """As each rule of a check asks for each article after the other."""
    read: list[str] = []
    monkeypatch.setattr(
        pandoc, "_run", lambda data, *_: read.append(data.decode()) or pandoc.Output(f"tree of {data.decode()}", ("Odd.",))
    )
    texts = [f"The text of article {number} that is read once.\n" for number in range(300)]
    for _ in range(3):
        for text in texts:
            assert pandoc.read_markdown(text) == pandoc.Output(f"tree of {text}", ("Odd.",))
    assert read == texts
    pandoc._read.cache_clear()
