"""`footpress review [SLUG…]`: what a person should look at, from the records of the imports; `--accept N` takes a reading."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from footpress.commands.arguments import add_publication, add_slugs
from footpress.commands.telling import say
from footpress.disk.lock import hold
from footpress.problems import UsageError
from footpress.publication.accepting import accept
from footpress.publication.reviewing import find_queries, mark_answered, mark_seen


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_slugs(parser)
    parser.add_argument(
        "--accept", type=int, nargs="+", default=[], metavar="N", help="take the reading of note N of SLUG, which stays as typed"
    )
    parser.add_argument(
        "--seen", type=int, nargs="+", default=[], metavar="LINE",
        help="you have looked at what you and the author both changed at this line of SLUG's source, and yours stays",
    )  # fmt: skip
    parser.add_argument(
        "--answered", nargs="+", default=[], metavar="RULE[:LINE]",
        help="you have looked at the queries of this rule (at this line of the manuscript) that are about no note of SLUG",
    )  # fmt: skip
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Print every query of the imports, with the place in the manuscript that it is about."""
    if arguments.accept:
        if len(arguments.slugs) != 1:
            raise UsageError("Say of which article the note is: footpress review SLUG --accept N.")
        with hold(arguments.publication, "review", say):
            print("\n".join(accept(arguments.publication, arguments.slugs[0], arguments.accept, date.today().isoformat())))
        return 0
    if arguments.seen:
        if len(arguments.slugs) != 1:
            raise UsageError("Say of which article the line is: footpress review SLUG --seen LINE.")
        with hold(arguments.publication, "review", say):
            seen = mark_seen(arguments.publication, arguments.slugs[0], arguments.seen)
        print(f"{seen} of what the author changed {'is' if seen == 1 else 'are'} looked at, and what stands stays.")
        return 0
    if arguments.answered:
        if len(arguments.slugs) != 1:
            raise UsageError("Say of which article the query is: footpress review SLUG --answered RULE.")
        with hold(arguments.publication, "review", say):
            day = date.today().isoformat()
            count = mark_answered(arguments.publication, arguments.slugs[0], arguments.answered, day)
        print(f"{count} {'query is' if count == 1 else 'queries are'} answered, and not asked again.")
        return 0
    queries = find_queries(arguments.publication, arguments.slugs)
    print("\n".join(map(str, queries)) if queries else "Nothing to review: no import left a query.")
    return 0
