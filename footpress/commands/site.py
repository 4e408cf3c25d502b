"""`footpress site`: the pages around the web pages, so that build/html can be published as it is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from footpress.building import build_site
from footpress.commands.arguments import add_publication


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Make the site, and say what it consists of."""
    for file in build_site(arguments.publication):
        print(f"build/{file}")
    return 0
