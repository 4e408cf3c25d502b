"""The end of a sentence about a word that is not known: the nearest that is, else all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches


def named(word: str, known: Iterable[str]) -> str:
    """ "did you mean book-review?" or "known are …."; words in another order, or a word of several, are near too."""
    names = tuple(known)
    near = get_close_matches(word, names, n=1)
    among = near or [name for name in names if set(parts(word)) and set(parts(word)) <= set(parts(name))][:1]
    return f"did you mean {among[0]}?" if among else f"known are {', '.join(names)}."


def key_of(words: str) -> str:
    """Words as the key that they are: "Writing – original draft" is "writing-original-draft"."""
    return "-".join(parts(words))


def parts(words: str) -> list[str]:
    """The words of a key or a phrase, in small letters."""
    return re.findall(r"[a-z0-9]+", words.casefold())
