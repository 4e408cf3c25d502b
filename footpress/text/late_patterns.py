"""Patterns that are compiled when they are first used. Those that hold the words of all languages take a millisecond and more each, and most
commands use few of them: a Word file is read without the patterns by which plain text is."""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class Late:
    """A pattern not yet compiled. It answers as the compiled one does, but is none to isinstance, nor to the functions of `re`."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._given)
        self.__dict__.update({each: getattr(compiled, each) for each in _ASKED})
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, made when it is first used; where it is wrong, it raises then."""
    return cast("re.Pattern[str]", Late(pattern, flags))
