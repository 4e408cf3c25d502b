"""The one module that imports bibtexparser: bibliography.bib in and out.

Reading keeps each field as written, without the outer braces or quotes. Writing only ever appends: what stands in the file is
a person's and stays as it is, to the byte.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

from bibtexparser import model as blocks
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library

from footpress.characters import refuse_unfit
from footpress.model.entry import Bibliography, Entry
from footpress.problems import Problem, ProblemsFound

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its failures are blocks; they become Problems below


def read_bibliography(path: Path, file: str = "bibliography.bib") -> Bibliography:
    """The entries of a .bib file (none where the file is missing). Raises ProblemsFound with the line of each broken block."""
    if not path.exists():
        return Bibliography(file)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = "this byte is not UTF-8: open the file in an editor and save it as UTF-8."
        raise ProblemsFound([Problem(file, line, "bib-encoding", "error", message)]) from error
    refuse_unfit(text, file)
    return parse_bibliography(text, file)


def parse_bibliography(text: str, file: str = "bibliography.bib") -> Bibliography:
    """The entries of a .bib text. Raises ProblemsFound for duplicate keys, duplicate fields and what cannot be read."""
    library = parse_string(text)
    problems = [_problem(block, file, library) for block in library.failed_blocks]
    problems += [_unread(block, file) for block in library.comments if _is_lost_entry(block)]
    problems += [_keyless(entry, file) for entry in library.entries if not entry.key.strip()]
    if problems:
        raise ProblemsFound(sorted(problems))
    return Bibliography(file, tuple(_entry(block) for block in library.entries))


def format_entry(entry: Entry) -> str:
    """One entry as it stands in the file: a field a line, values in braces."""
    width = max((len(name) for name, _ in entry.fields), default=0)
    lines = [f"  {name.ljust(width)} = {{{value}}}," for name, value in entry.fields]
    return "\n".join([f"@{entry.type}{{{entry.key},", *lines, "}"]) + "\n"


def append_entries(text: str, entries: Iterable[Entry], file: str = "bibliography.bib") -> str:
    """The text of a .bib file with entries added at its end; what is written is read again and compared.

    Raises ProblemsFound if a value does not come back as it went in.
    """
    new = tuple(entries)
    added = "\n".join(format_entry(entry) for entry in new)
    joined = f"{text.rstrip()}\n\n{added}" if text.strip() else added
    read = parse_bibliography(joined, file)
    for entry in new:
        if not _came_back(entry, read.get(entry.key)):
            message = f"the entry {entry.key} cannot be written to a .bib file without harm: enter it by hand."
            raise ProblemsFound([Problem(file, 0, "bib-write", "error", message)])
    return joined


def can_be_written(entry: Entry) -> bool:
    """Whether an entry comes back from a .bib file as it went in."""
    try:
        return _came_back(entry, parse_bibliography(format_entry(entry)).get(entry.key))
    except ProblemsFound:
        return False


def _came_back(entry: Entry, back: Entry | None) -> bool:
    return back is not None and (back.type, back.fields) == (entry.type, entry.fields)


def _entry(block: blocks.Entry) -> Entry:
    fields = tuple((field.key.lower(), _one_line(str(field.value))) for field in block.fields)
    return Entry(block.key, block.entry_type.lower(), fields, (block.start_line or 0) + 1)


def _one_line(value: str) -> str:
    return re.sub(r"\s*\n\s*", " ", value).strip()


def _problem(block: blocks.ParsingFailedBlock, file: str, library: Library) -> Problem:
    line = (block.start_line or 0) + 1
    if isinstance(block, blocks.DuplicateBlockKeyBlock):
        first = library.entries_dict.get(block.key)
        where = f" (first on line {(first.start_line or 0) + 1})" if first is not None else ""
        message = f"the key {block.key} is used twice{where}: give one of the two entries another key, or delete it."
        return Problem(file, line, "bib-key-twice", "error", message)
    if isinstance(block, blocks.DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        message = f"this entry has the field {names} more than once: keep one of them."
        return Problem(file, line, "bib-field-twice", "error", message)
    message = "this entry cannot be read: look for a missing comma, brace or quotation mark in it or just before it."
    return Problem(file, line, "bib-broken", "error", message)


def _keyless(entry: blocks.Entry, file: str) -> Problem:
    message = "this entry has no key: write one after the opening brace, such as smith2020."
    return Problem(file, (entry.start_line or 0) + 1, "bib-broken", "error", message)


def _is_lost_entry(block: blocks.Block) -> bool:
    """An entry without its brace ("@article reeves2012, …") is read as a comment; nobody means that."""
    return isinstance(block, blocks.ImplicitComment) and bool(re.search(r"^\s*@\w+", str(block.raw), re.MULTILINE))


def _unread(block: blocks.Block, file: str) -> Problem:
    before = re.split(r"^\s*@\w+", str(block.raw), maxsplit=1, flags=re.MULTILINE)[0]
    line = (block.start_line or 0) + 1 + before.count("\n")
    message = "this entry cannot be read: after @type there must be an opening brace and a key."
    return Problem(file, line, "bib-broken", "error", message)
