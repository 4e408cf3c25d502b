"""`footpress review [SLUG…]`: what a person should look at, from the records of the imports; `--accept N` takes a reading."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from footpress.commands.arguments import add_publication, add_slugs
from footpress.commands.telling import say
from footpress.disk.lock import hold
from footpress.problems import UsageError
from footpress.publication.accepting import accept
from footpress.publication.reviewing import find_queries


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_slugs(parser)
    parser.add_argument(
        "--accept", type=int, nargs="+", default=[], metavar="N", help="take the reading of note N of SLUG, which stays as typed"
    )
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Print every query of the imports, with the place in the manuscript that it is about."""
    if arguments.accept:
        if len(arguments.slugs) != 1:
            raise UsageError("Say of which article the note is: footpress review SLUG --accept N.")
        with hold(arguments.publication, "review", say):
            print("\n".join(accept(arguments.publication, arguments.slugs[0], arguments.accept)))
        return 0
    queries = find_queries(arguments.publication, arguments.slugs)
    print("\n".join(map(str, queries)) if queries else "Nothing to review: no import left a query.")
    return 0
