"""Typed text as Markdown that pandoc reads back word for word; emphasis, links, autolinks and escapes stay what they are."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>$~^@|#{]|&(?=#?\w+;)|!(?=[\[\ufdd0]))")  # U+FDD0: a link that importing sets aside
_QUOTES = re.compile(r"""(?:["']\s?){8,}""")
"""More than anybody means; unescaped, each would open a quotation within the one before."""
_ROMAN = r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = re.compile(
    rf"\(?(?:\d+|[a-z]|(?=[mdclxvi]){_ROMAN}|(?=[MDCLXVI]{{2}}){_ROMAN.upper()})(?=[.)](?:\s|$))"
    r"|\(?[A-Z](?=\)(?:\s|$)|\.$)"  # "B. Russell" is a name to pandoc too
)
_MARK = re.compile(r"[-+](?=[\s-]|$)|:(?=[\s:]|$)|=(?=[=\s]*$)|%")

_KEY = re.compile(r"\w+(?:[:.#$%&+?<>~/-]\w+)*")
_KEPT = re.compile(
    r"(?P<autolink><(?:https?://|mailto:|www\.)[^<>\s]*>)"
    r"|\[(?P<label>[^\[\]]{0,600})\](?P<target>\((?:https?://|www\.|mailto:)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*(?: \"[^\"]{0,600}\")?\))"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
)
_EMPHASIS = re.compile(r"(?<![\w*\\])(?P<mark>\*{1,3})(?=[^\s*])(?P<text>[^*\n]+?)(?<=\S)(?P=mark)(?![\w*])")


def escape_markdown(text: str) -> str:
    """A stretch of typed text as inline Markdown."""
    pieces, end = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [_with_emphasis(text[end : kept.start()]), _as_it_is(kept)]
        end = kept.end()
    return "".join([*pieces, _with_emphasis(text[end:])])


def escape_start(markdown: str) -> str:
    r"""A block of Markdown of which nobody meant its beginning for a list, a rule, a quotation: "1999. The" is "1999\\. The"."""
    if number := _NUMBER.match(markdown):
        return f"{number.group()}\\{markdown[number.end() :]}"
    return f"\\{markdown}" if _MARK.match(markdown) else markdown


def citation_key(key: str) -> str:
    """A key as pandoc reads it behind @: in braces where it has more than letters, figures and single marks between them."""
    return key if _KEY.fullmatch(key) else f"{{{key}}}"


def emphases(text: str) -> tuple[tuple[int, int, int], ...]:
    """The emphasised stretches of a typed text: (start, end, length of the mark at either end), as `escape_markdown` keeps them."""
    return tuple((found.start(), found.end(), len(found["mark"])) for found in _EMPHASIS.finditer(text))


def _as_it_is(kept: re.Match[str]) -> str:
    if kept["label"] is not None:
        return f"[{_with_emphasis(kept['label'])}]{kept['target']}"
    return kept.group()


def _with_emphasis(text: str) -> str:
    pieces, end = [], 0
    for start, stop, size in emphases(text):
        mark = text[start : start + size]
        pieces += [_escape(text[end:start]), mark, _escape(text[start + size : stop - size]), mark]
        end = stop
    return "".join([*pieces, _escape(text[end:])])


def _escape(text: str) -> str:
    return _QUOTES.sub(lambda run: re.sub(r"(\S)", r"\\\1", run[0]), _SPECIAL.sub(r"\\\1", text))
