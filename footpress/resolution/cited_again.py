"""Step 3, rule: a full citation of a work that was cited in full before is the same work."""

from __future__ import annotations

from footpress.resolution.identity import Verdict, are_told_apart, compare
from footpress.resolution.mention import Link, Mention
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf, Work


def by_identity(mention: Mention, shelf: Shelf) -> Link | None:
    """The same DOI or URL, or title and people and numbers that do not contradict."""
    if mention.is_thin and not mention.container:
        return None
    doubtful = []
    for work in _candidates(mention, shelf):
        for other in work.described:
            if are_told_apart(mention.description, other.description):
                continue
            verdict = compare(mention.description, other.description)
            if verdict.is_same:
                return Link(work.first, verdict.likeness, "the same work cited again", _spelling(mention, verdict, work))
            if other is work.first.mention and _may_be_a_slip(verdict):
                doubtful.append((work, verdict))
    shelf.doubtful = (mention, doubtful)
    return None


def doubt_new_work(mention: Mention, shelf: Shelf) -> str:
    """The query about a full citation that differs from an earlier one by what may be a slip; "" where there is none."""
    if not mention.title or not mention.keys:
        return ""
    asked, doubtful = shelf.doubtful
    for work, verdict in doubtful if asked is mention else ():
        difference = verdict.differences[0]
        if difference.what != "year":
            return f"{shown(mention)} may be {called(work.first)}: {verdict.sentence}."
        if mention.title == work.first.mention.title:
            return (
                f"{shown(mention)} may be another edition of {called(work.first)}, or its date ({mention.year}, there "
                f"{work.first.mention.year}) is mistyped."
            )
    return ""


def _may_be_a_slip(verdict: Verdict) -> bool:
    return len(verdict.differences) == 1 and verdict.differences[0].doubtful and verdict.reason != ""


def _candidates(mention: Mention, shelf: Shelf) -> list[Work]:
    """Works that have its address, a person of it, or words of its title."""
    by_address = shelf.by_address(mention)
    by_name = shelf.by_name(mention.keys[0]) if mention.keys else ()
    words = shelf.by_words(mention.title or mention.container)
    return list(dict.fromkeys((*([by_address] if by_address else []), *by_name, *words)))


def _spelling(mention: Mention, verdict: Verdict, work: Work) -> tuple[str, ...]:
    if not verdict.spellings:
        return ()
    if any(difference.what == "name" for difference in verdict.spellings):
        return (f"{shown(mention)}: the name is spelt otherwise in {called(work.first)}; the same work was taken.",)
    return (f"{shown(mention)}: the title is spelt otherwise in {called(work.first)}; the same work was taken.",)
