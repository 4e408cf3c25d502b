"""The one module that imports bibtexparser: bibliography.bib in and out.

Reading keeps each field as written, without the outer braces or quotes. Writing only ever appends: what stands in the file is
a person's and stays as it is, to the byte.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from bibtexparser import model as blocks
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library

from footpress.disk.reading import admit
from footpress.model.entry import Bibliography, BrokenEntry, Entry
from footpress.model.names import Name
from footpress.problems import Problem, ProblemsFound
from footpress.records.article_record import ArticleRecord
from footpress.records.bibtex_values import UnknownString, escaped, joined
from footpress.records.facts import facts_in
from footpress.records.keys import ascii_word
from footpress.text.characters import refuse_unfit, with_plain_blanks

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its failures are blocks; they become Problems below
_KEYLESS = "footpress-no-key"
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*")
_WORDS = r"[^\W_](?:[ ,.:;()/’'–-]{0,3}[^\W_])*[.)]?"
_PLAIN_VALUE = re.compile(rf"{_WORDS}|\{{{_WORDS}\}}")
_NO_ENTRIES = ("string", "preamble", "comment", "commentary")
_COMMENTARY = "footpresscommentary"
"""@commentary while it is parsed: bibtexparser takes it for an @comment."""


def read_bibliography(path: Path, file: str = "bibliography.bib") -> Bibliography:
    """The entries of a .bib file (none where the file is missing). Raises ProblemsFound where it is not UTF-8, or holds control characters."""
    if not admit(path, path.parent).exists():
        return Bibliography(file)
    try:
        text = with_plain_blanks(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = "this byte is not UTF-8: open the file in an editor and save it as UTF-8."
        raise ProblemsFound([Problem(file, line, "bib-encoding", "error", message)]) from error
    refuse_unfit(text, file)
    return parse_bibliography(text, file)


def parse_bibliography(text: str, file: str = "bibliography.bib") -> Bibliography:
    """The entries of a .bib text. One that cannot be read, or whose key or field stands twice, is in `broken`, with its line."""
    library = parse_string(_with_keys(text.removeprefix("\ufeff")), parse_stack=())
    strings = _strings(library)
    broken = [_broken(block, file, library) for block in library.failed_blocks]
    broken += [_unread(block, file) for block in library.comments if _is_lost_entry(block)]
    twice = {one.key for one in broken if one.problem.id == "bib-key-twice"}
    entries = []
    for block in library.entries:
        line = (block.start_line or 0) + 1
        if not block.key.strip() or block.key.startswith(_KEYLESS):
            broken.append(BrokenEntry("", Problem(file, line, "bib-keyless", "error", _keyless(block))))
        elif block.key not in twice:
            try:
                entries.append(_entry(block, strings))
            except UnknownString as name:
                broken.append(
                    BrokenEntry(block.key, Problem(file, line, "bib-string", "error", _unknown_string(block, str(name))))
                )
    return Bibliography(file, tuple(entries), tuple(sorted(broken, key=lambda one: one.problem)))


def format_entry(entry: Entry) -> str:
    """One entry as it stands in the file: a field a line, values in braces."""
    width = max((len(name) for name, _ in entry.fields), default=0)
    lines = [f"  {name.ljust(width)} = {{{value}}}," for name, value in entry.fields]
    return "\n".join([f"@{entry.type}{{{entry.key},", *lines, "}"]) + "\n"


def article_as_bibtex(record: ArticleRecord) -> str:
    """An article itself as an entry: @article in a journal, @techreport in a series."""
    year, month = (*record.date.split("-"), "", "")[:2]
    fields = {
        "author": " and ".join(_name(author.name) for author in record.authors),
        "title": f"{{{escaped(record.full_title)}}}",
        "journal" if record.is_journal else "institution": escaped(record.container if record.is_journal else record.publisher),
        "type": "" if record.is_journal else escaped(record.container),
        "number": "" if record.is_journal else escaped(record.number),
        "address": escaped(record.place),
        "year": year,
        "month": month.lstrip("0"),
        "doi": record.doi,
        "url": record.address,
        "langid": record.lang,
    }
    fields |= {name: value if name in ("date", "pages", "issn") else escaped(value) for name, value in facts_in("bibtex", record)}
    filled = tuple((name, value) for name, value in fields.items() if value)
    return format_entry(Entry(record.key, "article" if record.is_journal else "techreport", filled))


def _name(name: Name) -> str:
    return f"{{{escaped(name.family)}}}" if name.literal else escaped(name.sort)


def append_entries(text: str, entries: Iterable[Entry], file: str = "bibliography.bib") -> str:
    """The text of a .bib file with entries added at its end, in its own line ends; what is written is read again and compared.

    Raises ProblemsFound if a value does not come back as it went in.
    """
    new = tuple(entries)
    added = "\n".join(format_entry(entry) for entry in new)
    line_end = "\r\n" if "\r\n" in text else "\n"
    between = "" if not text.strip() else line_end if text.endswith("\n") else line_end * 2
    whole = text + between + added.replace("\n", line_end)
    read = parse_bibliography(whole.replace("\r\n", "\n"), file)
    for entry in new:
        if not _came_back(entry, read.get(entry.key)):
            message = f"the entry {entry.key} cannot be written to a .bib file without harm: enter it by hand."
            raise ProblemsFound([Problem(file, 0, "bib-write", "error", message)])
    return whole


def _with_keys(text: str) -> str:
    """A .bib text in which entries without a key have one that is none, so that the rest of them is read, and an @commentary is an entry."""
    text = re.sub(r"(?im)^([ \t]*@)commentary(?=[ \t]*[{(])", rf"\1{_COMMENTARY}", text)
    return re.sub(
        r"(?m)^([ \t]*@(?!string\b|preamble\b|comment\b)\w+[ \t]*[{(])(?=\s*[A-Za-z][\w-]*\s*=)",
        rf"\1{_KEYLESS},",
        text,
        flags=re.IGNORECASE,
    )


def _strings(library: Library) -> dict[str, str]:
    """The strings that a file defines, each perhaps by those before it; one that cannot be put together is none."""
    strings: dict[str, str] = {}
    for string in library.strings:
        with suppress(UnknownString):
            strings[string.key.casefold()] = joined(str(string.value), strings)
    return strings


def can_be_written(entry: Entry) -> bool:
    """Whether an entry comes back from a .bib file as it went in; where it has nothing but letters, digits and plain signs, it surely does."""
    if _is_plain(entry):
        return True
    try:
        return _came_back(entry, parse_bibliography(format_entry(entry)).get(entry.key))
    except ProblemsFound:
        return False


def _is_plain(entry: Entry) -> bool:
    names = [name for name, _ in entry.fields]
    return (
        entry.type not in _NO_ENTRIES
        and all(map(_PLAIN_NAME.fullmatch, (entry.key, entry.type, *names)))
        and len(set(names)) == len(names)
        and all(_PLAIN_VALUE.fullmatch(value) for _, value in entry.fields)
    )


def _came_back(entry: Entry, back: Entry | None) -> bool:
    return back is not None and (back.type, back.fields) == (entry.type, entry.fields)


def _entry(block: blocks.Entry, strings: Mapping[str, str]) -> Entry:
    fields = tuple((field.key.lower(), _one_line(joined(str(field.value), strings))) for field in block.fields)
    type = block.entry_type.lower()
    return Entry(block.key, "commentary" if type == _COMMENTARY else type, fields, (block.start_line or 0) + 1)


def _one_line(value: str) -> str:
    return re.sub(r"\s*\n\s*", " ", value).strip()


def _broken(block: blocks.ParsingFailedBlock, file: str, library: Library) -> BrokenEntry:
    line = (block.start_line or 0) + 1
    if isinstance(block, blocks.DuplicateBlockKeyBlock):
        first = library.entries_dict.get(block.key)
        where = f" (first on line {(first.start_line or 0) + 1})" if first is not None else ""
        message = f"the key {block.key} is used twice{where}: give one of the two entries another key, or delete it."
        return BrokenEntry(str(block.key), Problem(file, line, "bib-key-twice", "error", message))
    found = re.match(r"\s*@\w+\s*[{(]\s*([^\s,={}]+)\s*,", str(block.raw))
    key = found[1] if found and found[1] != _KEYLESS else ""
    if isinstance(block, blocks.DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        message = f"this entry has the field {names} more than once: keep one of them."
        return BrokenEntry(key, Problem(file, line, "bib-field-twice", "error", message))
    message = "this entry cannot be read: look for a missing comma, brace or quotation mark in it or just before it."
    return BrokenEntry(key, Problem(file, line, "bib-broken", "error", message))


def _keyless(block: blocks.Entry) -> str:
    """The sentence for an entry without a key, with one that it could have: the first family name, else a word of the title, and the year."""
    raw = {field.key.lower(): str(field.value).strip('{} "') for field in block.fields}
    person = re.split(r"\s+and\s+", raw.get("author") or raw.get("editor") or "")[0]
    family = person.split(",")[0] if "," in person else person.split(" ")[-1]
    title = next((word for word in re.findall(r"\w{4,}", raw.get("title", ""))), "work")
    year = re.search(r"\d{4}", raw.get("date") or raw.get("year") or "")
    key = (ascii_word(family) or ascii_word(title)) + (year[0] if year else "")
    return f"this entry has no key, and cannot be cited: write one after the opening brace, such as {key}, and a comma."


def _unknown_string(block: blocks.Entry, name: str) -> str:
    field = next((field.key.lower() for field in block.fields if name in str(field.value)), "a field")
    return (
        f"the {field} of {block.key} is {name} without braces, which no @string defines: write {{{name}}}, or define it with "
        f"@string{{{name} = {{…}}}}."
    )


def _is_lost_entry(block: blocks.Block) -> bool:
    """An entry without its brace ("@article reeves2012, …") is read as a comment; nobody means that."""
    return isinstance(block, blocks.ImplicitComment) and bool(re.search(r"^\s*@\w+", str(block.raw), re.MULTILINE))


def _unread(block: blocks.Block, file: str) -> BrokenEntry:
    before = re.split(r"^\s*@\w+", str(block.raw), maxsplit=1, flags=re.MULTILINE)[0]
    line = (block.start_line or 0) + 1 + before.count("\n")
    message = "this entry cannot be read: after @type there must be an opening brace and a key."
    found = re.search(r"@\w+\s+([^\s,={}]+)\s*,", str(block.raw))
    return BrokenEntry(found[1] if found else "", Problem(file, line, "bib-broken", "error", message))
