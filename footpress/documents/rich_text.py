"""Rich text (.rtf), as Word and LibreOffice write it. https://www.biblioscape.com/rtf15_spec.htm (RTF 1.5)"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from footpress.documents.markdown import warned
from footpress.documents.neighbours import neighbour
from footpress.documents.received import Document, Received
from footpress.documents.rich_text_words import words_of_rich_text
from footpress.pandoc.running import read_document
from footpress.problems import Problem, ProblemsFound

_NOTE = re.compile(rb"\{\s*\\\*\s*\\footnote\b")
_LETTER = re.compile(rb"(\\u-?\d{1,5}) ?(?:[^\\{}\r\n]|\\'[0-9A-Fa-f]{2})")
_STYLES = re.compile(rb"\{\\stylesheet\b(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
_STYLE = re.compile(rb"\{\s*\\s(\d+)\b(?:[^{};]|\{[^{}]*\})*?\bheading\s+([1-9])\s*;\s*\}", re.IGNORECASE)


def read_rich_text(received: Received) -> Document:
    """A .rtf. Raises ProblemsFound where its notes would be lost."""
    notes = len(re.findall(rb"\{\s*(?:\\\*\s*)?\\footnote\b", received.data))
    with tempfile.TemporaryDirectory(prefix="footpress-") as name:
        folder = Path(name)
        output = read_document(_mended(received.data), "rtf", f"--extract-media={folder}")
        pictures = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    if notes > output.text.count('"t":"Note"') == 0:
        message = f"the {notes} notes of this file are written so that only the program that wrote it finds them: open it there, save it as .docx, and import that."
        raise ProblemsFound([Problem(received.file, 1, "notes-lost", "error", message)])
    return Document(
        file=received.file,
        stem=received.path.stem,
        tree={**json.loads(output.text), "meta": {}},  # what a program says of a file is often of another
        folder=received.folder,
        picture=lambda name: pictures.get(name) or neighbour(received.path, name),
        words=words_of_rich_text(received.data),
        counts={"notes": notes},
        problems=warned(output.warnings, received.file),
    )


def _mended(data: bytes) -> bytes:
    """The file with the marks that pandoc looks for: it passes over notes that other programs may pass over (`{\\*\\footnote`), and knows
    a heading by the level of its paragraph, which LibreOffice gives in the style alone; behind a letter in Unicode it takes away one
    character more than stands in for it, where that is no byte in figures."""
    if not re.search(rb"\\uc[02-9]", data):
        data = _LETTER.sub(rb"\1\\'3f", data)
    data = _NOTE.sub(rb"{\\footnote", data)
    styles = _STYLES.search(data)
    if not styles or b"\\outlinelevel" in data[styles.end() :]:
        return data
    for number, level in _STYLE.findall(styles.group()):
        marked = b"\\s%s\\outlinelevel%d " % (number, int(level) - 1)
        body = re.sub(rb"\\s%s(?![0-9])" % number, marked.replace(b"\\", b"\\\\"), data[styles.end() :])
        data = data[: styles.end()] + body
    return data
