"""`footpress import FILE`: steps 1–4."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from footpress.commands.arguments import add_publication
from footpress.commands.counting import counted
from footpress.commands.telling import say
from footpress.disk.lock import hold
from footpress.publication.importing import Imported, import_manuscript
from footpress.publication.importing_again import import_again


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the manuscript as received: .docx, .odt, .rtf, .html, .md, .tex, .epub or .txt"
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="FILE is a new version of an article that was imported before: merge it with what was corrected since",
    )
    parser.add_argument(
        "--changes", choices=("accept", "reject"), default="accept", help="what becomes of tracked changes (default: accept)"
    )
    parser.add_argument("--slug", default="", help="the article's name in addresses and file names (default: from FILE's name)")
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Import, then say what was done and what a person should look at."""
    bring_in = import_again if arguments.again else import_manuscript
    with hold(arguments.publication, "import", say):
        imported = bring_in(arguments.file, arguments.publication, arguments.slug, arguments.changes)
    print(report(imported))
    return 0


def report(imported: Imported) -> str:
    """What an import did, as a person reads it."""
    notes, queries = len(imported.manuscript.notes), len(imported.problems)
    lines = [
        f"{imported.manuscript.file}: {counted(notes, 'note')}, {counted(imported.works, 'work')} cited, "
        f"{counted(queries, 'query', 'queries')}."
    ]
    lines += [f"  wrote {file}" for file in imported.written]
    if imported.added:
        lines.append(f"  added {', '.join(entry.key for entry in imported.added)}")
    if not imported.written:
        lines.append("  nothing to do: all of it is in the publication already")
    lines += [str(problem) for problem in imported.problems]
    return "\n".join(lines)
