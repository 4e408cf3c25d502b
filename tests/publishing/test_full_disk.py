"""The disk is full when one file of a build is written, whichever: one sentence, nothing half written, and the next build completes it."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from footpress.cli import main
from footpress.commands.new import start_publication
from footpress.disk.digests import KNOWN

LAMPS = (
    "---\ntitle: Lamps\nauthor: Ada Roe\ndate: 2021-05-03\n---\n\nOne is kept. [The figures](figures.csv).[^1]\n\n[^1]: A note.\n"
)
OURS = ".footpress-"
KINDS = ("build", "build/html", "build/html/lamps", "build/html/pagefind", f"build/{KNOWN}")
"""The folders in which a build writes; what is written for each first and last is what the disk has no room for."""


class Disk:
    """Makes sure that files are on the disk, and has no room for one of them."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.full_at, self.written = folder, -1, list[str]()

    def fsync(self, handle: int) -> None:
        """As the system's."""
        path = Path(f"/proc/self/fd/{handle}").readlink().parent
        if not path.is_relative_to(self._folder):
            return  # what pandoc reads, in the system's folder for such
        path = path.relative_to(self._folder)
        self.written.append("/".join(part for part in path.parts if not part.startswith(OURS)))
        if len(self.written) - 1 == self.full_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def turns(self, kind: str) -> Iterator[int]:
        """When the first and the last file of a folder were written."""
        at = [number for number, folder in enumerate(self.written) if folder == kind]
        yield from (at[0], at[-1])


def built(folder: Path) -> int:
    words = ["build", "--edition", "epub", "--edition", "html", "--jobs", "1", "--check", "--publication", str(folder)]
    return main(words)


def published(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and KNOWN not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article, built, of which a word has changed since."""
    folder = tmp_path_factory.mktemp("full") / "papers"
    start_publication(folder, "Papers")
    (folder / "source/figures.csv").write_text("a,b\n", encoding="utf-8")
    (folder / "source/lamps.md").write_text(LAMPS, encoding="utf-8")
    assert built(folder) == 0
    (folder / "source/lamps.md").write_text(
        LAMPS.replace("is kept", "is lit").replace("title: Lamps", "title: Lit Lamps"), encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def written(before: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Disk, dict[str, bytes]]:
    """(what a build of it writes, what stands then)."""
    folder = tmp_path_factory.mktemp("written") / "papers"
    shutil.copytree(before, folder)
    disk = Disk(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("footpress.disk.writing.os.fsync", disk.fsync)
        assert built(folder) == 0
    return disk, published(folder)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="which file is written is asked of /proc")
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_full_disk_has_no_room_for(
    kind: str,
    before: Path,
    written: tuple[Disk, dict[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wanted, after = written
    assert {folder.removesuffix("/fragment").removesuffix("/index") for folder in wanted.written} == set(KINDS)
    stood = published(before)
    for turn in wanted.turns(kind):
        folder = tmp_path / f"{turn}"
        shutil.copytree(before, folder)
        disk = Disk(folder)
        disk.full_at = turn
        with monkeypatch.context() as patched:
            patched.setattr("footpress.disk.writing.os.fsync", disk.fsync)
            code = built(folder)
        told = capsys.readouterr().err
        assert disk.written[turn] == kind
        if kind.endswith(KNOWN):
            assert (code, told) == (0, ""), "what is known costs time only"
        else:
            assert code == 3 and told.count("No space left on device. Make room, then do it again; what stood there stands.") == 1
        now = published(folder)
        assert not [path for path in folder.rglob("*") if path.name.startswith(OURS)]
        now.pop("build/lamps.concordance.html", None)  # it says what stands
        assert not [name for name, data in now.items() if data not in (stood.get(name), after.get(name))]
        assert built(folder) == 0
        assert published(folder) == after
        capsys.readouterr()
