"""`footpress links`: whether the addresses still open. Uses the network, as nothing else here does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from footpress.commands.arguments import add_publication
from footpress.publication.links import ARCHIVE, Answer, Link, check_links, find_links
from footpress.source.reading import read_publication


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "--archive", default=ARCHIVE, metavar="URL", help="the archive that is asked for copies (default: %(default)s)"
    )
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Ask for each address, one line each; 1 if any does not open."""
    read_publication(arguments.publication)
    links = find_links(arguments.publication)
    cache = arguments.publication / "build" / ".links.json"
    problems = check_links(links, cache, archive=arguments.archive, report=_report)
    print("\n".join(map(str, problems)) if problems else f"All {len(links)} addresses open.")
    return 1 if problems else 0


def _report(link: Link, answer: Answer) -> None:
    print(f"{'ok  ' if answer.opens else 'DEAD'} {answer.status or '---'} {link.url}", flush=True)
