"""How soon the desk shows a change of the article that comes with footpress: `python bench/desk.py [TIMES]`.

Each figure is a median of TIMES (9), from a change of a file to what a browser is given: a note set anew, the web page, the pages of the PDF laid
out and the first of them drawn, the documents of the EPUB. The load of the machine is printed, since it is in the figures.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from footpress.desk.desk import Desk
from footpress.desk.printed import printed

ROOT = Path(__file__).parent.parent
SLUG = "mongolia-balance"
NOTE = 5


def measure(what: str, times: int, before: Callable[[int], None], work: Callable[[], object]) -> None:
    """One line of figures; what is done before each time is not measured."""
    seconds = []
    for number in range(times + 1):
        before(number)
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    found = sorted(seconds[1:])  # the first finds nothing warm
    print(f"{what}: {statistics.median(found) * 1000:.0f} ms ({found[0] * 1000:.0f} to {found[-1] * 1000:.0f}), {times} times")


def main(arguments: list[str]) -> None:
    """Print the figures."""
    times = int(arguments[0]) if arguments else 9
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        shutil.copytree(ROOT / "source", directory / "source")
        shutil.copy(ROOT / "bibliography.bib", directory)
        source = directory / "source" / f"{SLUG}.md"
        text = source.read_text(encoding="utf-8")
        desk = Desk(directory)

        def typed(number: int) -> None:
            source.write_text(text.replace("The habit of", f"The {number}th habit of"), encoding="utf-8")

        def note() -> None:
            texts = desk.sitting.texts(SLUG)
            markdown = f"See page {time.perf_counter_ns()}, [@reeves2012, 590]."
            printed(directory, SLUG, NOTE, texts, markdown=markdown, warm=desk.pandoc)

        def pages() -> None:
            desk.seen.now("pages", SLUG)
            desk.seen.picture(SLUG, 1)

        try:
            desk.warm()
            measure("a note as it will print", times, typed, note)
            measure("the web page", times, typed, lambda: desk.seen.now("web", SLUG))
            measure("the pages of the PDF, the first drawn", times, typed, pages)
            others = iter(range(2, desk.seen.now("pages", SLUG).count + 1))
            count = desk.seen.now("pages", SLUG).count - 2
            measure("another page of them drawn", count, lambda _: None, lambda: desk.seen.picture(SLUG, next(others)))
            measure("the EPUB", times, typed, lambda: desk.seen.now("book", SLUG))
        finally:
            desk.close()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main(sys.argv[1:])
