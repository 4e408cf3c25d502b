"""How fast footpress is, beside the same work done by others in the same run: `python bench/speed.py [GROUP…] [--once] [--write]`.

The peers make of the shipped article what pandoc and WeasyPrint make of it alone: pandoc's HTML, pandoc's EPUB, and WeasyPrint's PDF of
pandoc's HTML, one after another, nothing read back. Each figure is the median of some runs, each in processes of its own, in seconds of
the processor (all processes together) and of the clock; what counts is the ratio to the peers of the same run. `--write` writes
docs/benchmarks.md with its chart, and adds a line to docs/benchmarks/history.json. GROUP is one of article, many, make, book, import;
`--once` measures each thing once.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

from measuring import peers
from measuring.invented import ROOT, book, changed, manuscript, publication, unbuilt, unimported
from measuring.spent import adopt_all, keep_bytecode, spent
from measuring.warm import one_word
from measuring.written import Row, write


def build(folder: Path, *words: str) -> list[str]:
    """A command of footpress, as a shell runs it."""
    return [sys.executable, "-m", "footpress.cli", *(words or ("build",)), "--publication", str(folder)]


def article(folder: Path) -> Iterator[Row]:
    """The shipped article: three editions, its card, the site around it."""
    one, beside = publication(folder / "one", 1), "the peers"
    peer = peers.three_editions(one)
    yield Row("article: the peers", peer)
    yield Row("article: the peers, with Typst", peers.typst_for_the_pages(one), beside, peer)
    yield Row("article: cold", spent(build(one), before=unbuilt(one)), beside, peer, (1.2, 0.75, None))
    yield Row("article: unchanged", spent(build(one), runs=5), beside, peer, (0.03, 0.03, None))
    yield Row("article: one word changed", spent(build(one), before=changed(one)), beside, peer, (1.2, 0.75, None))
    yield Row("article: one word, warm, HTML", one_word(one, "html"), beside, peer, (0.1, None, None))
    yield Row("article: one word, warm, all", one_word(one), beside, peer, (0.6, None, None))


def many(folder: Path) -> Iterator[Row]:
    """Ten articles and a hundred, beside one alone."""
    one, beside = publication(folder / "alone", 1), "one article alone"
    first = spent(build(one), before=unbuilt(one))
    for articles in (10, 100):
        place = publication(folder / f"many{articles}", articles)
        whole = spent(build(place), before=unbuilt(place), runs=1)
        yield Row(f"many: {articles}, an article", whole.of(articles), beside, first, (1, None, 600))
        changing = spent(build(place), before=changed(place))
        yield Row(f"many: one of {articles} changed", changing, beside, first, (1.3, None, 600))


def make(folder: Path) -> Iterator[Row]:
    """`make` of twenty articles, which checks them too."""
    twenty = publication(folder / "twenty", 20)
    copy(ROOT / "templates/new/Makefile", twenty)
    once = spent(build(twenty), before=unbuilt(twenty), runs=1)
    command = ["make", "-C", str(twenty), f"FOOTPRESS={sys.executable} -m footpress.cli"]
    yield Row("make: twenty articles", spent(command, before=unbuilt(twenty), runs=1), "one build of them", once, (1.1, 1.1, 600))


def books(folder: Path) -> Iterator[Row]:
    """The PDF of invented books with contents and index."""
    for pages in (50, 100, 200, 300):
        place = book(folder / f"book{pages}", pages)
        peer = peers.pages(place, "book")
        own = spent(build(place, "build", "--edition", "pdf"), before=unbuilt(place), runs=1)
        yield Row(f"book: {pages} pages", own, "pandoc and WeasyPrint, notes at its end", peer, (1.3, None, 600))


def imports(folder: Path) -> Iterator[Row]:
    """Word files with notes typed by hand."""
    for notes, goal in ((20, 1.0), (1000, 6.0)):
        into, path = publication(folder / f"import{notes}", 0), manuscript(folder, notes)
        command = [*build(into, "import", str(path)), "--slug", "paper"]
        yield Row(
            f"import: {notes} notes",
            spent(command, before=unimported(into), runs=3 if notes < 100 else 1),
            goals=(goal, None, None),
        )


GROUPS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "article": article,
    "many": many,
    "make": make,
    "book": books,
    "import": imports,
}


def main(arguments: list[str]) -> None:
    """Print one line for each row of the groups wanted (all where none is); with --write, write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}: all, if none is named")
    parser.add_argument("--once", action="store_true", help="measure each thing once")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md, its chart and its history")
    asked = parser.parse_args(arguments)
    if unknown := [word for word in asked.groups if word not in GROUPS]:
        parser.error(f"nothing measured is called {unknown[0]}: choose from {', '.join(GROUPS)}")
    adopt_all()
    keep_bytecode()
    found = []
    with tempfile.TemporaryDirectory() as name:
        for group in asked.groups or GROUPS:
            for row in GROUPS[group](Path(name)):
                print(row, flush=True)
                found.append(row)
    if asked.write:
        write(found)


if __name__ == "__main__":
    main(sys.argv[1:])
