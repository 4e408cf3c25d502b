"""The keys that a piece of Markdown cites, as pandoc reads them: @key, @{a key}."""

from __future__ import annotations

import re

_KEY = re.compile(r"(?<![\w\\])@(?:\{([^{}]+)\}|([\w:.#$%&+?<>~/-]*\w))")


def every_key(markdown: str) -> tuple[str, ...]:
    """The keys that a passage cites, in order, as often as it does."""
    return tuple(braced or bare for braced, bare in _KEY.findall(markdown))


def keys_in(markdown: str) -> tuple[str, ...]:
    """The same, each once."""
    return tuple(dict.fromkeys(every_key(markdown)))
