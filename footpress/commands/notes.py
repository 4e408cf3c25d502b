"""`footpress notes [FILE]`: steps 2 and 3 alone."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from footpress.commands.arguments import add_publication
from footpress.documents.plain_text.decoding import decode
from footpress.problems import Problem, ProblemsFound, UsageError
from footpress.publication.note_lists.bibliographies import WRITERS, keyed_works
from footpress.publication.note_lists.explanation import explain
from footpress.publication.note_lists.gold_lines import gold_lines
from footpress.publication.note_lists.note_lines import NoteLine, read_note_lines
from footpress.publication.note_lists.note_list import read_note_list
from footpress.publication.note_lists.read_documents import ReadDocument, as_note_lines, read_documents, write_json_lines
from footpress.publication.note_lists.table import write_table
from footpress.text.terminal import write_painted

FORMATS = ("table", "jsonl", *WRITERS)


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="notes one a line, or Markdown (default: standard input)"
    )
    parser.add_argument("--jsonl", action="store_true", help='read and print JSON lines: {"doc", "n", "lang", "raw"}')
    parser.add_argument("--format", choices=FORMATS, help="what to print (default: table)")
    parser.add_argument("--explain", type=int, metavar="N", help="show how note N was read")
    parser.add_argument(
        "--lang", default="", metavar="LANG", help="the language of the notes, such as de (default: as each note looks)"
    )
    parser.add_argument(
        "--export-gold",
        action="store_true",
        help="print the readings that were confirmed at the desk as JSON lines, from which a reader may learn; FILE is an article (default: all)",
    )
    add_publication(parser)
    parser.add_argument("--color", action="store_true", help="colour, even where the output is no terminal")


def run(arguments: Namespace) -> int:
    """Read the notes and print what they cite."""
    if arguments.export_gold:
        for line in gold_lines(arguments.publication, () if arguments.file == "-" else (arguments.file,)):
            print(line)
        return 0
    lines = _read(arguments)
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(encoding="utf-8", errors="backslashreplace")
    if arguments.explain is not None:
        write_painted(_explained(lines, arguments))
    else:
        for piece in _written(lines, arguments.format or ("jsonl" if arguments.jsonl else "table")):
            sys.stdout.write(piece)
    sys.stdout.flush()
    return 0


def _read(arguments: Namespace) -> tuple[NoteLine, ...]:
    """The input, as JSON lines where it was said or looks so, else as a list of notes."""
    file = "standard input" if arguments.file == "-" else arguments.file
    data = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
    if arguments.jsonl or file.endswith(".jsonl") or data.lstrip().startswith(b'{"'):
        return read_note_lines(_strictly(data, file), file)
    decoded = decode(data, file)
    for problem in decoded.problems:
        print(problem, file=sys.stderr)
    notes = read_note_list(decoded.text, arguments.lang)
    if not notes:
        raise ProblemsFound([Problem(file, 0, "notes-none", "error", "there are no notes here: give one note a line.")])
    return as_note_lines(notes, "notes" if arguments.file == "-" else file)


def _strictly(data: bytes, file: str) -> str:
    """JSON lines as text: UTF-8 only. Raises ProblemsFound with the line of the first bad byte."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "this is not UTF-8, as JSON must be: save the file as UTF-8 and try again."
        raise ProblemsFound([Problem(file, line, "notes-encoding", "error", message)]) from error


def _written(lines: Sequence[NoteLine], form: str) -> Iterable[str]:
    if form == "jsonl":
        return (f"{line}\n" for line in write_json_lines(lines))
    documents = read_documents(lines)
    if form == "table":
        return _tables(tuple(documents))
    return [WRITERS[form](keyed_works([document.resolved for document in documents]))]


def _tables(documents: Sequence[ReadDocument]) -> Iterable[str]:
    """A table for each document, under its name where there are several."""
    width = shutil.get_terminal_size((120, 24)).columns
    for place, document in enumerate(documents):
        if len(documents) > 1:
            yield ("\n" if place else "") + f"{document.name}\n\n"
        yield write_table(document.readings, document.resolved, width)


def _explained(lines: Sequence[NoteLine], arguments: Namespace) -> str:
    colour = arguments.color or (sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    for document in read_documents(lines):
        for _, reading, items in document.citations():
            if reading.note.number == arguments.explain:
                return explain(reading, items, colour=colour)
    numbers = [line.note.number for line in lines]
    known = f"the notes are numbered {min(numbers)} to {max(numbers)}" if numbers else "the input has no notes"
    raise UsageError(f"There is no note {arguments.explain}: {known}.")
