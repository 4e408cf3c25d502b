"""Values of a .bib file as BibTeX puts them together: pieces in braces or quotation marks, numbers and names of strings, joined by #."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
"""The strings that every style of BibTeX knows."""


_SIMPLE = re.compile(r"\{[^{}\\]*\}|\{\{[^{}\\]*\}\}")
"""A value that is one piece in braces, as nearly all are."""


class UnknownString(Exception):
    """A piece of a value that is neither in braces nor in quotation marks, nor a name that an @string defines; the message is the piece."""


def joined(raw: str, strings: Mapping[str, str]) -> str:
    """The text of a value, without the braces or quotation marks around its pieces: `"Two " # name` → "Two Ports".

    `strings` are those of the file by their names in small letters. A month stays its name. Raises UnknownString.
    """
    if _SIMPLE.fullmatch(raw):
        return raw[1:-1]
    return "".join(_text(piece.strip(), strings) for piece in _pieces(raw))


def _pieces(raw: str) -> Iterator[str]:
    """The pieces between the # that stand in neither braces nor quotation marks."""
    start = 0
    quoted = False
    for place, character, depth in _signs(raw):
        if character == '"' and depth == 0:
            quoted = not quoted
        elif character == "#" and depth == 0 and not quoted:
            yield raw[start:place]
            start = place + 1
    yield raw[start:]


def _signs(text: str) -> Iterator[tuple[int, str, int]]:
    """Each brace, quotation mark and # that is not escaped, with its place, and how many braces are open behind it."""
    depth = 0
    for found in re.finditer(r'\\.|[{}"#]', text, re.DOTALL):
        if len(found[0]) == 1:
            depth += (found[0] == "{") - (found[0] == "}")
            yield found.start(), found[0], depth


def _text(piece: str, strings: Mapping[str, str]) -> str:
    if _is_enclosed(piece):
        return piece[1:-1]
    name = piece.casefold()
    if name in strings:
        return strings[name]
    if not piece or name in MONTHS or re.fullmatch(r"\d+", piece):
        return piece
    raise UnknownString(piece)


def _is_enclosed(piece: str) -> bool:
    """Whether one pair of braces or quotation marks holds a whole piece."""
    if len(piece) < 2 or (piece[0], piece[-1]) not in (("{", "}"), ('"', '"')):
        return False
    depth = 0
    for _, character, depth in _signs(piece[1:-1]):
        if depth < 0 or (depth == 0 and character == piece[0] == '"'):
            return False
    return depth == 0


def escaped(text: str) -> str:
    """Text as a value: braces, which would end it, are left out; what TeX takes for a command is escaped."""
    return re.sub(r"([&%$#_])", r"\\\1", re.sub(r"[{}\\]", "", text))
