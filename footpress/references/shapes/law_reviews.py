"""Shape of step 2: an article in the way of the Bluebook: "Bell, Odin & Tovey, *The Law of Ferries*, 54 Ariz. St. L.J. 1073, 1078 (2022)"."""

from __future__ import annotations

import re

from footpress.references.shapes.found import Found, Piece, Scan

_REVIEW = re.compile(
    r"(?P<volume>\d{1,4})\s(?P<container>(?:[A-Z][\w.’'&-]*\.?\s|&\s|of\s|on\s){0,8}[A-Z][\w.’'&-]*(?:\s(?:[A-Z][\w.’'&-]*))*\.)\s"
    r"(?P<pages>\d{1,5})(?:,\s(?P<locator>\d+(?:[–-]\d+)?))?\s\((?P<date>(?:19|20)\d\d)\)"
)
_SEVERAL = re.compile(r",\s(?:&\s|and\s)?|\s&\s|\sand\s")


def law_reviews(scan: Scan) -> Found | None:
    """Authors, an emphasised title, and volume, review and first page behind it. With commas and "&" alone each name is one author's."""
    bare, at = scan.bare, scan.at
    found = _REVIEW.search(bare.text, at, at + 500)
    if found is None or bare.is_slanted(found.start()):
        return None
    title = [place for place in range(at, found.start()) if bare.is_slanted(place)]
    if not title or bare.text[title[-1] + 1 : found.start()].strip(" ,”’") or title[0] == at:
        return None
    people = bare.text[at : title[0]].strip(" ,")
    if (
        title[-1] - title[0] + 1 != len(bare.text[title[0] : title[-1] + 1])
        or len(people) > 150
        or re.search(r"[.;:]\s[a-z]|\d", people)
    ):
        return None
    names = [name for name in _SEVERAL.split(people) if name]
    if not all(name[0].isupper() for name in names):
        return None
    start = at + bare.text[at : title[0]].index(people)
    pieces = [Piece("author", start, start + len(people)), Piece("title", title[0], title[-1] + 1)]
    pieces += [Piece(name, *found.span(name)) for name in ("volume", "container", "pages", "locator", "date") if found[name]]
    return Found("article", tuple(pieces), found.end(), "law reviews")
