"""Step 3: each reference of a document tied to a work, or to none.

The rules stand in one list, tried in order; the first that finds something wins. A rule takes a mention and the shelf of what was
cited before, and gives a link or None. What no rule ties is a work of its own where it says enough, and nothing otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from footpress.model.doubt import Doubt
from footpress.model.reference import Reading, Reference, Resolved, Span
from footpress.resolution.anthology import by_anthology
from footpress.resolution.author import by_author
from footpress.resolution.cited_again import by_identity, doubt_new_work
from footpress.resolution.ibid import by_ibid, by_ibid_with_name
from footpress.resolution.identity import other_numbers
from footpress.resolution.law import by_law
from footpress.resolution.law_sections import with_section
from footpress.resolution.locators import doubt_locator
from footpress.resolution.mention import Link, Mention, mentions
from footpress.resolution.note_number import by_note_number
from footpress.resolution.same_author import with_author
from footpress.resolution.shelf import Shelf
from footpress.resolution.short_name import by_short_name
from footpress.resolution.standing import as_short, doubt_standing, stands_alone
from footpress.resolution.title import by_title
from footpress.resolution.translation import by_translation
from footpress.resolution.unread import read_unread
from footpress.resolution.wording import by_wording

RULES: tuple[Callable[[Mention, Shelf], Link | None], ...] = (
    by_note_number,
    by_translation,
    by_ibid,
    by_short_name,
    by_law,
    by_identity,
    by_author,
    by_title,
    by_wording,
    by_ibid_with_name,
    by_anthology,
)

_WEIGHED = (by_identity, by_law, by_anthology)
"""Rules that compare the numbers themselves, or that ask a person each time."""
_NEW = 0.97
_UNLINKED = 0.8
"""The share of citations left without a link, as new works and as nothing, that earned none."""


def resolve(
    readings: Sequence[Reading], known: Sequence[Reading] = (), tied: Mapping[tuple[int, Span], int] | None = None
) -> tuple[Resolved, ...]:
    """All references of one document in order, each tied to a work or to none. `readings` are its notes in order.

    `known` are works that stand beside the notes, each a reading with one reference: a list of works, a bibliography. They are the
    works 0, 1, 2 …; `tied` gives those of references that are known to mean one of them, by their note and span.
    A note in which nothing was read may prove to be a back-reference by the notes before it: then it has one more than its reading.
    """
    shelf = Shelf()
    for each in known:
        shelf.know(next(mentions(each)))
    return tuple(_resolve(mention, shelf, tied or {}) for reading in readings for mention in _turned_to(reading, shelf))


def _turned_to(reading: Reading, shelf: Shelf) -> Iterator[Mention]:
    shelf.turn_to(reading.note)
    return mentions(read_unread(reading, shelf))


def _resolve(mention: Mention, shelf: Shelf, tied: Mapping[tuple[int, Span], int]) -> Resolved:
    if (work := tied.get((mention.note.number, mention.reference.span))) is not None:
        shelf.place(mention, work)
        return Resolved(mention.note, mention.reference, work, confidence=_NEW, reason="author and year in the list of works")
    mention = with_author(mention, shelf)
    link = _link(mention, shelf)
    if link is None:
        return _unlinked(mention, shelf)
    doubt = doubt_locator(mention, link, shelf)
    placed = shelf.place(mention, link.to.work, new=link.own_work)
    target = link.to.mention
    return Resolved(
        mention.note,
        _tied(mention, link, shelf),
        placed.work,
        None if link.to.is_listed else target.note.number,
        None if link.to.is_listed else target.index,
        round(link.confidence * (0.8 if doubt else 1.0), 3),
        (*_unsure(*link.queries), *_unlike(doubt)),
        link.reason,
        link.is_apart,
    )


def _link(mention: Mention, shelf: Shelf) -> Link | None:
    """What the first rule finds that no number contradicts."""
    found = ((rule, link) for rule in RULES if (link := rule(mention, shelf)))
    return next((link for rule, link in found if rule in _WEIGHED or not _has_other_numbers(mention, link, shelf)), None)


def _has_other_numbers(mention: Mention, link: Link, shelf: Shelf) -> bool:
    """Whether a short form gives a number that the work it would be tied to doesn't have."""
    if link.own_work or link.to.work is None:
        return False  # a chapter has its own numbers; of what means no work nothing is known
    described = [other.description for other in shelf.works[link.to.work].described]
    return other_numbers(mention.description, described) is not None


def _unlinked(mention: Mention, shelf: Shelf) -> Resolved:
    """A work of its own where the citation says enough; where it says too little for a full citation, a person is told."""
    if not stands_alone(mention):
        shelf.place(mention, None)
        return Resolved(mention.note, as_short(mention), None, confidence=_UNLINKED)
    reference = replace(mention.reference, kind="full") if mention.back.same_author else mention.reference
    doubts = _unsure(doubt_standing(mention)) if reference.kind != "full" else _unlike(doubt_new_work(mention, shelf))
    placed = shelf.place(mention, None, new=True)
    return Resolved(mention.note, reference, placed.work, confidence=_NEW, doubts=doubts, reason="a work of its own")


def _unsure(*sentences: str) -> tuple[Doubt, ...]:
    return tuple(Doubt("link-unsure", sentence) for sentence in sentences if sentence)


def _unlike(sentence: str) -> tuple[Doubt, ...]:
    return (Doubt("work-unlike", sentence),) if sentence else ()


def _tied(mention: Mention, link: Link, shelf: Shelf) -> Reference:
    """The reference as a short form where it says no more than one, and a short form of the type of its work."""
    reference = as_short(mention) if mention.is_lean or _is_provision(mention, link, shelf) else mention.reference
    if reference.kind == "full" or link.own_work or link.to.work is None:
        return reference
    work = shelf.works[link.to.work]
    tied = replace(reference, type=work.first.mention.reference.type)
    return with_section(tied, mention.note.raw, [other.reference.get("title") for other in work.described])


def _is_provision(mention: Mention, link: Link, shelf: Shelf) -> bool:
    """Whether it names no law, but the gazette of one whose name was cited: "Article 7 (Journal of Laws of 2015, item 1513)"."""
    said = mention.reference.get
    if mention.reference.type != "legal" or link.to.work is None or said("title") or not (said("locator") and said("pages")):
        return False
    return bool(shelf.works[link.to.work].first.mention.title)


__all__ = ["RULES", "resolve"]
