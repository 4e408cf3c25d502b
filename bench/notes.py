"""How fast notes are read: `python bench/notes.py [COUNT]`. Prints seconds, notes a second and peak memory, on one core."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "references"))

from corpus_format import load_all

from footpress.model.manuscript import Note
from footpress.references import read_notes

CORPUS = Path(__file__).parent.parent / "tests" / "references" / "corpus" / "tune"


def main(count: int) -> None:
    """Read `count` notes of the corpus, over and over, in documents of a hundred."""
    raws = [note["raw"] for note in load_all(CORPUS)]
    begin = time.perf_counter()
    for first in range(0, count, 100):
        read_notes([Note(n, raws[n % len(raws)]) for n in range(first, min(first + 100, count))])
    seconds = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} notes in {seconds:.1f} s ({count / seconds:.0f} a second), {memory:.0f} MB at most")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
