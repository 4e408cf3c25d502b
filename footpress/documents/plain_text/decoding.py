"""The bytes of a manuscript as text: UTF-8, UTF-16 with its mark, or one of the older Windows code pages by evidence."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from footpress.problems import Problem, ProblemsFound
from footpress.text.characters import UNFIT

# What the letters and marks beyond ASCII of a text in each code page look like when it is read with the right one.
_CODE_PAGES = {
    "cp1252": ("Windows-1252 (Western European)", re.compile(r"[‘’“”„–—…•äöüßéèêàâçñõãîôûÄÖÜÉÀÇ]")),
    "cp1254": ("Windows-1254 (Turkish)", re.compile(r"[‘’“”„–—…•äöüßéèêàâçñõãîôûÄÖÜÉÀÇ]|[ğĞşŞıİ]")),
    "cp1251": ("Windows-1251 (Cyrillic)", re.compile(r"[‘’“”„–—…•«»]|[А-Яа-яЁё]")),
}
_UNLIKELY = re.compile(r"[\x80-\x9f¤¦¨¬¯´¸þÞðÐýÝ]|[a-zA-Z][А-Яа-я]|[А-Яа-я][a-zA-Z]|[а-я][А-Я]|[À-ÿ]{3,}")
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
    """The text in the older code page that fits best; the first of _CODE_PAGES where several fit alike."""
    readings = {page: data.decode(page, errors="replace") for page in _CODE_PAGES}
    scores = {page: _score(page, text) for page, text in readings.items()}
    page = max(scores, key=lambda name: scores[name])
    if scores[page] <= 0 or _is_utf8_but_for_some_bytes(data):
        message = (
            "this byte is not UTF-8, and no other encoding fits: open the manuscript where it was written and save it as UTF-8."
        )
        raise ProblemsFound([Problem(file, line, "encoding-unknown", "error", message)])
    message = f"the file is not UTF-8; it was read as {_CODE_PAGES[page][0]}. Look at the accented letters."
    return _cleaned(readings[page], file, Problem(file, line, "encoding-guessed", "query", message))


def _score(page: str, text: str) -> int:
    return len(_CODE_PAGES[page][1].findall(text)) - len(_UNLIKELY.findall(text)) - 5 * text.count("\ufffd")


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
