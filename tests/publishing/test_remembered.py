"""The digests of built files are remembered by what the system says of the files; nothing that could be another file is believed."""

import os
import shutil
import time
from pathlib import Path

import pytest

from footpress.disk import digests, remembered
from footpress.disk.digests import KNOWN, digest


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build/ with a file that was read and is remembered, as if it had been written long ago."""
    monkeypatch.setattr(remembered, "_WORTH", 0)
    monkeypatch.setattr(remembered, "_SHORTLY", 10**7)
    (tmp_path / KNOWN).mkdir()
    (tmp_path / "a.pdf").write_bytes(b"lamps")
    time.sleep(0.03)
    assert read(tmp_path) == [True]
    return tmp_path


def read(build: Path, *names: str) -> list[bool]:
    """Whether each file was read, not remembered; what is said of it is always true."""
    asked: list[str] = []
    remembered.begin(f"{build}")
    count = remembered._now[0]
    for name in names or ("a.pdf",):
        before = count.read
        assert remembered.built(f"{build}/{name}") == digest((build / name).read_bytes())
        asked.append(name if count.read > before else "")
    remembered.end()
    return list(map(bool, asked))


def test_a_file_that_stands_is_not_read_again(build: Path) -> None:
    assert read(build) == [False]
    (build / "a.pdf").rename(build / "b.pdf")
    time.sleep(0.03)
    read(build, "b.pdf")
    assert read(build, "b.pdf") == [False]


def same_time(path: Path, data: bytes) -> None:
    """Other bytes of the same size, in the same file, with the old date put back."""
    found = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def put_back(path: Path) -> None:
    """From a backup, with its date."""
    shutil.copy2(path, path.with_suffix(".old"))
    path.with_suffix(".old").replace(path)


@pytest.mark.parametrize(
    "change",
    [lambda p: same_time(p, b"wicks"), put_back, lambda p: os.utime(p, (4e9, 4e9)), lambda p: os.utime(p, (1, 1))],
    ids=["edited, the old date put back", "put back from a backup", "a date to come", "a date long ago"],
)
def test_what_was_touched_in_any_way_is_read(change, build: Path) -> None:
    change(build / "a.pdf")
    assert read(build) == [True]


def test_what_was_changed_just_now_is_not_remembered(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_SHORTLY", 10**10)
    (build / "a.pdf").write_bytes(b"wicks")
    assert read(build) == [True]
    assert read(build) == [True]


def test_nothing_is_remembered_where_the_clock_was_set_meanwhile(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (build / "a.pdf").write_bytes(b"wicks")
    time.sleep(0.03)
    remembered.begin(f"{build}")
    remembered.built(f"{build}/a.pdf")
    real = time.time_ns
    monkeypatch.setattr(remembered.time, "time_ns", lambda: real() - 3600 * 10**9)
    remembered.end()
    monkeypatch.undo()
    assert read(build) == [True]


@pytest.mark.parametrize("damage", [b"", b"\0", b"1 2 3\nend", b"1 2 3 4 5 x\n"])
def test_what_is_remembered_may_be_damaged(damage: bytes, build: Path) -> None:
    (build / KNOWN / "digests").write_bytes(damage)
    assert read(build) == [True]


def test_what_footpress_is_is_asked_once_of_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter("ab")
    monkeypatch.setattr(remembered, "footpress_itself", lambda: next(said))
    remembered.begin(f"{tmp_path}")
    assert [remembered.itself(), remembered.itself()] == ["a", "a"]
    remembered.end()
    assert remembered.itself() == "b", "what was installed meanwhile is seen"


def test_a_process_is_the_footpress_that_it_began_with(tmp_path: Path) -> None:
    (tmp_path / "setting.py").write_text("SIZE = 1\n")
    digests._loaded.cache_clear()
    begun = digests._loaded(f"{tmp_path}")
    (tmp_path / "setting.py").write_text("SIZE = 12\n")
    assert digests._loaded(f"{tmp_path}") == begun, "what it makes is made as it has loaded it"
    digests._loaded.cache_clear()
    assert digests._loaded(f"{tmp_path}") != begun, "what another makes is not"
    digests._loaded.cache_clear()
