"""Markdown as a person would have typed it: words and `*emphasis*`, without escapes, links and spans."""

from __future__ import annotations

import re

_SPAN = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\(<?([^()<>\s]*(?:\([^()\s]*\)[^()<>\s]*)*)>?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]*)>(?:\{[^{}]*\})?")
_RAISED = re.compile(r"(?<!\\)[\^~]([^\s^~]{1,12})(?<!\\)[\^~]")
_STRONG = re.compile(r"(?<!\\)\*\*+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~ ])")
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">"}


def typed_text(markdown: str) -> str:
    """The words of a piece of Markdown in one line."""
    text = re.sub(r"\\\n|\n\s*", " ", markdown)
    for _ in range(2):  # a span in a span
        text = _SPAN.sub(r"\1", text)
    text = _LINK.sub(lambda found: _linked(found[1], found[2]), text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _RAISED.sub(r"\1", _STRONG.sub("", text))
    for entity, sign in _ENTITIES.items():
        text = text.replace(entity, sign)
    return " ".join(_ESCAPE.sub(r"\1", text).split())


def _linked(words: str, target: str) -> str:
    """The words of a link; where they name its address, or say less than it (a button, "link"), the address as well."""
    bare = re.sub(r"^(?:https?://|mailto:)(?:www\.)?", "", target).rstrip("/")
    if target.startswith("#") or not target.startswith("http"):
        return words
    shown = _ESCAPE.sub(r"\1", words)
    if bare and bare in shown:
        return shown
    return target if re.match(r"https?://|www\.|doi", shown, re.IGNORECASE) else words
