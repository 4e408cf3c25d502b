"""Step 3. Page numbers as they are typed: an extent, a locator."""

from __future__ import annotations

import re

from footpress.text.late_patterns import late

_NO_PAGE = late(
    r"§|¶|\b(?:par|para|paras|ch|chap|art|abs|rn|rz|fig|tab|table|tabelle|footnote|n|fn|anm|cap|kap|lines?|l|v|vv)\b",
    re.IGNORECASE,
)


def page_range(pages: str) -> tuple[int, int] | None:
    """The first and last page of an extent; "547–53" is 547 to 553. None where it is no range of Arabic numbers."""
    match = re.search(r"(?<!\d)(\d{1,7})\s{0,3}[-–—‒―−]\s{0,3}(\d{1,7})(?!\d)", pages)
    if match is None:
        return None
    first, last = match.groups()
    whole = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
    return (int(first), whole) if int(first) <= whole else None


def first_page(locator: str) -> int | None:
    """The page that a locator begins with; None for paragraphs, chapters, sheets such as "A4"."""
    if _NO_PAGE.search(locator):
        return None
    match = re.match(r"[^\w]*(?:[a-zа-я]{1,5}\.?\s*)?(\d{1,7})(?!\d)(?![\d.]{0,9}[a-z]{3})", locator, re.IGNORECASE)
    return int(match[1]) if match and not re.match(r"[A-ZА-Я]\s?\d", locator) else None
