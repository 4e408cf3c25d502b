"""Shape of step 2: a gazette or reporter alone: "BVerfGE 39, 1 (12)", "BGBl. I 2006, S. 2587"."""

from __future__ import annotations

import re

from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.law_parts import closed, limit_of
from footpress.references.shapes.printed_law import printed


def gazettes(scan: Scan) -> Found | None:
    """A place of printing alone: "BVerfGE 39, 1 (12)", "OJ L 328/122", "92 Stat. 2216 (1978)"."""
    bare, at = scan.bare, scan.at
    limit = limit_of(bare, at)
    if at >= limit or bare.is_quoted(at) or bare.is_slanted(at):
        return None
    where = printed(bare.text, at, limit)
    told = {piece.name for piece in where}
    if not where or not told & {"pages", "issue", "volume", "locator"}:
        return None
    end = where[-1].end
    pieces = [*where]
    if named := re.compile(r"\s[–—]\s(?P<name>[A-ZÄÖÜ][^.;,:()]{2,60})(?=[.;)]|$)").match(bare.text, end, limit):
        pieces.append(Piece("title", *named.span("name")))
        end = named.end()
    if not re.compile(r"\s*(?:$|[.;)\]]|https?:)").match(bare.text, end):
        return None
    return closed(bare, pieces, limit, "gazettes")
