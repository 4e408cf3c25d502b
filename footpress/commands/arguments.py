"""Arguments that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path


def add_publication(parser: ArgumentParser) -> None:
    """`--publication DIR`."""
    parser.add_argument("--publication", type=Path, default=Path(), metavar="DIR", help="the publication (default: here)")


def add_slugs(parser: ArgumentParser) -> None:
    """`[SLUG …]`."""
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the articles meant (default: all)")


def add_cluster(parser: ArgumentParser) -> None:
    """`--cluster ADDRESS`."""
    parser.add_argument(
        "--cluster",
        default="",
        metavar="tcp://HOST:PORT",
        help="do it on the workers of a Dask cluster, by the address of its scheduler (docs/many-machines.md)",
    )


def add_jobs(parser: ArgumentParser, what: str) -> None:
    """`--jobs N`."""
    from footpress.publication.workers import cores  # which loads what most commands do not need

    parser.add_argument(
        "--jobs",
        type=_number,
        default=cores(),
        metavar="N",
        help=f"{what} (default: one a core, here %(default)s)",
    )


def _number(text: str) -> int:
    """A number of processes."""
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"{text} is no number of processes: name one, as 2.")
    return int(text)
