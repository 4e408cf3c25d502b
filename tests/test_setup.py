"""setup.sh, and what stands about it: one sentence where something fails, and nothing that a folder's name or its files can upset."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def set_up(folder: Path, pip: str) -> subprocess.CompletedProcess[str]:
    """setup.sh in a folder of its own where every system package is there, with a pip that does what the test says."""
    (folder / "setup.sh").write_bytes((ROOT / "setup.sh").read_bytes())
    program(folder / "bin/dpkg-query", "echo 'install ok installed'")
    program(folder / ".venv/bin/pip", pip)
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "TMPDIR": str(folder),
    }
    return subprocess.run(["sh", "setup.sh"], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("WARNING: Retrying after connection broken by NewConnectionError", "connect to the network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "Make room"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "Delete .venv"),
    ],
)
def test_where_pip_fails_there_is_one_sentence_that_says_what_to_do(said: str, sentence: str, tmp_path: Path) -> None:
    result = set_up(tmp_path, f"echo '{said}'; exit 1")
    assert (result.returncode, result.stdout) == (3, "")
    last = result.stderr.splitlines()[-1]
    assert last.startswith("footpress setup: ") and sentence in last
    assert ("Retrying" in result.stderr, "Errno" in result.stderr) == (False, False)


def test_the_folder_may_have_any_name(tmp_path: Path) -> None:
    """The path that pip writes is read in ASCII by Python 3.12 where LC_ALL is C: it is written relative."""
    folder = tmp_path / "éditions ü"
    packages = folder / ".venv/lib/python3.12/site-packages"
    packages.mkdir(parents=True)
    path = packages / "_editable_impl_footpress.pth"
    path.write_text(str(folder), encoding="utf-8")
    assert set_up(folder, "exit 0").returncode == 0
    assert path.read_bytes().isascii()
    assert (packages / path.read_text(encoding="ascii").strip()).resolve() == folder.resolve()


@pytest.mark.parametrize("kind", ["file", "folder", "program"])
def test_something_called_pandoc_in_the_folder_is_nobodys_business(kind: str, tmp_path: Path) -> None:
    if kind == "folder":
        (tmp_path / "pandoc").mkdir()
    else:
        program(tmp_path / "pandoc", "exit 1")
        (tmp_path / "pandoc").chmod(0o755 if kind == "program" else 0o644)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "footpress.cli", "doctor"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert "ok       pandoc" in result.stdout
