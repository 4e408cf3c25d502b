"""Markdown, read as Markdown: CommonMark, pandoc's, and that of Obsidian, Zettlr and Google Docs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from footpress.documents.neighbours import neighbour
from footpress.documents.plain_text.decoding import decode
from footpress.documents.plain_text.paragraphs import read_lines, split_paragraphs
from footpress.documents.plain_text.typed_notes import find_notes
from footpress.documents.received import Document, Received
from footpress.documents.tree.taken_notes import notes_in
from footpress.documents.tree.typed import typed_blocks
from footpress.model.manuscript import LeftOut
from footpress.pandoc.dialect import dialect
from footpress.pandoc.running import read_document
from footpress.pandoc.warnings import read_warning
from footpress.problems import Problem
from footpress.text.late_patterns import late

READ = dialect(
    "yaml_metadata_block raw_html autolink_bare_uris lists_without_preceding_blankline", "smart fancy_lists example_lists"
)
"""Our Markdown, with front matter; HTML among the words is read for what it marks."""
_SIGNS = late(
    r"\A---\s*\n|^\[\^[^\]\s]+\]:|\^\[[^\]]*[^\W\d]|^(?:```|~~~)|^\|.*\|\s*$|^\s*[-+|: ]*\|[-+|: ]*-{3}[-+|: ]*$|!\[[^\]]*\]\(|\[(?:[^\[\]]*[ ;-])?-?@[\w{]"
    r"|^[-*+] \S|^ {0,3}#{1,6} \S|\*\*\S|\]\(|\[\[",
    re.MULTILINE,
)
_TYPED_CALL = late(r"\^\[(\d{1,4}(?:\s?[,;]\s?\d{1,4})*)\]")
_GOOGLE = late(
    r"\[\\?\[(\d{1,4})\\?\]\]\(#ftnt(?P<back>_ref)?\d+\)|\[\[?\\?\[?(\d{1,4})\\?\]?\]?\]\(#_?(?:ftn|edn|sdfootnote|sdendnote)(?P<other>ref|\d+anc)?[^)]*\)"
)
_UNCALLED = late(r"Note with key '([^']*)' defined at .* but not used")
_WIKI_PICTURE = late(r"!\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_NUMBERED = late(r"\A([ \t]*\d{1,9})([.)])(?=[ \t]|$)")
_ITEM = late(r"\A[ \t>]*(?:[-*+]|1[.)])[ \t]")
_FENCE = late(r"\A[ \t]*(?:```|~~~)")
_WIKI_LINK = late(r"(?<!!)\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\]")


def is_markdown(received: Received) -> bool:
    """Whether a file called .md has Markdown in it, and no notes that were typed as in a plain text."""
    text = _joined_notes(decode(received.data, received.file).text)
    if not _SIGNS.search(text):
        return False
    if re.search(r"^\[\^[^\]\s]+\]:", text, re.MULTILINE):
        return True
    return not find_notes(split_paragraphs(read_lines(text)), received.file).notes


def read_markdown(received: Received) -> Document:
    """A Markdown file. Pictures are sought beside it."""
    decoded = decode(received.data, received.file)
    text = _joined_notes(decoded.text)
    text = _TYPED_CALL.sub(r"[\1]", text)
    text = _WIKI_PICTURE.sub(lambda found: f"![{found[2] or PurePosixPath(found[1]).stem}](<{found[1]}>)", text)
    text = _WIKI_LINK.sub(r"\1", text)
    text = _without_wrapped_items(text)
    output = read_document(text.encode(), READ)
    uncalled = tuple(dict.fromkeys(_UNCALLED.findall("\n".join(output.warnings))))
    if uncalled:
        output = read_document(f"{text}\n\n{''.join(f'[^{name}]' for name in uncalled)}\n".encode(), READ)
    tree = json.loads(output.text)
    left_out, said = _left_of(tree, uncalled, decoded.text, received.file)
    return Document(
        file=received.file,
        stem=received.path.stem,
        tree=tree,
        left_out=left_out,
        folder=received.folder,
        picture=lambda name: neighbour(received.path, unquote(name)),
        lines=tuple(decoded.text.split("\n")),
        problems=(*decoded.problems, *warned(output.warnings, received.file), *said),
    )


def _left_of(
    tree: dict[str, Any], uncalled: Sequence[str], text: str, file: str
) -> tuple[tuple[LeftOut, ...], tuple[Problem, ...]]:
    """The notes that nothing in a text calls, which were called at its end to be read: taken out of the tree again, and said."""
    notes = notes_in(tree["blocks"].pop()) if uncalled else []
    left_out, problems = [], []
    for name, note in zip(uncalled, notes, strict=False):
        found = re.search(rf"^ {{0,3}}\[\^{re.escape(name)}\]:", text, re.MULTILINE)
        line, words = text.count("\n", 0, found.start()) + 1 if found else 1, " ".join(typed_blocks(note).split())
        left_out.append(LeftOut(words, line, f"the note [^{name}], which nothing calls"))
        message = f"nothing calls the note [^{name}], which is not in the text: “{words}”. Put it where it belongs."
        problems.append(Problem(file, line, "note-unused", "query", message))
    return tuple(left_out), tuple(problems)


def _without_wrapped_items(text: str) -> str:
    """The text in which a number that a line of a paragraph only happens to begin with ("…, sf.⏎119.") begins no list: as in CommonMark,
    a list that interrupts a paragraph begins with 1."""
    lines: list[str] = []
    within, listed, code = False, False, False  # a paragraph, a list, a block of code
    for line in text.split("\n"):
        code ^= bool(_FENCE.match(line))
        listed = not code and (bool(_ITEM.match(line)) or (within and listed) or (not within and bool(_NUMBERED.match(line))))
        lines.append(line if listed or code or not within else _NUMBERED.sub(r"\1\\\2", line, count=1))
        within = bool(line.strip())
    return "\n".join(lines)


def _joined_notes(text: str) -> str:
    """The text with the notes that Google Docs and others write as links ("[\\[1\\]](#ftnt1)") as notes of Markdown."""
    lines = []
    for line in text.split("\n"):
        start = _GOOGLE.match(line.lstrip())
        if start and (start["back"] or start["other"]):
            line = f"[^{start[1] or start[3]}]: {line.lstrip()[start.end() :].lstrip()}"
        lines.append(_GOOGLE.sub(lambda found: f"[^{found[1] or found[3]}]", line))
    return "\n".join(lines)


def warned(warnings: tuple[str, ...], file: str) -> tuple[Problem, ...]:
    """What pandoc says of a manuscript, as queries."""
    problems = []
    for warning in warnings:
        told = read_warning(warning)
        sentence = told.sentence.format(key=told.key, text=told.text, style="")
        line = re.search(r"line (\d+)", warning)
        problems.append(Problem(file, int(line[1]) if line else 0, told.id, "query", sentence))
    return tuple(problems)
