"""`footpress build [SLUG…]`: steps 5–8."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from footpress.commands.arguments import add_publication, add_slugs
from footpress.commands.counting import counted
from footpress.commands.telling import Refusals, say
from footpress.disk.lock import hold
from footpress.problems import Problem, Refused
from footpress.publication.building import publish
from footpress.source.articles import find_articles


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
    """Build, and say what now stands where, and what was refused; the worst exit code of all that was asked for."""
    refusals, told = Refusals(), set[Problem]()
    with hold(arguments.publication, "build", say):
        if not arguments.slugs:
            refusals.tell_problems(find_articles(arguments.publication).passed_over)
        for item in publish(arguments.publication, arguments.slugs, arguments.edition, collections=arguments.collection):
            if isinstance(item, Refused):
                refusals.tell(item)
            else:
                refusals.tell_problems(sorted(set(item.remarks) - told))
                told |= set(item.remarks)
                entries = counted(item.entries, "entry", "entries")
                print(f"{os.path.relpath(item.file)}: {counted(item.notes, 'note')}, {entries}, all there", flush=True)
    refusals.summary()
    return refusals.exit_code
