"""Typed text as Markdown that pandoc reads back word for word; emphasis, links, autolinks and escapes stay what they are."""

from __future__ import annotations

import re

_KEPT = re.compile(
    r"(?P<autolink><(?:https?://|mailto:|www\.)[^<>\s]*>)"
    r"|\[(?P<label>[^\[\]]{0,600})\](?P<target>\((?:https?://|www\.|mailto:)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*(?: \"[^\"]{0,600}\")?\))"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
)
_EMPHASIS = re.compile(r"(?<![\w*\\])(?P<mark>\*{1,3})(?=[^\s*])(?P<text>[^*\n]+?)(?<=\S)(?P=mark)(?![\w*])")
_SPECIAL = re.compile(r"([\\`*_\[\]<>$~^@|#])")
_MARKER = re.compile(
    r"(?:[-+:~%>]|\(?(?:\d{1,9}|[a-z]|[ivxlcdm]{1,9}|[IVXLCDM]{2,9}|#)(?=[.)])|\(?[A-Z](?=\)))(?=[.)]?(?:\s|$))|-(?=[-\s]*$)"
)


def escape_markdown(text: str) -> str:
    """A stretch of typed text as inline Markdown."""
    pieces, end = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [_with_emphasis(text[end : kept.start()]), _as_it_is(kept)]
        end = kept.end()
    return "".join([*pieces, _with_emphasis(text[end:])])


def escape_start(markdown: str) -> str:
    """Inline Markdown that begins a paragraph: "p. 12" and "1. A" are no items of a list, "> a" is no quotation."""
    found = _MARKER.match(markdown)
    if not found:
        return markdown
    at = found.end() if found.end() < len(markdown) and markdown[found.end()] in ".)" else found.start()
    return f"{markdown[:at]}\\{markdown[at:]}"


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
    return _SPECIAL.sub(r"\\\1", text)
