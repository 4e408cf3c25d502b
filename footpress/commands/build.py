"""`footpress build [SLUG…]`: steps 5–8."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from footpress.building import build
from footpress.collecting import build_collections
from footpress.commands.arguments import add_publication, add_slugs
from footpress.commands.counting import counted


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_slugs(parser)
    parser.add_argument(
        "--collection",
        action="store_true",
        help="build issues: SLUG names files in source/collections/ (none: all articles as one)",
    )
    parser.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="pdf, epub, html or kindle; may be given again"
    )
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Build, and say what now stands where."""
    make = build_collections if arguments.collection else build
    for built in make(arguments.publication, arguments.slugs, arguments.edition):
        print(
            f"{os.path.relpath(built.file)}: {counted(built.notes, 'note')}, {counted(built.entries, 'entry', 'entries')}, all there"
        )
        for problem in built.problems:
            print(problem)
    return 0
