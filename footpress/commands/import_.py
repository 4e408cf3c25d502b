"""`footpress import FILE` or `FOLDER`: steps 1–4."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from footpress.commands.arguments import add_cluster, add_jobs, add_publication
from footpress.commands.counting import counted
from footpress.commands.telling import exit_code, say, sentence
from footpress.disk.lock import hold
from footpress.disk.writing import replace_bytes
from footpress.documents.reading import attached_manuscripts
from footpress.problems import Refused, UsageError
from footpress.publication.importing import Imported, import_manuscript
from footpress.publication.reading_manuscripts import Ahead

_HEAD: tuple[str, ...] = ("manuscript", "article", "notes", "works", "queries")


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="the manuscript as received: .docx, .odt, .rtf, .html, .md, .tex, .epub, .eml or .txt; or a folder of them",
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="FILE is a new version of an article that was imported before: merge it with what was corrected since",
    )
    parser.add_argument(
        "--changes", choices=("accept", "reject"), default="accept", help="what becomes of tracked changes (default: accept)"
    )
    parser.add_argument(
        "--bibliography",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a .bib, RIS or CSL-JSON file that has the works of the manuscript; may be given several times",
    )
    parser.add_argument("--slug", default="", help="the article's name in addresses and file names (default: from FILE's name)")
    add_jobs(parser, "read so many manuscripts of a folder at once")
    add_cluster(parser)
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Import, then say what was done and what a person should look at."""
    with _manuscripts(arguments.file) as several:
        if several:
            return _import_several(several, arguments)
    if arguments.cluster:
        raise UsageError("--cluster is for the manuscripts of a folder: leave it out where one comes in.")
    given = arguments.file, arguments.publication, arguments.slug, arguments.changes, arguments.bibliography
    with hold(arguments.publication, "import", say):
        if arguments.again:
            from footpress.publication.importing_again import import_again

            imported = import_again(*given)
        else:
            imported = import_manuscript(*given)
    print(report(imported))
    return 0


@contextmanager
def _manuscripts(path: Path) -> Iterator[Sequence[Path]]:
    """The manuscripts of a folder, or those attached to a mail that brings several; none for one manuscript."""
    if path.is_dir():
        from footpress.publication.importing_many import manuscripts_in

        found, others = manuscripts_in(path)
        if others:
            names = ", ".join(other.name for other in others[:6]) + " …" * (len(others) > 6)
            say(f"Passed over, since no manuscripts: {names}.")
        yield found
        return
    attached = attached_manuscripts(path)
    if len(attached) < 2:
        yield ()
        return
    with tempfile.TemporaryDirectory(prefix="footpress-") as folder:
        for name, data in attached:
            replace_bytes(Path(folder) / name, data)
        yield [Path(folder) / name for name, _ in dict(attached).items()]


def _import_several(paths: Sequence[Path], arguments: Namespace) -> int:
    """Import each, with a line of progress; one summary in the end, and the worst exit code. Ctrl-C: what came in stands."""
    if arguments.slug:
        raise UsageError("--slug names one article: leave it out where several manuscripts come in, or import each by itself.")
    from footpress.publication.importing_many import import_many

    rows, refused = [_HEAD], list[Refused]()

    def told(number: int, path: Path) -> None:
        say(f"[{number}/{len(paths)}] {path.name}")

    given = {"again": arguments.again, "bibliographies": arguments.bibliography}
    with hold(arguments.publication, "import", say), _ahead(arguments) as ahead:
        for path, item in import_many(paths, arguments.publication, arguments.changes, told, ahead=ahead, **given):
            rows.append(_row(path, item))
            if isinstance(item, Refused):
                refused.append(item)
    print("\n".join(summary(rows, refused)))
    return max((exit_code(item.error) for item in refused), default=0)


def _ahead(arguments: Namespace) -> AbstractContextManager[Ahead]:
    """Who reads the manuscripts: processes of this machine, or a cluster; only what is asked for is loaded."""
    if arguments.cluster:
        from footpress.cluster.importing import reading_on

        return reading_on(arguments.cluster, say)
    from footpress.publication.reading_ahead import ReadAhead

    return nullcontext(ReadAhead(arguments.jobs))


def _row(path: Path, item: Imported | Refused) -> tuple[str, ...]:
    """What became of a manuscript; the manuscript itself is let go."""
    if isinstance(item, Refused):
        return path.name, "failed", "", "", ""
    numbers = (len(item.manuscript.notes), item.works, len(item.problems))
    return path.name, item.slug if item.written else f"{item.slug} (as before)", *map(str, numbers)


def summary(rows: Sequence[Sequence[str]], refused: Sequence[Refused]) -> Iterator[str]:
    """What became of several manuscripts: a row for each, then what failed, and why."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if place < 2 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
    good = len(rows) - 1 - len(refused)
    yield f"\n{counted(good, 'manuscript')} imported, {len(refused)} failed. The queries: footpress review"
    for item in refused:
        yield f"failed: {Path(item.what).name}: {sentence(item.error)}"


def report(imported: Imported) -> str:
    """What an import did, as a person reads it."""
    notes, queries = len(imported.manuscript.notes), len(imported.problems)
    lines = [
        f"{imported.manuscript.file}: {counted(notes, 'note')}, {counted(imported.works, 'work')} cited, "
        f"{counted(queries, 'query', 'queries')}."
    ]
    if imported.tied:
        lines.append(f"  tied {counted(imported.tied, 'call')} by author and year or by number")
    if imported.given:
        lines.append(f"  {counted(imported.given, 'work')} given beside it; those that nothing cites are left out")
    lines += [f"  wrote {file}" for file in imported.written]
    if imported.added:
        lines.append(f"  added {', '.join(entry.key for entry in imported.added)}")
    if not imported.written:
        lines.append("  nothing to do: all of it is in the publication already")
    lines += [str(problem) for problem in imported.problems]
    return "\n".join(lines)
