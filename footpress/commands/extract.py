"""`footpress extract FILE.pdf`: the sources that a PDF carries."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from footpress.publication.extracting import extract


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("file", type=Path, metavar="FILE.pdf", help="a PDF that footpress made")
    parser.add_argument("--into", type=Path, default=Path(), metavar="DIR", help="the folder to write into (default: here)")


def run(arguments: Namespace) -> int:
    """Write the files, and name them."""
    for path in extract(arguments.file, arguments.into):
        print(path)
    return 0
