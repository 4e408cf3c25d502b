"""The headings of an article, for the contents of its web page."""

from __future__ import annotations

from footpress.text.parsing import parse_fragment

FEWEST = 3
"""An article with fewer headings needs no contents."""


def contents(body: str) -> tuple[tuple[str, str], ...]:
    """(id, words) of every heading of the first level, without the numbers of its calls; () where there are only a few."""
    root = parse_fragment(body)
    for call in root.xpath(".//*[@class='call']"):
        call.drop_tree()
    found = tuple((str(h2.get("id")), " ".join(h2.text_content().split())) for h2 in root.iter("h2") if h2.get("id"))
    return found if len(found) >= FEWEST else ()
