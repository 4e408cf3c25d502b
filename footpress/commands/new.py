"""`footpress new DIR`: another publication, which uses the installed engine."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from shlex import quote

from footpress.disk.writing import make_folder, replace_text
from footpress.problems import UsageError
from footpress.templates import Templates

_FILES = {"Makefile": "new/Makefile", ".gitignore": "new/gitignore", "source/publication.yaml": "new/publication.yaml"}


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("directory", type=Path, metavar="DIR", help="the folder to make; it must not hold a publication yet")
    parser.add_argument("--title", default="", help="the name of the series (default: the folder's name)")


def run(arguments: Namespace) -> int:
    """Make the folder and say what comes next."""
    start_publication(arguments.directory, arguments.title)
    folder = quote(str(arguments.directory))
    print(f"{arguments.directory} is ready. Next: footpress import MANUSCRIPT --publication {folder}")
    return 0


def start_publication(directory: Path, title: str = "") -> None:
    """Write the files of an empty publication. Raises UsageError rather than write over anything that is there."""
    if directory.exists() and not directory.is_dir():
        raise UsageError(f"{directory} is a file: name a folder.")
    standing = [name for name in (*_FILES, "bibliography.bib") if (directory / name).exists()]
    if standing:
        raise UsageError(f"{directory} holds a {standing[0]} already: choose an empty folder.")
    templates = Templates()
    quoted = json.dumps(title or directory.resolve().name, ensure_ascii=False)
    for name, template in _FILES.items():
        replace_text(directory / name, templates.render(template, title=quoted))
    replace_text(directory / "bibliography.bib", "")
    for folder in ("source/manuscripts", "source/notes", "templates/styles"):
        make_folder(directory / folder)
