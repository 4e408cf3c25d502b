"""Step 2, reading: who stands behind a work without a publisher in the book trade.

A report's institution and a thesis's university are its publisher; a web page's is the site that holds it.
"""

from __future__ import annotations

from collections.abc import Sequence


def publishing_bodies(labels: Sequence[str], work: str) -> list[str]:
    """Labels in which the body of a report or thesis is "publisher" and that of a web page "container"."""
    present = set(labels)
    if work in ("report", "thesis") and "container" in present and not {"publisher", "issue", "volume", "pages"} & present:
        return ["publisher" if label == "container" else label for label in labels]
    if work == "web" and "publisher" in present and not {"container", "place"} & present:
        return ["container" if label == "publisher" else label for label in labels]
    return list(labels)
