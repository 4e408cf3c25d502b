"""Typed text as Markdown that pandoc reads back word for word; emphasis (`*x*`) and autolinks (`<https://…>`) stay."""

from __future__ import annotations

import re

_AUTOLINK = re.compile(r"<(?:https?://|mailto:|www\.)[^<>\s]*>")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_SPECIAL = re.compile(r"([\\`*_\[\]<>$~^@|#])")


def escape_markdown(text: str) -> str:
    """A stretch of typed text as inline Markdown."""
    pieces, end = [], 0
    for link in _AUTOLINK.finditer(text):
        pieces += [_with_emphasis(text[end : link.start()]), link.group()]
        end = link.end()
    return "".join([*pieces, _with_emphasis(text[end:])])


def _with_emphasis(text: str) -> str:
    pieces, end = [], 0
    for span in _EMPHASIS.finditer(text):
        pieces += [_escape(text[end : span.start()]), "*", _escape(span[1]), "*"]
        end = span.end()
    return "".join([*pieces, _escape(text[end:])])


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
