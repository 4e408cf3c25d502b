"""Step 2, the reader: what the network sees of a note: the letters of each token, how it is set, its dictionaries, the rules' hint.

The same code makes what it learns from (tools/training) and what it reads; a network knows its traits by their order here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from footpress.references.features import dictionary_tags
from footpress.references.network.arithmetic import Floats
from footpress.references.sheet import Sheet
from footpress.references.tokens import Token

WIDTH = 18
"""Letters of a token that are seen."""
ADDRESS = "\x01"
"""What stands for an address or a DOI: one sign, however long it is."""
_KINDS = ("word", "number", "punct", "url", "doi")
_TAGS = "GPCJNUBLAkHphsvndetirTRymSF&lgb"
_SETTING = len(_KINDS)
ITALIC = (_SETTING + 1, _SETTING + 2)
"""The traits that say italics."""
SETTING_SIZE = _SETTING + 7
"""The traits of kind and setting; the dictionaries stand behind them."""
TRAITS = SETTING_SIZE + len(_TAGS)


class Seen(NamedTuple):
    """A note as the network sees it: a word (at most WIDTH letters), traits [tokens, TRAITS] and the rules' hint for each token."""

    words: tuple[str, ...]
    traits: Floats
    hints: tuple[str, ...]


def see(sheet: Sheet) -> Seen:
    """What the network sees of a sheet whose hints are read."""
    rows = []
    italic = quoted = 0
    for token, word in zip(sheet.tokens, sheet.words, strict=True):
        tags = dictionary_tags(word) if token.kind == "word" else ""
        rows.append(_traits(tags, *_setting(token, italic, quoted)))
        italic, quoted = token.italic, token.quoted
    words = tuple(ADDRESS if token.kind in ("url", "doi") else token.text[:WIDTH] for token in sheet.tokens)
    traits = np.array(rows, np.float32) if rows else np.zeros((0, TRAITS), np.float32)
    return Seen(words, traits, tuple(sheet.labels))


def _setting(token: Token, italic: int, quoted: int) -> tuple[str, bool, int, int, bool, int]:
    """How a token is set: kind, blank before it, italic and quoted (0 no, 1 goes on, 2 begins), in a link, depth of brackets."""
    return (
        token.kind,
        token.gap,
        (1 + (token.italic != italic)) if token.italic else 0,
        (1 + (token.quoted != quoted)) if token.quoted else 0,
        bool(token.linked),
        min(token.depth, 3),
    )


@cache
def _traits(tags: str, kind: str, gap: bool, italic: int, quoted: int, linked: bool, depth: int) -> tuple[float, ...]:
    kinds = (float(kind == each) for each in _KINDS)
    setting = (float(gap), float(italic > 0), float(italic > 1), float(quoted > 0), float(quoted > 1), float(linked), depth / 2)
    return (*kinds, *setting, *(float(tag in tags) for tag in _TAGS))
