"""`footpress desk [SLUG]`: correct, see and publish in the browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from footpress.commands.arguments import add_publication
from footpress.source.articles import find_slugs


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("slug", nargs="?", default="", metavar="SLUG", help="the article to open (default: the list of all)")
    parser.add_argument("--port", type=int, default=0, metavar="P", help="the port on 127.0.0.1 (default: any that is free)")
    parser.add_argument("--no-open", action="store_true", help="print the address, and open no browser")
    parser.add_argument("--read-only", action="store_true", help="for showing: nothing can be changed")
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Serve the desk until it is stopped with Ctrl+C."""
    from footpress.desk.serving import serve  # what serves pages loads only here

    if arguments.slug:
        find_slugs(arguments.publication, (arguments.slug,))
    serve(
        arguments.publication,
        arguments.port,
        lambda address: print(address, flush=True),
        read_only=arguments.read_only,
        open_browser=not arguments.no_open,
        slug=arguments.slug,
    )
    return 0
