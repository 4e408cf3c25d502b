"""Step 3, rule: a short title, or the name of an organisation or newspaper, means a work cited before."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.resolution.dates import misses
from footpress.resolution.folding import share, title_words
from footpress.resolution.identity import is_chapter_of
from footpress.resolution.locators import may_hold
from footpress.resolution.mention import Link, Mention
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf, Work


def by_title(mention: Mention, shelf: Shelf) -> Link | None:
    """The work that has nearly all words of the short title; of equals the one cited last, with a query."""
    words = _wanted(mention)
    if not words or not mention.is_back_reference or (mention.reference.kind == "full" and not mention.is_scant):
        return None
    scored = [(score, work) for work in shelf.by_words(words) if (score := _score(mention, words, work)) > 0]
    if not scored:
        return None
    score, best = max(scored, key=lambda pair: (pair[0], pair[1].last.order))
    rivals = [work for other, work in scored if work is not best and other >= score]
    queries: tuple[str, ...] = ()
    if rivals:
        others = "; ".join(called(work.first) for work in rivals[:3])
        queries = (f"{shown(mention)} can mean several works: {called(best.first)} was taken, cited last; others: {others}.",)
    return Link(best.first, 0.6 if rivals else 0.93 if score >= 2 else 0.8, "the same title", queries)


def _wanted(mention: Mention) -> tuple[str, ...]:
    """The words to look for: the title, else a corporate name, else the container."""
    if mention.title:
        return mention.title
    names = tuple(word for name in mention.authors if name.literal or not name.given for word in title_words(name.family))
    return names or (() if mention.keys else mention.container)


def _score(mention: Mention, words: Sequence[str], work: Work) -> float:
    """0 and less: another work. Whole titles count most, then beginnings of titles, then words from inside a title."""
    return max(_score_one(mention, words, other) for other in work.described)


def _score_one(mention: Mention, words: Sequence[str], other: Mention) -> float:
    if mention.keys and mention.title and other.keys and not set(mention.keys) & {*other.keys, *other.editor_keys}:
        return -1.0
    if is_chapter_of(mention.description, other.description) or _is_of_another_day(mention, other):
        return -1.0
    sources = [other.title, other.container] if mention.title else [other.title, _corporate(other), other.container]
    if not mention.title and any(_differ(mention, other, name) for name in ("volume", "issue", "pages")):
        return -1.0
    best = max((_likeness(words, source) - 0.5 * place for place, source in enumerate(sources) if source), default=0.0)
    if best <= 0:
        return best
    if mention.container and other.container:
        best += 0.4 if share(mention.container, other.container) >= 0.6 else -0.4
    return best - (0.0 if may_hold(other, mention.reference.get("locator")) else 0.3)


def _is_of_another_day(mention: Mention, other: Mention) -> bool:
    """Another date; beside a title and a container another year."""
    date = mention.reference.get("date")
    return misses(date[:4] if mention.title and mention.container else date, other.reference.get("date"))


def _differ(mention: Mention, other: Mention, name: str) -> bool:
    one, two = mention.reference.get(name), other.reference.get(name)
    return bool(one and two) and one != two


def _corporate(other: Mention) -> tuple[str, ...]:
    return tuple(word for name in other.authors if name.literal for word in title_words(name.family))


def _likeness(words: Sequence[str], title: Sequence[str]) -> float:
    if share(words, title) < 0.8:
        return 0.0
    if share(title, words) >= 0.8:
        return 3.0
    begins = share(words[:3], title[: len(words[:3]) + 1]) >= 0.66
    long_enough = len(words) >= 2 or len(words[0]) >= 5
    return 2.0 if begins and long_enough else 1.0 if len(words) >= 2 else 0.0
