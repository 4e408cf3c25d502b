"""The ids of headings that call a note: pandoc makes them of the words and the note's number, so that a note put before it moves them."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count
from typing import Any

from footpress.citing.cited_tree import words_in
from footpress.pandoc.elements import structures

_GIVEN = re.compile(r"\{[^{}\n]*#([^\s{}]+)")

OF_EDITIONS = re.compile(
    r"(?:note|call|aside|ref|citation|correction)-.*|p\d+|page-\d+|text|title|subtitle|notes|copied|corrections|bibliography|contents|abstract(?:-.*)?|about|cite|colophon|nav|style|cover"
)
"""The ids that the templates of the web page and of the EPUB give."""


def settle_heading_ids(tree: dict[str, Any], text: str) -> None:
    """Make the id of each heading that calls a note of its words alone; those that the text gives (`{#quay}`) stay."""
    given = set(_GIVEN.findall(text))
    headings = [element for element in structures(tree["blocks"]) if element["t"] == "Header"]
    noted = [
        each
        for each in headings
        if any(inner["t"] == "Note" for inner in structures(each["c"][2])) and each["c"][1][0] not in given
    ]
    taken = {each["c"][1][0] for each in headings if each not in noted} | given
    for heading in noted:
        heading["c"][1][0] = _free(identifier(words_in(heading["c"][2])), taken)
        taken.add(heading["c"][1][0])


def identifier(words: str) -> str:
    """Words as pandoc's auto_identifiers have them: letters, figures and `_-.` in small letters, from the first letter on."""
    kept = "".join(sign for sign in words.lower() if sign.isalnum() or sign in "_-. \t\n")
    joined = "-".join(kept.split())
    return joined[next((place for place, sign in enumerate(joined) if sign.isalpha()), len(joined)) :] or "section"


def _free(name: str, taken: Collection[str]) -> str:
    """The name, else with the first number that makes it one of its own, as pandoc does."""
    return name if name not in taken else next(f"{name}-{n}" for n in count(1) if f"{name}-{n}" not in taken)
