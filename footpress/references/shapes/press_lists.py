"""Shape of step 2: pieces of one paper in a row: "“A,” The News. May 7, 2021. “B,” May 9, 2021."."""

from __future__ import annotations

import re

from footpress.references.shapes.found import Found, Piece, Scan, date_end
from footpress.text.late_patterns import late

_TITLE = late(r"(?P<title>“[^“”]{3,200}”|\"[^\"]{3,200}\"|«[^«»]{3,200}»),?\s")
_PAPER = late(r"(?P<container>[A-ZÀ-Þ][^.,;:“”\"()]{2,60})[.,]\s")


def press_lists(scan: Scan) -> Found | None:
    """The first, with its paper, where a title and a date follow alone; and each that follows, of the same paper."""
    text, at = scan.bare.text, scan.at
    goes_on = scan.before is not None and scan.before.rule == "press lists"
    title = _TITLE.match(text, at)
    if title is None:
        return None
    pieces = [Piece("title", *title.span("title"))]
    begin = title.end()
    if not goes_on:
        paper = _PAPER.match(text, begin)
        if paper is None:
            return None
        pieces.append(Piece("container", *paper.span("container")))
        begin = paper.end()
    end = date_end(text, begin, len(text))
    if end == begin or (not goes_on and not _another(text, end)):
        return None
    if goes_on and scan.before is not None:
        paper_before = next(piece for piece in scan.before.pieces if piece.name == "container")
        name = paper_before.value or text[paper_before.start : paper_before.end]
        pieces.append(Piece("container", begin, begin, name))
    return Found("news", (*pieces, Piece("date", begin, end)), end, "press lists")


def _another(text: str, end: int) -> bool:
    """Whether a title with nothing but a date follows."""
    gap = re.compile(r"[.;,]\s").match(text, end)
    title = _TITLE.match(text, gap.end()) if gap else None
    return title is not None and date_end(text, title.end(), len(text)) > title.end()
