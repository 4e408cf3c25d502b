"""How fast footpress is, beside the same work done by others in the same run: `python bench/speed.py [ROW…] [--once] [--write]`.

The peers make of the shipped article what pandoc and WeasyPrint make of it alone: pandoc's HTML, pandoc's EPUB, and WeasyPrint's PDF of
pandoc's HTML, one after another, nothing read back. Each figure is the median of some runs, each in processes of its own, in seconds of
the processor (all processes together) and of the clock; what counts is the ratio to the peers of the same run. `--write` writes
docs/benchmarks.md with its chart, and adds a line to docs/benchmarks/history.json. ROW is a part of the name of what is to be measured; `--once` measures
each thing once.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import footpress
from footpress.pandoc.running import pandoc_path

ROOT = Path(__file__).parent.parent
SLUG = "mongolia-balance"
STYLE = ROOT / "templates/styles/footpress-notes.csl"
PAGE, HISTORY, CHART = ROOT / "docs/benchmarks.md", ROOT / "docs/benchmarks/history.json", ROOT / "docs/benchmarks/chart.svg"
RUNS = 3
WORDS = "harbour ledger keeper tariff lamp ridge treaty of the and in a with by its long before winter said north paper archive".split()


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the processor and of the clock."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured: what, how long, beside what, and the most that the ratio (or the seconds, beside nothing) should be."""

    what: str
    cpu: float
    wall: float
    beside: str
    ratio: float
    wall_ratio: float
    goal: float


def spent(*commands: list[str], before: Callable[[], object] = lambda: None, runs: int = RUNS) -> Spent:
    """The median of some runs of commands, one after another; `before` is done before each run and not measured."""
    found = []
    for _ in range(1 if "--once" in sys.argv else runs):
        before()
        begin, at = os.times(), time.perf_counter()
        for command in commands:
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode not in (0, 1):
                raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()}")
        wall = time.perf_counter() - at
        _wait_for_all()
        end = os.times()
        cpu = end.children_user - begin.children_user + end.children_system - begin.children_system
        found.append(Spent(cpu, wall))
    return Spent(statistics.median(each.cpu for each in found), statistics.median(each.wall for each in found))


def _adopt_all() -> None:
    """Have processes that outlive who started them (a pool's) handed to this one, so that what they spent is counted. Linux alone can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def _compile() -> None:
    """Have Python's bytecode of footpress kept, as it is wherever footpress is installed; that of its libraries is."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(Path(footpress.__file__).parent)], check=True)


def _wait_for_all() -> None:
    """Until every process that was started has ended."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def build(folder: Path, *words: str) -> list[str]:
    """A command of footpress, as a shell runs it."""
    return [sys.executable, "-m", "footpress.cli", *(words or ("build",)), "--publication", str(folder)]


def pandoc(folder: Path, slug: str, target: str) -> list[str]:
    """pandoc's own edition of the same source in the same style."""
    words = ["--citeproc", "--standalone", "--csl", str(STYLE), "--bibliography", str(folder / "bibliography.bib")]
    return [pandoc_path(), *words, "--output", str(folder / f"peer.{target}"), str(folder / f"source/{slug}.md")]


def weasyprint(folder: Path) -> list[str]:
    """WeasyPrint's PDF of pandoc's HTML, the notes at its end."""
    return [sys.executable, "-m", "weasyprint", str(folder / "peer.html"), str(folder / "peer.pdf")]


def publication(folder: Path, articles: int) -> Path:
    """A publication with the shipped article so many times, each with a title of its own."""
    text = (ROOT / f"source/{SLUG}.md").read_text(encoding="utf-8")
    (folder / "source").mkdir(parents=True)
    shutil.copy(ROOT / "source/publication.yaml", folder / "source")
    shutil.copy(ROOT / "bibliography.bib", folder)
    for number in range(articles):
        named = re.sub(r"(?m)^(title: *[\"']?)", rf"\g<1>Number {number}, ", text, count=1) if number else text
        (folder / f"source/{SLUG}{f'-{number}' if number else ''}.md").write_text(named, encoding="utf-8")
    return folder


def unbuilt(folder: Path) -> Callable[[], None]:
    """Delete what is built."""
    return lambda: shutil.rmtree(folder / "build", ignore_errors=True)


def changed(folder: Path, slug: str = SLUG) -> Callable[[], None]:
    """Change one word of an article."""
    path = folder / f"source/{slug}.md"
    text, count = path.read_text(encoding="utf-8"), iter(range(1000))
    return lambda: path.write_text(text.rstrip() + f"\n\nOne word more, number {next(count)}.\n", encoding="utf-8") and None


def book(folder: Path, pages: int) -> Path:
    """An invented book of about so many pages, with three notes a page."""
    chance, folder = random.Random(7), publication(folder, 0)
    keys = re.findall(r"(?m)^@\w+\{([^,]+),", (ROOT / "bibliography.bib").read_text(encoding="utf-8"))
    text, notes = [], []
    for number in range(1, pages * 3 + 1):
        words = " ".join(chance.choices(WORDS, k=115))
        text.append(
            f"{words.capitalize()}.[^{number}]\n"
            if number % 30
            else f"## Chapter {number // 30}\n\n{words.capitalize()}.[^{number}]\n"
        )
        notes.append(f"[^{number}]: [@{chance.choice(keys)}, {chance.randint(10, 400)}].\n")
    head = "---\ntitle: A long book\nauthor: Ada Keeper\ndate: 2020-01-01\nlang: en\nlayout: book\n---\n\n"
    (folder / "source/book.md").write_text(head + "\n".join(text) + "\n" + "\n".join(notes), encoding="utf-8")
    return folder


def manuscript(folder: Path, notes: int) -> Path:
    """A Word file whose notes are typed by hand, of invented works cited in full, shortly, and with ibid."""
    chance, text, typed = random.Random(3), [], []
    names, places = ("Reeves", "Keller", "Aydın", "Novak", "Moreau", "Silva"), ("London", "Berlin", "Paris", "Oslo")
    for number in range(1, notes + 1):
        name, title = chance.choice(names), " ".join(chance.choices(WORDS, k=4)).title()
        full = f"Ada {name}, *{title}* ({chance.choice(places)}: Harbour Press, {chance.randint(1950, 2020)}), {chance.randint(5, 300)}."
        typed.append(f"[^{number}]: {full if number % 3 else f'Ibid., p. {chance.randint(5, 300)}.'}\n")
        text.append(f"{' '.join(chance.choices(WORDS, k=40)).capitalize()}.[^{number}]\n")
    path = folder / "manuscript.docx"
    given = ("# A paper\n\n" + "\n".join(text) + "\n" + "\n".join(typed)).encode()
    subprocess.run([pandoc_path(), "--from", "markdown", "--output", str(path)], input=given, check=True)
    return path


def peers(folder: Path) -> Spent:
    """What pandoc and WeasyPrint spend together on the shipped article."""
    return spent(pandoc(folder, SLUG, "html"), pandoc(folder, SLUG, "epub"), weasyprint(folder))


def rows(folder: Path, wanted: list[str]) -> Iterator[Row]:
    """Everything that is measured, and wanted."""

    def is_wanted(*names: str) -> bool:
        return not wanted or any(word in name for word in wanted for name in names)

    def row(what: str, own: Spent, other: Spent | None, beside: str, goal: float) -> Row:
        return Row(
            what, own.cpu, own.wall, beside, own.cpu / (other.cpu if other else 1), own.wall / (other.wall if other else 1), goal
        )

    one = publication(folder / "one", 1)
    if is_wanted("article: cold", "article: unchanged", "article: one word"):
        peer = peers(one)
        yield row("article: the peers", peer, peer, "themselves", 1)
        yield row("article: cold", spent(build(one), before=unbuilt(one)), peer, "the peers", 1.2)
        yield row("article: unchanged", spent(build(one), runs=5), peer, "the peers", 0.03)
        yield row("article: one word changed", spent(build(one), before=changed(one)), peer, "the peers", 1.2)
    if is_wanted("ten: cold", "ten: one changed"):
        first = spent(build(one), before=unbuilt(one))
        ten = publication(folder / "ten", 10)
        yield row(
            "ten: cold, an article", divided(spent(build(ten), before=unbuilt(ten), runs=1), 10), first, "one article alone", 1
        )
        yield row("ten: one changed", spent(build(ten), before=changed(ten)), first, "one article alone", 1.3)
    if is_wanted("make: twenty"):
        twenty = publication(folder / "twenty", 20)
        make = ["make", "-C", str(twenty), f"FOOTPRESS={sys.executable} -m footpress.cli"]
        shutil.copy(ROOT / "templates/new/Makefile", twenty)
        once = spent(build(twenty), before=unbuilt(twenty), runs=1)
        yield row("make: twenty articles", spent(make, before=unbuilt(twenty), runs=1), once, "one build of them", 1.1)
    for pages in (50, 100, 200):
        if is_wanted(f"book: {pages} pages"):
            place = book(folder / f"book{pages}", pages)
            peer = spent(pandoc(place, "book", "html"), weasyprint(place), runs=1)
            own = spent(build(place, "build", "--edition", "pdf"), before=unbuilt(place), runs=1)
            yield row(f"book: {pages} pages", own, peer, "pandoc and WeasyPrint, notes at its end", 1.3)
    for notes, goal in ((20, 1.0), (1000, 6.0)):
        if is_wanted(f"import: {notes} notes"):
            into = publication(folder / f"import{notes}", 0)
            path = manuscript(folder, notes)
            own = spent(
                [*build(into, "import", str(path)), "--slug", "paper"], before=unimported(into), runs=3 if notes < 100 else 1
            )
            yield row(f"import: {notes} notes", own, None, "the clock", goal)


def divided(whole: Spent, by: int) -> Spent:
    """A part of what was spent."""
    return Spent(whole.cpu / by, whole.wall / by)


def unimported(folder: Path) -> Callable[[], None]:
    """Delete what an import wrote."""

    def delete() -> None:
        for name in ("source/paper.md", "source/notes/paper.yaml"):
            (folder / name).unlink(missing_ok=True)
        shutil.copy(ROOT / "bibliography.bib", folder)

    return delete


def as_text(row: Row) -> str:
    """A row as a line."""
    ratios = (
        f"{row.ratio:.2f} of {row.beside} (goal {row.goal}), wall {row.wall_ratio:.2f}"
        if row.beside != "the clock"
        else f"goal {row.goal} s"
    )
    return f"{row.what}: {row.cpu:.2f} s of the processor, {row.wall:.2f} s; {ratios}"


def chart(found: list[Row]) -> str:
    """The ratios as bars, each with a mark at its goal, as SVG."""
    shown = [row for row in found if row.what != "article: the peers"]
    widest = max([*(row.ratio for row in shown), *(row.goal for row in shown)])
    lines = []
    for number, row in enumerate(shown):
        y, width, goal = 10 + 26 * number, 340 * row.ratio / widest, 340 * row.goal / widest
        lines.append(f'<text x="190" y="{y + 13}" text-anchor="end">{row.what}</text>')
        lines.append(f'<rect x="200" y="{y}" width="{max(width, 1):.1f}" height="16" fill="#1f3f4a"/>')
        lines.append(f'<path d="M{200 + goal:.1f} {y - 3}v22" stroke="#b3541e" stroke-width="2"/>')
        lines.append(f'<text x="{206 + max(width, goal):.1f}" y="{y + 13}">{row.ratio:.2f}</text>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 {20 + 26 * len(shown)}" font-family="sans-serif" font-size="12">'
    return "\n".join([head, "<title>What footpress spends, beside others; the marks are the goals</title>", *lines, "</svg>\n"])


def write(found: list[Row]) -> None:
    """docs/benchmarks.md, its chart, and a line of the history."""
    HISTORY.parent.mkdir(exist_ok=True)
    history = json.loads(HISTORY.read_text(encoding="utf-8")) if HISTORY.is_file() else []
    today = {"date": f"{date.today()}", "version": footpress.__version__, "rows": [asdict(row) for row in found]}
    HISTORY.write_text(json.dumps([*history, today], indent=1) + "\n", encoding="utf-8")
    CHART.write_text(chart(found), encoding="utf-8")
    table = "\n".join(
        f"| {row.what} | {row.cpu:.2f} | {row.wall:.2f} | {row.ratio:.2f} | {row.wall_ratio:.2f} | {row.goal} | {row.beside} |"
        for row in found
    )
    text = PAGE.read_text(encoding="utf-8")
    head, begin, rest = text.partition("<!-- figures -->\n")
    _, end, tail = rest.partition("<!-- end of figures -->")
    said = f"{date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}."
    columns = "| | CPU s | clock s | ratio of CPU | of clock | goal | beside |\n|---|---|---|---|---|---|---|"
    PAGE.write_text(f"{head}{begin}{said}\n\n{columns}\n{table}\n{end}{tail}", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Print one line for each row; with --write, write the page."""
    found = []
    _adopt_all()
    _compile()
    with tempfile.TemporaryDirectory() as name:
        for row in rows(Path(name), [word for word in arguments if not word.startswith("--")]):
            print(as_text(row), flush=True)
            found.append(row)
    if "--write" in arguments:
        write(found)


if __name__ == "__main__":
    main(sys.argv[1:])
