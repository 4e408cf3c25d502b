"""Arguments that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser
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
