"""Paragraphs that a page, or a line that was broken by hand, cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.documents.tree.line_numbers import Placed
from footpress.documents.tree.taken_notes import without_notes
from footpress.documents.tree.typed import plain
from footpress.pandoc.elements import SPACE, Element
from footpress.problems import Problem
from footpress.text.late_patterns import late

_ENDS = late(r"[.!?…:;][\"”’»)\]]*$")
_BEGINS = late(r"[^\W\d_]{2}")
_FEWEST = 10  # words of a paragraph that was cut


def with_cut_paragraphs(blocks: Sequence[Placed], file: str) -> tuple[list[Placed], list[Problem]]:
    """The blocks; a paragraph that ends in mid-sentence goes on in the next, where that begins with a small letter."""
    made: list[Placed] = []
    problems: list[Problem] = []
    for line, block in blocks:
        if made and _is_cut(made[-1][1], block):
            before, after = plain(made[-1][1]["c"])[-25:], plain(block["c"])[:25]
            message = f"a page break seems to have cut this paragraph; it is joined to the one above (“{before} / {after}”)."
            problems.append(Problem(file, line, "paragraph-joined", "query", message))
            made[-1] = (made[-1][0], {"t": "Para", "c": [*made[-1][1]["c"], SPACE, *block["c"]]})
        else:
            made.append((line, block))
    return made, problems


def _is_cut(block: Element, following: Element) -> bool:
    if not block["t"] == following["t"] == "Para" or any(each["c"][-1]["t"] in ("Math", "Image") for each in (block, following)):
        return False
    after = plain(following["c"])
    if not _BEGINS.match(after) or not after[0].islower():
        return False
    before = plain(without_notes(block["c"]))
    return min(len(before.split()), len(after.split())) >= _FEWEST and not _ENDS.search(before)
