"""Step 3, rule: "supra note 5", "op. cit., n. 8", "wie Anm. 3", "dipnot 5" mean a citation of that note."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.resolution.author import by_author
from footpress.resolution.folding import is_misspelling, share
from footpress.resolution.mention import Link, Mention, Placed
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf


def by_note_number(mention: Mention, shelf: Shelf) -> Link | None:
    """The citation of the note that the words name, which fits the author and title best."""
    if not mention.is_back_reference or mention.back.below:
        return None
    for number in mention.back.notes:
        if number >= mention.note.number:
            continue
        if link := _in_note(mention, number, shelf):
            return link
    return None


def _in_note(mention: Mention, number: int, shelf: Shelf) -> Link | None:
    candidates = shelf.in_note(number)
    if not candidates:
        return None
    best = max(candidates, key=lambda item: (_fit(mention, item, shelf), -item.mention.index))
    fit = _fit(mention, best, shelf)
    if fit < 1 and mention.reference.kind == "full" and not mention.is_scant:
        return None  # "p. 45 (n. 7)" after a full citation: a note of the work cited
    if _is_part_of(mention, best, shelf):
        query = f"{shown(mention)} stands in the book of {called(best)}: complete its entry from there."
        return Link(best, 0.8, f"the book cited in note {number}", (query,), own_work=True)
    if fit > 0:
        return Link(best, 0.98, f"it names note {number}")
    if mention.keys and (elsewhere := by_author(mention, shelf)):
        query = f"{shown(mention)} names note {number}, which cites no such author; {called(elsewhere.to)} was taken."
        return Link(elsewhere.to, 0.85, elsewhere.reason, (*elsewhere.queries, query))
    if mention.keys or mention.title:
        query = f"{shown(mention)} names note {number}, but the author or title there is another: {called(best)} was taken."
        return Link(best, 0.75, f"it names note {number}", (query,))
    if len({item.work for item in candidates}) > 1:
        query = f"{shown(mention)} names note {number}, which cites {len(candidates)} works; {called(candidates[0])} was taken."
        return Link(candidates[0], 0.7, f"it names note {number}", (query,))
    return Link(best, 0.97, f"it names note {number}")


def _described(item: Placed, shelf: Shelf) -> Sequence[Mention]:
    return (item.mention,) if item.work is None else (item.mention, *shelf.works[item.work].described)


def _fit(mention: Mention, item: Placed, shelf: Shelf) -> float:
    """How well a citation fits the names and title given; 0 where nothing is given or nothing fits."""
    described = _described(item, shelf)
    names = {key for other in described for key in (other.keys or other.editor_keys)}
    own = [*mention.keys, *mention.editor_keys]
    name = max(
        (1.0 if key in names else 0.7 if any(is_misspelling(key, other) for other in names) else 0.0 for key in own), default=0.0
    )
    title = max(share(mention.title, (*other.title, *other.container)) for other in described)
    return name + (title if title >= 0.5 else 0.0)


def _is_part_of(mention: Mention, item: Placed, shelf: Shelf) -> bool:
    """A chapter with its own author and title "in Thomas, op. cit., n. 8"."""
    described = _described(item, shelf)
    names = {key for other in described for key in (*other.keys, *other.editor_keys)}
    title = max(share(mention.title, other.title) for other in described)
    return bool(mention.title and mention.keys) and not set(mention.keys) & names and title < 0.5
