"""`footpress serve [SLUG]`: the previews of the desk alone, for those who write in an editor of their own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from footpress.commands.arguments import add_publication
from footpress.source.articles import find_slugs


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("slug", nargs="?", default="", metavar="SLUG", help="the article to show (default: the first)")
    parser.add_argument("--port", type=int, default=0, metavar="P", help="the port on 127.0.0.1 (default: any that is free)")
    parser.add_argument("--no-open", action="store_true", help="print the address, and open no browser")
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Show the article until it is stopped with Ctrl+C; the page follows each change of its files."""
    from footpress.desk.serving import serve  # what serves pages loads only here

    slug = find_slugs(arguments.publication, (arguments.slug,) if arguments.slug else ())[0]
    serve(
        arguments.publication,
        arguments.port,
        lambda address: print(address, flush=True),
        read_only=True,
        open_browser=not arguments.no_open,
        slug=slug,
        page="see",
    )
    return 0
