"""`footpress build [SLUG…]`: steps 5–8."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from footpress.building import build
from footpress.commands.arguments import add_publication, add_slugs
from footpress.commands.counting import counted


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_slugs(parser)
    parser.add_argument("--edition", action="append", default=[], metavar="NAME", help="pdf, epub or html; may be given again")
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Build, and say what now stands where."""
    for built in build(arguments.publication, arguments.slugs, arguments.edition):
        print(
            f"{os.path.relpath(built.file)}: {counted(built.notes, 'note')}, {counted(built.entries, 'entry', 'entries')}, all there"
        )
    return 0
