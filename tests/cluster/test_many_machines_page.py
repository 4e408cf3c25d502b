"""The commands of docs/many-machines.md work as they are written; what starts the cluster is how every test here starts it."""

import os
import subprocess
from pathlib import Path

from footpress.commands.new import start_publication
from tests.cluster.conftest import ROOT, commands_of_the_page

PAPER = "---\ntitle: The Tolls\nauthor: Ada Roe\ndate: 2021-05-03\n---\n\nA text.[^1]\n\n[^1]: A note.\n"


def test_what_the_page_says_is_typed(cluster: str, tmp_path: Path) -> None:
    """Where the publication stands; but what installs Dask, which is there."""
    install, *dask, build, make, bring = commands_of_the_page(cluster)
    assert "pip install" in install and (ROOT / install.split()[-1]).is_file()
    assert [line.split()[1] for line in dask] == ["scheduler", "worker"]
    papers = tmp_path / "papers"
    start_publication(papers, "Papers")
    (papers / "source/tolls.md").write_text(PAPER, encoding="utf-8")
    (papers / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    (papers / ".venv").symlink_to(ROOT / ".venv")
    (tmp_path / "manuscripts").mkdir()
    (tmp_path / "manuscripts/quays.md").write_text(PAPER.replace("Tolls", "Quays"), encoding="utf-8")
    said = [typed(papers, build), typed(papers, make.replace("make", "make --assume-old=.venv/.ready")), typed(papers, bring)]
    assert [line.split(":")[0] for line in said[0].splitlines()] == [
        f"build/{name}" for name in ("tolls.pdf", "tolls.epub", "html/tolls/index.html")
    ]
    assert said[1].splitlines() == ["3 editions stand unchanged.", "No problems found."]
    assert "1 manuscript imported, 0 failed." in said[2]


def typed(folder: Path, command: str) -> str:
    environment = os.environ | {"PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}"}
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout
