"""Step 3, rule: an author, with or without a year or a short title, means a work of theirs cited before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from footpress.resolution.dates import misses
from footpress.resolution.folding import initials, is_misspelling, name_key, share, title_words
from footpress.resolution.identity import are_one_spelt, is_chapter_of
from footpress.resolution.locators import may_hold
from footpress.resolution.mention import Link, Mention
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf, Work

_TYPES = {"article": {"article", "news"}, "book": {"book", "incollection", "report"}, "thesis": {"thesis"}}


_AGREES = 0.75
"""The share of its words that a short title must have in common with the title."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A work, how well it fits (negative: it does not), and the name it was found by where that is spelt otherwise."""

    work: Work
    score: float
    spelt: str = ""


def by_author(mention: Mention, shelf: Shelf) -> Link | None:
    """The work that fits the names, title words, year and kind best; of equals the one cited last, with a query."""
    if not mention.keys or not mention.is_back_reference:
        return None
    candidates = [item for item in _candidates(mention, shelf) if item.score > 0]
    if not candidates:
        return None
    best = max(candidates, key=lambda item: (item.score, item.work.last.order))
    rivals = [item.work for item in candidates if item.work is not best.work and item.score >= best.score]
    return _link(mention, best, rivals)


def _link(mention: Mention, best: _Candidate, rivals: Sequence[Work]) -> Link:
    queries = []
    if best.spelt:
        queries.append(f"{shown(mention)}: the name is spelt otherwise in {called(best.work.first)}; the same work was taken.")
    if rivals:
        others = "; ".join(called(work.first) for work in rivals[:3])
        queries.append(
            f"{shown(mention)} can mean several works: {called(best.work.first)} was taken, cited last; others: {others}."
        )
    confidence = 0.6 if rivals else 0.8 if best.spelt else 0.96 if _said_title(mention) or mention.year else 0.93
    what = " and ".join(
        word for word, said in (("author", True), ("title", _said_title(mention)), ("year", mention.year)) if said
    )
    return Link(best.work.first, confidence, f"the same {what}", tuple(queries))


def _candidates(mention: Mention, shelf: Shelf) -> list[_Candidate]:
    first, *others = mention.keys
    exact = [_Candidate(work, _score(mention, work, mention.keys)) for work in shelf.by_name(first)]
    if any(item.score > 0 for item in exact):
        return exact
    parts = [
        _Candidate(work, _score(mention, work, (part, *others)) - 0.5) for part in _parts(mention) for work in shelf.by_name(part)
    ]
    if not others:
        parts += [_Candidate(work, _score(mention, work, ()) - 0.8) for work in shelf.by_part(first)]
    if any(item.score > 0 for item in parts):
        return parts
    return [
        _Candidate(work, _score(mention, work, (name, *others)) - 0.5, name)
        for name in shelf.names_like(first)
        if is_misspelling(first, name)
        for work in shelf.by_name(name)
    ]


def _parts(mention: Mention) -> tuple[str, ...]:
    """Other keys for the first author: halves of a double name, a given name that is really the family name."""
    name = mention.authors[0]
    words = [name_key(word) for word in f"{name.family} {name.given}".replace("-", " ").split()]
    return tuple(dict.fromkeys(word for word in words if len(word) > 3 and word != mention.keys[0]))


def _said_title(mention: Mention) -> tuple[str, ...]:
    """The title, or the container where only that was read; not one that may be nothing but names."""
    return () if mention.titled_by_names else mention.title or mention.container


def _score(mention: Mention, work: Work, keys: Sequence[str]) -> float:
    """How well a work fits. `keys` are the names that must agree ("" and () where the name was found in another way)."""
    described = work.described
    reference = mention.reference
    if any(is_chapter_of(mention.description, other.description) for other in described):
        return -9.0
    total = _names(mention, keys, described) + _given(mention, described, keys)
    total += _title(mention, described) + _year(mention, described)
    if mention.back.form:
        total += 0.5 if any(other.reference.type in _TYPES[mention.back.form] for other in described) else -0.5
    if mention.container and any(share(mention.container, (*other.container, *other.title)) >= 0.7 for other in described):
        total += 1.0
    if (volume := reference.get("volume")) and any(other.reference.get("volume") for other in described):
        total += 0.6 if any(other.reference.get("volume") == volume for other in described) else -0.6
    if not all(may_hold(other, reference.get("locator")) for other in described):
        total -= 0.4
    return total


def _names(mention: Mention, keys: Sequence[str], described: Sequence[Mention]) -> float:
    """Names that agree count by how many; where several are given and not all are the work's first, only a title can help.

    Editors are the authors of a work that names no author, and of no other.
    """
    if not keys:
        return 1.0
    authors = [other.keys for other in described]
    if any(list(keys) == list(names) for names in authors):
        return 2.0
    if any(set(keys) == set(names) or list(keys) == list(names[: len(keys)]) for names in authors):
        return 1.6
    if len(keys) > 1 and not _said_title(mention):
        return -9.0
    if any(keys[0] in names for names in authors):
        return 1.0
    return 0.7 if any(keys[0] in other.editor_keys and not other.keys for other in described) else -9.0


def _given(mention: Mention, described: Sequence[Mention], keys: Sequence[str]) -> float:
    """Initials that agree count a little; initials that contradict exclude."""
    own = mention.authors[0]
    for other in described:
        for name in other.authors:
            if own.literal or name.literal or not keys or name_key(name.family) != keys[0]:
                continue
            if share(title_words(own.given), (*other.title, *other.container)) == 1.0:  # "Wehler, Gesellschaftsgeschichte"
                return 1.0
            one, two = (
                "" if re.search(r"[^\W\d_]{3}", n.given) and n.given.isupper() else initials(n.given) for n in (own, name)
            )
            if one and two:
                return 0.3 if one[0] == two[0] else -1.5 if mention.back.kind == "opcit" else -9.0
    return 0.0


def _title(mention: Mention, described: Sequence[Mention]) -> float:
    """Title words that agree decide; a title that does not agree excludes, where the work has a title at all."""
    words = _said_title(mention)
    titles = [other.title or other.container for other in described if other.title or other.container]
    if not words or not titles:
        return 0.0
    if max(_agreeing(words, title) for title in titles) >= _AGREES:
        return 3.0 + max(share(title, words) for title in titles)
    return 1.0 if any(share(words, other.container) >= _AGREES for other in described) else -9.0


def _agreeing(words: Sequence[str], title: Sequence[str]) -> float:
    """The share of the words given that are words of the title, inflected, abbreviated or misspelt."""
    found = [word for word in words if share((word,), title) or any(are_one_spelt(word, other) for other in title)]
    return len(found) / len(words)


def _year(mention: Mention, described: Sequence[Mention]) -> float:
    """A date that agrees counts as much as the names; one that contradicts excludes."""
    dates = [other.reference.get(name) for other in described for name in ("date", "orig_date")]
    known = [date for date in dates if date]
    if not mention.year or not known:
        return 0.0
    date = mention.reference.get("date")
    if not all(misses(date, one) for one in known):
        return 2.0
    return -9.0
