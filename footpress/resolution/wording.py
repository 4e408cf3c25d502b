"""Step 3, rule: a short form whose words all stand in one earlier citation, whatever fields either was read into."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.resolution.dates import misses
from footpress.resolution.folding import share
from footpress.resolution.identity import is_chapter_of
from footpress.resolution.mention import Link, Mention
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf, Work

_ENOUGH = 0.75
"""The share of the short form's words that the earlier citation must have."""


def by_wording(mention: Mention, shelf: Shelf) -> Link | None:
    """The work whose citation has the first word and most of the others; of equals the one cited last, with a query."""
    if not mention.is_back_reference or not mention.wording or (mention.reference.kind == "full" and not mention.is_scant):
        return None
    if (
        mention.keys
        and not mention.container
        and (not mention.title or mention.titled_by_names)
        and shelf.by_name(mention.keys[0])
    ):
        return None  # the author is known, and none of their works fits
    scored = [(score, work) for work in shelf.by_wording(mention.wording) if (score := _score(mention, work)) >= _ENOUGH]
    if scored:
        best_score, best = max(scored, key=lambda pair: (pair[0], pair[1].last.order))
        return _link(mention, best, [work for score, work in scored if work is not best and score >= best_score])
    return _by_known_name(mention, shelf)


def _by_known_name(mention: Mention, shelf: Shelf) -> Link | None:
    """With op. cit. and no title any known family name in the citation will do: "The phrase is Sartre's, op. cit., p. 58"."""
    if mention.back.kind != "opcit" or mention.title:
        return None
    for word in mention.wording:
        if works := shelf.by_name(word):
            return _link(mention, works[0], works[1:])
    return None


def _link(mention: Mention, work: Work, rivals: Sequence[Work]) -> Link:
    if not rivals:
        return Link(work.first, 0.8, "the same words")
    others = "; ".join(called(rival.first) for rival in rivals[:3])
    query = f"{shown(mention)} can mean several works: {called(work.first)} was taken, cited last; others: {others}."
    return Link(work.first, 0.5, "the same words", (query,))


def _score(mention: Mention, work: Work) -> float:
    return max(_score_one(mention, other) for other in work.described)


def _score_one(mention: Mention, other: Mention) -> float:
    """The share of words in common; 0.0 without the first one, for another year, or for one word not near the start."""
    wording = other.wording
    if is_chapter_of(mention.description, other.description) or not share(mention.wording[:1], wording):
        return 0.0
    if misses(mention.reference.get("date"), other.reference.get("date")):
        return 0.0
    if not mention.title and not mention.container and not share(mention.wording[:1], other.lead):
        return 0.0
    return share(mention.wording, wording)
