"""How long each edition of the shipped article takes, beside pandoc's own EPUB and HTML of the same source: `python bench/editions.py`.

Medians of five builds, each in a process of its own, as `make` runs them; the ratios are to pandoc in the same run.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from footpress.pandoc.running import pandoc_path

ROOT = Path(__file__).parent.parent
SLUG = "mongolia-balance"
RUNS = 5


def median(run: Callable[[], None]) -> float:
    """The median of RUNS times, in seconds, after one that warms the disk."""
    times = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:])


def footpress(folder: Path, *words: str) -> None:
    """One command of footpress, as the shell runs it."""
    subprocess.run([sys.executable, "-m", "footpress.cli", *words, "--publication", str(folder)], check=True, capture_output=True)


def pandoc(folder: Path, target: str) -> None:
    """pandoc's own edition of the same source, with the same citation style."""
    style = ROOT / "templates/styles/footpress-notes.csl"
    output = folder / f"pandoc.{target}"
    words = ["--citeproc", "--standalone", "--csl", str(style), "--bibliography", str(folder / "bibliography.bib")]
    subprocess.run(
        [pandoc_path(), *words, "--output", str(output), str(folder / f"source/{SLUG}.md")], check=True, capture_output=True
    )


def main() -> None:
    """Print one line for each edition."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "source", folder / "source")
        shutil.copy(ROOT / "bibliography.bib", folder)
        peers = {target: median(lambda target=target: pandoc(folder, target)) for target in ("epub", "html")}  # type: ignore[misc]
        for edition in ("pdf", "epub", "html"):
            seconds = median(lambda edition=edition: footpress(folder, "build", SLUG, "--edition", edition))  # type: ignore[misc]
            beside = f"; pandoc {peers[edition]:.2f} s, ratio {seconds / peers[edition]:.1f}" if edition in peers else ""
            print(f"{edition}: {seconds:.2f} s, cited, built and read back{beside}")
        seconds = median(lambda: footpress(folder, "check", SLUG))
        print(f"check: {seconds:.2f} s for the sources and the three editions")


if __name__ == "__main__":
    main()
