"""The text that an import is about to write, read again as every edition reads it: each note is still there, in its place, with its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from footpress.citing.tree import parse
from footpress.gathering.account.settling import Settlement
from footpress.gathering.brackets import with_whole_span
from footpress.model.manuscript import Manuscript, Note
from footpress.pandoc.elements import structures, walk
from footpress.problems import Problem
from footpress.text.escaping import escape_markdown
from footpress.text.folding import fold_letters

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MARKUP = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|(?<=\])\((?:[^()\s]|\([^()\s]*\))*\)|(?<=[\])`])\{[^{}\n]*\}|^\s*(?:\(?\w{1,4}[.)]|``+.*|~~~+.*)(?=\s|$)|</?sup>",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"(?<=\n\n)[^\W\d_]{2,} (?:[^\W\d_]|[ ,]|\[\^\d+\]|[.;](?= |\n|\[))+(?=\n\n)")
"""A paragraph of nothing but words and calls."""
_BETWEEN = re.compile(r"(?<=[^\W\d_] )[^\W\d_]{2,}(?: [^\W\d_]{2,})* (?=[^\W\d_]{2})")
_PRINTED = re.compile(r"\\\[\\?\^([^\]\s\\]+)\\?\]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")


def lost_notes(markdown: str, manuscript: Manuscript, settlement: Settlement) -> Iterator[Problem]:
    """A query for each note of a manuscript that the Markdown of its article (without front matter) has not, or not with all its words."""
    read = [element["c"] for element in structures(parse(_without_plain_words(markdown))) if element["t"] == "Note"]
    if len(read) != len(manuscript.notes):
        message = f"{len(manuscript.notes)} notes were read, and the text that was written has {len(read)}: hold its notes against the manuscript."
        yield Problem(manuscript.file, 0, "note-lost", "query", message)
        return
    for note, blocks in zip(manuscript.notes, read, strict=True):
        strings = list(_strings(blocks))
        if lost := _lost(_typed(note, settlement), strings):
            message = f"note {note.number} lacks in the text these words: {', '.join(lost[:20])}. Put them where they belong."
            yield Problem(manuscript.file, note.line, "note-lost", "query", message)


def printed_calls(manuscript: Manuscript) -> Iterator[Problem]:
    """A query for what was typed as the call of a note, and is none: it is printed as it stands."""
    places = [(block.line, block.text) for block in manuscript.blocks if not block.text.startswith(("    ", "```"))]
    places += [(note.line, escape_markdown(note.raw)) for note in manuscript.notes]
    for line, text in places:
        for name in dict.fromkeys(_PRINTED.findall(text)):
            message = (
                f"[^{name}] calls a note that is not there, and is printed as it stands: write the note, or delete the call."
            )
            yield Problem(manuscript.file, line, "call-without-note", "query", message)


def _without_plain_words(markdown: str) -> str:
    """A text of whose plain paragraphs not all words stand: what is neither at the end of a line nor beside a sign changes no note, and
    to read all of it again takes as long as to read the manuscript."""
    return _PARAGRAPH.sub(lambda line: _BETWEEN.sub("", line.group()), markdown)


def _typed(note: Note, settlement: Settlement) -> Counter[str]:
    """The words of a note that stand in no citation that was taken."""
    raw = note.raw
    for each in settlement.of_note(note.number):
        if each.taken:
            start, end = with_whole_span(each.item).reference.span
            raw = raw[:start] + " " * (end - start) + raw[end:]
    more = note.more if note.markdown or not note.is_kept else ""  # else `raw` is all of it
    return _words(_MARKUP.sub(" ", f"{raw}\n{more}"))


def _words(text: str) -> Counter[str]:
    return Counter(word for match in _WORD.finditer(text.translate(_RAISED)) if (word := fold_letters(match.group())))


def _lost(typed: Counter[str], strings: list[str]) -> list[str]:
    """The words that are neither among those of the strings nor a part of them: marks may part a word."""
    letters = "".join("".join(_words(text).elements()) for text in strings)
    lost = typed - _words(" ".join(strings))
    return [word for word in lost if len(word) < 3 or letters.count(word) < typed[word]]


def _strings(blocks: object) -> Iterator[str]:
    """Whatever words stand in a part of a tree; those of one word that is marked in part are one."""
    for element in walk(blocks):
        match element["t"]:
            case "Str":
                yield element["c"]
            case "Code" | "Math" | "CodeBlock" | "RawInline" | "RawBlock":
                yield element["c"][1]
            case "Link" | "Image":
                yield " ".join(element["c"][2])
