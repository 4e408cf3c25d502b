"""Where the time goes, by who spends it: `python bench/profiles.py [--write]`.

Each command is run once under Python's profiler, which makes it slower by a half and small functions slower still: what counts is the share.
What a function of Python's library or of C takes is counted as its callers'. `--write` writes the table in docs/benchmarks.md.
"""

from __future__ import annotations

import pstats
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from measuring.invented import book, changed, manuscript, publication
from measuring.spent import keep_bytecode
from measuring.written import put

_SMALLEST = 0.02
_BY = (
    ("importlib", "loading"),
    ("/selectors.py", "waiting for pandoc"),
    ("/subprocess.py", "waiting for pandoc"),
    ("/multiprocessing/", "waiting for other processes"),
    ("/weasyprint/pdf", "WeasyPrint: writing"),
    ("/pydyf", "WeasyPrint: writing"),
    ("/weasyprint/css", "WeasyPrint: styles"),
    ("/tinycss2", "WeasyPrint: styles"),
    ("/tinyhtml5", "WeasyPrint: styles"),
    ("/cssselect2", "WeasyPrint: styles"),
    ("/weasyprint", "WeasyPrint: layout"),
    ("/jinja2", "Jinja"),
    ("/pikepdf", "reading PDF"),
    ("/pypdfium2", "reading PDF"),
    ("/bibtexparser", "bibtexparser"),
    ("/pagefind", "Pagefind"),
    ("/yaml", "YAML"),
    ("/re/", "compiling patterns"),
)
_DEEPEST = 6
Function = tuple[str, int, str]
Stats = dict[Function, tuple[int, int, float, float, dict[Function, tuple[int, int, float, float]]]]


def profiled(folder: Path, *words: str) -> Counter[str]:
    """Seconds of one command by who spent them."""
    path = folder / "profile"
    begin = "import cProfile, sys; from footpress.cli import main; sys.argv[0] = 'footpress'"
    run = f"profile = cProfile.Profile(); code = profile.runcall(main); profile.dump_stats({str(path)!r}); sys.exit(code)"
    subprocess.run(
        [sys.executable, "-c", f"{begin}; {run}", *words, "--publication", str(folder)], capture_output=True, check=True
    )
    stats: Stats = pstats.Stats(str(path)).stats  # type: ignore[attr-defined]
    found: Counter[str] = Counter()
    for function, (_, _, own, _, _) in stats.items():
        for who, share in shares(function, stats, frozenset()).items():
            found[who] += own * share
    return found


def shares(function: Function, stats: Stats, below: frozenset[Function]) -> dict[str, float]:
    """Whose the time of a function is: its own if it has a name, else that of who calls it, by how long each was in it."""
    if who := named(function):
        return {who: 1.0}
    callers = (
        {caller: spent[3] for caller, spent in stats[function][4].items() if caller not in below} if len(below) < _DEEPEST else {}
    )
    whole, found = sum(callers.values()), Counter[str]()
    for caller, spent in callers.items():
        for who, share in shares(caller, stats, below | {function}).items():
            found[who] += share * spent / whole if whole else 0
    return dict(found) or {"Python itself": 1.0}


def named(function: Function) -> str:
    """Whose a function is, "" where it is Python's own."""
    file, _, name = function
    if "/footpress/" in file and name != "<module>":
        return f"footpress.{file.rpartition('/footpress/')[2].partition('/')[0].removesuffix('.py')}"
    if name == "<module>":
        return "loading"
    return next((who for part, who in _BY if part in file), "")


def commands(folder: Path) -> Iterator[tuple[str, Counter[str]]]:
    """What is profiled."""
    one = publication(folder / "one", 1)
    yield "an article, cold", profiled(one, "build", "--jobs", "1")
    changed(one)()
    yield "one word changed", profiled(one, "build", "--jobs", "1")
    yield "a book of 50 pages", profiled(book(folder / "book", 50), "build", "--edition", "pdf", "--jobs", "1")
    for notes in (20, 1000):
        into = publication(folder / f"import{notes}", 0)
        yield f"import of {notes} notes", profiled(into, "import", str(manuscript(folder, notes)), "--slug", "paper")


def main(arguments: list[str]) -> None:
    """Print the shares; with --write, write the table."""
    keep_bytecode()
    lines = []
    with tempfile.TemporaryDirectory() as name:
        for what, found in commands(Path(name)):
            whole = sum(found.values())
            parts = [f"{who} {share / whole:.0%}" for who, share in found.most_common() if share / whole >= _SMALLEST]
            print(f"{what}: {whole:.1f} s: {', '.join(parts)}", flush=True)
            lines.append(f"| {what} | {whole:.1f} | {', '.join(parts)} |")
    if "--write" in arguments:
        put("profiles", "| | s, profiled | who spends it |\n|---|---|---|\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
