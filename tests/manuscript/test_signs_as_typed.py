"""Whatever signs a paragraph has, the Markdown that is written of it is read again as they were typed."""

import json
from itertools import product
from typing import Any

import pytest

from footpress.documents.tree.canonical_markdown import markdown_of
from footpress.documents.tree.typed import plain
from footpress.pandoc.running import read_markdown

SIGNS = "\\*_[]{}()^~<>&@#$|!\"'`.-+=:%/;,?"
TYPED = [f"a{first}{second}b" for first, second in product(SIGNS, repeat=2)]
TYPED += [f"Word {first}{second} end" for first, second in product("\\&@", SIGNS)]
TYPED += ["C:\\Users\\name\\_x", "&lt;b&gt;", "&amp;", "&#65;", "&nbsp;", "AT&T", "x\\", "\\[a\\]", "&c; &c.", "2\\^3", "\\alpha"]


PRINTERS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "...", "\N{NO-BREAK SPACE}": " "})
"""Typewriter's marks become a printer's."""


def paragraph(text: str) -> list[Any]:
    inlines: list[Any] = []
    for word in text.split(" "):
        inlines += [{"t": "Str", "c": word}, {"t": "Space"}]
    return [{"t": "Para", "c": inlines[:-1]}]


@pytest.fixture(scope="module")
def read_again() -> list[str]:
    written = markdown_of([paragraph(text) for text in TYPED])
    return [plain(block["c"]).translate(PRINTERS) for block in json.loads(read_markdown("\n\n".join(written)).text)["blocks"]]


def test_every_pair_of_signs_is_read_again_as_it_was_typed(read_again: list[str]) -> None:
    assert len(read_again) == len(TYPED)
    assert [(typed, read) for typed, read in zip(TYPED, read_again, strict=True) if typed != read] == []
