"""The bytes of a manuscript as text: UTF-8, UTF-16, or one of the older code pages by evidence."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from footpress.documents.plain_text.code_pages import PAGES, guess, without_mark
from footpress.problems import Problem, ProblemsFound
from footpress.text.characters import UNFIT

_UTF8_LETTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word or OpenDocument file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "a rich text file",
}
CLEAN = str.maketrans(
    {
        "\u200b": None, "\u2060": None, "\ufeff": None, "\x0b": " ", "\u2028": " ", "\u0085": " ", "\u2029": " ",
        "\x07": " ", "\x1c": " ", "\x1d": " ", "\x1e": "-", "\x1f": "\xad",
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\ufdd0": None, "\ufdd1": None, "\ufdd2": None,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, with a query where its encoding had to be guessed."""

    text: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, file: str) -> Decoded:
    """The text, line ends as \\n, letters composed (NFC). Raises ProblemsFound, with the line of the first bad byte, where nothing fits."""
    _refuse_other_formats(data, file)
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return _cleaned(data.decode("utf-16"), file)
        if b"\0" in data and (text := without_mark(data)):
            message = "the file was read as UTF-16, though it does not say so. Look at the letters that English does not have."
            return _cleaned(text, file, Problem(file, 1, "encoding-guessed", "query", message))
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        _refuse_binary(data, line, file)
        return _guess(data, file, line)
    _refuse_binary(data, data.partition(b"\0")[0].count(b"\n") + 1, file)
    return _cleaned(text, file)


def _refuse_other_formats(data: bytes, file: str) -> None:
    for start, kind in _KINDS.items():
        if data.startswith(start):
            message = f"this is {kind}, not a text: open it, save the manuscript as plain text (.txt, UTF-8) and import that."
            raise ProblemsFound([Problem(file, 1, "not-text", "error", message)])


def _refuse_binary(data: bytes, line: int, file: str) -> None:
    if b"\x00" in data:
        message = "this is not a text file: save the manuscript as plain text (.txt, UTF-8) and import that."
        raise ProblemsFound([Problem(file, line, "not-text", "error", message)])


def _guess(data: bytes, file: str, line: int) -> Decoded:
    """The text in the older code page that fits best."""
    found = None if _is_utf8_but_for_some_bytes(data) else guess(data)
    if found is None:
        message = (
            "this byte is not UTF-8, and no other encoding fits: open the manuscript where it was written and save it as UTF-8."
        )
        raise ProblemsFound([Problem(file, line, "encoding-unknown", "error", message)])
    message = f"the file is not UTF-8; it was read as {PAGES[found.page]}. Look at the letters that English does not have."
    return _cleaned(found.text, file, Problem(file, line, "encoding-guessed", "query", message))


def _is_utf8_but_for_some_bytes(data: bytes) -> bool:
    """Whether most bytes beyond ASCII do make up letters in UTF-8, so that the rest are damage and no other encoding."""
    letters = sum(len(match) for match in _UTF8_LETTER.findall(data))
    return letters > 0.6 * sum(byte >= 0x80 for byte in data)


def _cleaned(text: str, file: str, *problems: Problem) -> Decoded:
    """Line ends as \\n; ligatures as letters; no invisible marks, and none that no edition can hold. Form feeds stay: they part pages."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(CLEAN))
    unfit = [match for match in UNFIT.finditer(text) if match.group() != "\f"]
    if not unfit:
        return Decoded(text, problems)
    kinds = ", ".join(dict.fromkeys(f"U+{ord(match.group()):04X}" for match in unfit))
    lines = dict.fromkeys(text.count("\n", 0, match.start()) + 1 for match in unfit)
    message = f"what cannot be seen or printed ({kinds}) was left out (lines {', '.join(map(str, list(lines)[:8]))}): look at the words around it."
    query = Problem(file, next(iter(lines)), "character-left-out", "query", message)
    return Decoded(UNFIT.sub(lambda match: match.group() * (match.group() == "\f"), text), (*problems, query))
