"""Values of a .bib file as plain text and plain addresses, free of what LaTeX needs.

Commands and accents are those of Lamport's LaTeX, 2nd edition, tables 3.1 and 3.2.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307", "u": "\u0306",
    "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328", "r": "\u030a", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı",
    "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\",
}  # fmt: skip
_MARK = re.compile(
    r"""\\(?P<accent>["'`^~=.]|[uvHcdbkrt](?![A-Za-z]))\s*(?:\{\s*(?:\\(?P<dotless>[ij])\s*|(?P<held>[^\W\d_]))\}|\\(?P<bare>[ij])(?![A-Za-z])\s?|(?P<letter>[^\W\d_]))"""
    r"|\\(?P<command>[A-Za-z]+)(?:\{\}|\s)?"
    r"|\\(?P<sign>[%&#$_{}])"
    r"|\\(?P<blank>[,;: ])|\\[/!-]"
    r"|[{}]"
)
_DOI = re.compile(r"(?i)^\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)+")
_TILDE = re.compile(r"\$\\sim\$|\{\\textasciitilde\}|\\textasciitilde(?:\{\}|\s|(?![A-Za-z]))|\{\\sim\}")


def without_latex(value: str) -> str:
    r"""A value as it is read: "Stra{\ss}e \& {\"O}st" → "Straße & Öst". Of commands that are no letters, what they hold is left."""
    if "\\" not in value and "{" not in value and "}" not in value:
        return value.strip()
    return _MARK.sub(_plain, value).strip()


def _plain(mark: re.Match[str]) -> str:
    if mark["accent"]:
        letter = mark["dotless"] or mark["held"] or mark["bare"] or mark["letter"]
        return unicodedata.normalize("NFC", letter + _ACCENTS[mark["accent"]])
    return _LETTERS.get(mark["command"] or "", "") or mark["sign"] or (" " if mark["blank"] else "")


def plain_address(field: str, value: str) -> str:
    r"""The value of `url`, `doi` or `eprint`: `\_`, `\%`, `\&` … are the signs they stand for, `\url{…}` is what it holds, and a DOI
    has no resolver before it."""
    value = re.sub(r"^\s*\\(?:url|path|nolinkurl)\s*\{(.*)\}\s*$", r"\1", value)
    value = _TILDE.sub("~", value)
    value = re.sub(r"\{\\([_%&#$~])\}|\\([_%&#$~{}])(?:\{\})?", lambda sign: _encoded(sign[1] or sign[2]), value)
    return _DOI.sub("", value) if field == "doi" else value


def _encoded(sign: str) -> str:
    """A brace would end the field."""
    return {"{": "%7B", "}": "%7D"}.get(sign, sign)
