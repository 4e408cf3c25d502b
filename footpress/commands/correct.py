"""`footpress correct SLUG "WHAT CHANGES"`: before a published article is corrected, keep what stands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from footpress.commands.arguments import add_publication
from footpress.commands.telling import say
from footpress.disk.lock import hold
from footpress.problems import UsageError
from footpress.publication.correcting import correct


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("slug", metavar="SLUG", help="the article")
    parser.add_argument("note", metavar="WHAT", help="a sentence for readers: In note 4 the page is 12, not 21.")
    parser.add_argument("--date", default="", metavar="YYYY-MM-DD", help="the day of the correction (default: today)")
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Keep the version, and say what comes next."""
    try:
        day = date.fromisoformat(arguments.date) if arguments.date else date.today()
    except ValueError as error:
        raise UsageError(f"--date {arguments.date} is no day: write it as 2026-10-01.") from error
    with hold(arguments.publication, "correct", say):
        kept = correct(arguments.publication, arguments.slug, arguments.note, day)
    print(f"{kept} keeps the version that stands. Now correct source/{arguments.slug}.md and build it again.")
    return 0
