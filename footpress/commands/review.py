"""`footpress review [SLUG…]`: what a person should look at, from the records of the imports."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from footpress.commands.arguments import add_publication, add_slugs
from footpress.reviewing import find_queries


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_slugs(parser)
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Print every query of the imports, with the place in the manuscript that it is about."""
    queries = find_queries(arguments.publication, arguments.slugs)
    print("\n".join(map(str, queries)) if queries else "Nothing to review: no import left a query.")
    return 0
