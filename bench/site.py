"""What a large site costs after one change: `python bench/site.py [ARTICLES [FOLDER]]`, of 300 invented articles unless more are asked for.

Seconds of the processor (all processes together) and of the clock, and the most memory of one process, of `footpress build`: the site
for the first time, nothing changed, one word of an article, its title, its author, one article more, one less. What one word costs in a
publication of this article alone stands beside it: that much of it is no matter of size. A folder that is named is kept, and taken up again.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from measuring.invented import SLUG, changed, publication
from measuring.invented_site import plan_all, site
from measuring.spent import Spent, adopt_all, keep_bytecode, spent

_ONE = "article-00007"


def build(folder: Path) -> list[str]:
    """The command, as a shell runs it."""
    return [sys.executable, "-m", "footpress.cli", "build", "--publication", str(folder)]


def rows(folder: Path, articles: int) -> Iterator[tuple[str, Spent]]:
    """(what was changed, what a build spent) for one change after another."""
    one = publication(folder / "one", 1)
    spent(build(one), runs=1)
    yield "one word of an article that is alone", spent(build(one), before=changed(one), runs=1)
    place = folder / f"site{articles}"
    if place.exists():
        plan_all(place)
    else:
        site(place, articles)
    (place / "build/.plan/site.json").unlink(missing_ok=True)
    changes: list[tuple[str, Callable[[], object]]] = [
        ("the site for the first time", lambda: None),
        ("nothing changed", lambda: None),
        ("one word of an article", lambda: _edit(place, r"\Z", "One word more.\n")),
        ("its title", lambda: _edit(place, r"part 7", "another part")),
        ("its author", lambda: _edit(place, r"Family7\b", "Family8")),
        ("one article more", lambda: _copy(place)),
        ("one article less", lambda: (place / "source/added.md").unlink()),
    ]
    for name, change in changes:
        yield name, spent(build(place), before=change, runs=1)


def _edit(place: Path, old: str, new: str) -> None:
    path = place / f"source/{_ONE}.md"
    path.write_text(re.sub(old, new, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def _copy(place: Path) -> None:
    text = (place / f"source/{SLUG}.md").read_text(encoding="utf-8")
    (place / "source/added.md").write_text(text.replace("title: '", "title: 'Added: "), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Print one line for each change."""
    adopt_all()
    keep_bytecode()
    articles = int(arguments[0]) if arguments else 300
    with tempfile.TemporaryDirectory() as name:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(name)
        for what, cost in rows(folder, articles):
            print(f"{what:40} {cost.cpu:7.2f} s, clock {cost.wall:7.2f} s, {cost.memory / 2**20:5.0f} MB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
