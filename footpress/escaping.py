"""Typed text as Markdown that pandoc reads back word for word; emphasis (`*x*`) and autolinks (`<https://…>`) stay."""

from __future__ import annotations

import re

_AUTOLINK = re.compile(r"<(?:https?://|mailto:|www\.)[^<>\s]*>")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_SPECIAL = re.compile(r"([\\`*_\[\]<>$~^@|#{]|&(?=#?\w+;)|!(?=[\[\ufdd0]))")  # U+FDD0: a link that importing sets aside
_ROMAN = r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = re.compile(
    rf"\(?(?:\d+|[a-z]|(?=[mdclxvi]){_ROMAN}|(?=[MDCLXVI]{{2}}){_ROMAN.upper()})(?=[.)](?:\s|$))"
    r"|\(?[A-Z](?=\)(?:\s|$)|\.$)"  # "B. Russell" is a name to pandoc too
)
_MARK = re.compile(r"[-+](?=[\s-]|$)|:(?=[\s:]|$)|=(?=[=\s]*$)|%")

_KEY = re.compile(r"\w+(?:[:.#$%&+?<>~/-]\w+)*")


def escape_markdown(text: str) -> str:
    """A stretch of typed text as inline Markdown."""
    pieces, end = [], 0
    for link in _AUTOLINK.finditer(text):
        pieces += [_with_emphasis(text[end : link.start()]), link.group()]
        end = link.end()
    return "".join([*pieces, _with_emphasis(text[end:])])


def escape_start(markdown: str) -> str:
    r"""A block of Markdown of which nobody meant its beginning for a list, a rule, a quotation: "1999. The" is "1999\\. The"."""
    if number := _NUMBER.match(markdown):
        return f"{number.group()}\\{markdown[number.end() :]}"
    return f"\\{markdown}" if _MARK.match(markdown) else markdown


def citation_key(key: str) -> str:
    """A key as pandoc reads it behind @: in braces where it has more than letters, figures and single marks between them."""
    return key if _KEY.fullmatch(key) else f"{{{key}}}"


def _with_emphasis(text: str) -> str:
    pieces, end = [], 0
    for span in _EMPHASIS.finditer(text):
        pieces += [_escape(text[end : span.start()]), "*", _escape(span[1]), "*"]
        end = span.end()
    return "".join([*pieces, _escape(text[end:])])


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
